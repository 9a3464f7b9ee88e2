//! `candour trace`: where something is published.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::End;
use super::terminal::{Terminal, count, data, error, usage};
use crate::base::Today;
use crate::base::runs::{Markup, says, words};
use crate::gate::{State, Trace};
use crate::reading::each_said;
use crate::report::Format;
use crate::write::{self, WriteError};

/// What to look for.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The id of a document, or words in their order; capitals and punctuation make no difference
    #[arg(value_name = "ID|PHRASE")]
    wanted: String,
    /// The published folder (default: `public` in the site folder)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    files: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    why: &'static str,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    match trace(terminal, today, options) {
        Ok(end) | Err(end) => end,
    }
}

fn trace(terminal: &Terminal<'_>, today: Today, options: &Options) -> Result<End, End> {
    let wanted = options.wanted.trim();
    let phrase = words(wanted);
    if phrase.is_empty() {
        return Err(usage("name the id of a document, or some words"));
    }
    let judged = terminal.judge(today)?;
    let entry = judged.admission.entries.iter().find(|entry| entry.id.as_deref() == Some(wanted));
    let is_id = entry.is_some() || !wanted.contains(char::is_whitespace);
    let out = options.out.clone().unwrap_or_else(|| terminal.site().join("public"));
    let quoted = format!("\"{wanted}\"");
    let found = write::search(&out, |path, ids, bytes| {
        let holds = ids.iter().any(|id| id == wanted);
        let names = is_id && bytes.windows(quoted.len()).any(|part| part == quoted.as_bytes());
        match (holds, names) {
            (true, _) => Some("holds it"),
            (false, true) => Some("names it"),
            // A word that is an id looks like many a word of a text, so it is looked for as an id alone.
            (false, false) if entry.is_none() => {
                let mut found = false;
                // A file that cannot be read says nothing that could be found.
                let _ = each_said(path, bytes, &mut |_, part| {
                    found = says(part, Markup::Some, &phrase);
                    !found
                });
                found.then_some("says it")
            }
            (false, false) => None,
        }
    });
    let found = found.map_err(|fault| match fault {
        WriteError::Refused(refusal) => usage(&refusal.to_string()),
        fault => {
            error(fault);
            End::Trouble
        }
    })?;
    if terminal.global.format == Format::Json {
        let files = found.iter().map(|(file, why)| Place { file, why }).collect();
        data(serde_json::to_string_pretty(&Answer { version: 1, files }).unwrap_or_default());
    } else {
        for (file, why) in &found {
            data(format_args!("{file}  ({why})"));
        }
    }
    let folder = out.display();
    if found.is_empty() {
        terminal.say(format_args!("Nothing of it is published in {folder}."));
        return Ok(End::Done);
    }
    terminal.say(format_args!("It is in {} of {folder}.", count(found.len(), "file")));
    // What was taken down and can still be read is the one answer that nobody may miss.
    let is_down =
        matches!(entry.map(|entry| entry.state), Some(State::Withdrawn { trace, .. }) if trace != Trace::Withdrawn);
    if is_down {
        error(format_args!("`{wanted}` was taken down and can still be read there; build again, and publish"));
        return Ok(End::Unproved);
    }
    Ok(End::Done)
}
