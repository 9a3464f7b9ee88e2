//! Where the front matter ends and the text begins.

use std::ops::Range;

use super::rules::{NO_FRONT, UNCLOSED};
use crate::base::{Source, Span};
use crate::report::{Finding, Where};

/// The two halves of a document, as byte ranges of its source.
pub(super) struct Halves {
    /// The TOML, without the `+++` lines.
    pub front: Range<usize>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Returns the halves; a document without both `+++` lines is a finding, and all text.
pub(super) fn split(source: &Source, findings: &mut Vec<Finding>) -> Option<Halves> {
    let text: &str = &source.text;
    let mark = text.strip_prefix('\u{feff}').map_or(0, |_| '\u{feff}'.len_utf8());
    let mut lines = text[mark..].split_inclusive('\n').scan(mark, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let is_mark = |line: &str| line.trim_end() == "+++";
    let Some((start, first)) = lines.next().filter(|(_, line)| is_mark(line)) else {
        if !text.trim().is_empty() {
            let finding =
                Finding::new(&NO_FRONT, Span::new(source.id, mark..mark), "this document has no front matter");
            let help = "begin the file with a line `+++`, then its keys (id, title, summary, author_role), then `+++`";
            findings.push(finding.at(Where::FrontMatter).help(help));
        }
        return None;
    };
    let front = start + first.len();
    if let Some((end, last)) = lines.find(|(_, line)| is_mark(line)) {
        return Some(Halves { front: front..end, body: end + last.len()..text.len() });
    }
    let opening = Span::new(source.id, start..start + first.trim_end().len());
    let finding = Finding::new(&UNCLOSED, opening, "the front matter that begins here never ends");
    findings.push(finding.at(Where::FrontMatter).help("write a line `+++` after the last key"));
    None
}
