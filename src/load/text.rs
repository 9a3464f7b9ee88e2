//! One file becomes one text, or a finding that says why not.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::rules::{EMPTY, NOT_TEXT, TOO_LARGE, UNREADABLE};
use crate::base::{FileId, SitePath, Sources, Span};
use crate::report::{Finding, Rule, Where};

/// The most bytes that a text file may have: 1 MiB, some 150,000 words.
const LIMIT: u64 = 1024 * 1024;

/// Why a file has no text.
pub(super) struct Fault {
    rule: &'static Rule,
    message: String,
    help: &'static str,
}

/// Returns the text of a file.
pub(super) fn read(path: &Path) -> Result<String, Fault> {
    let unreadable = |error: io::Error| Fault {
        rule: &UNREADABLE,
        message: format!("this file cannot be read: {}", error.kind()),
        help: "check that the file exists and that you may open it",
    };
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(LIMIT)).unwrap_or(0) + 1);
    // A file may grow between the two calls, so the limit holds for what is read as well.
    let read =
        if size > LIMIT { size } else { file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)? as u64 };
    if read > LIMIT {
        return Err(Fault {
            rule: &TOO_LARGE,
            message: "this file is larger than 1 MiB".to_owned(),
            help: "split the text into several documents, and keep pictures in files of their own",
        });
    }
    decode(bytes)
}

/// Returns bytes as text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let bytes = error.as_bytes();
        let good = error.utf8_error().valid_up_to();
        let line = bytes[..good].split(|&byte| byte == b'\n').count();
        Fault {
            rule: &NOT_TEXT,
            message: format!("this file is not UTF-8 text: line {line} has a byte that is no character"),
            help: "save it again as UTF-8 (in Word or Notepad: Save As, Encoding: UTF-8)",
        }
    })?;
    if let Some(at) = text.find('\0') {
        let line = text[..at].matches('\n').count() + 1;
        return Err(Fault {
            rule: &NOT_TEXT,
            message: format!("line {line} of this file has a zero byte, which no text has"),
            help: "type the text again in a new file",
        });
    }
    Ok(text)
}

/// Keeps a text among the sources; a file without text is kept empty, with a finding.
pub(super) fn keep(
    sources: &mut Sources,
    path: SitePath,
    read: Result<String, Fault>,
    findings: &mut Vec<Finding>,
) -> FileId {
    match read {
        Ok(text) => {
            let empty = text.trim().is_empty();
            let id = sources.add(path, text);
            if empty {
                let finding = Finding::new(&EMPTY, Span::whole(id), "this file is empty").at(Where::Metadata);
                findings.push(finding.help("write the document, or delete the file"));
            }
            id
        }
        Err(fault) => {
            let id = sources.add(path, "");
            let finding = Finding::new(fault.rule, Span::whole(id), fault.message).at(Where::Metadata);
            findings.push(finding.help(fault.help));
            id
        }
    }
}
