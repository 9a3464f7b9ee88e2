//! `candour status`: what is public, and why the rest is not.

use clap::Args;
use serde::Serialize;

use super::End;
use super::terminal::{Terminal, count, data};
use crate::base::Today;
use crate::gate::State;
use crate::pipeline::Judged;
use crate::report::Format;

/// What to list.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// Leave out what is public
    #[arg(long)]
    waiting: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    id: Option<&'a str>,
    state: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    documents: Vec<Row<'a>>,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let judged = match terminal.judge(today) {
        Ok(judged) => judged,
        Err(end) => return end,
    };
    let rows = rows(&judged, options.waiting);
    if terminal.global.format == Format::Json {
        let text = serde_json::to_string_pretty(&Listing { version: 1, documents: rows });
        data(text.unwrap_or_default());
        return End::Done;
    }
    let width = rows.iter().map(|row| row.file.chars().count()).max().unwrap_or(0);
    for row in &rows {
        data(format_args!("{:<9}  {:<width$}  {}", row.state, row.file, row.reason));
    }
    let public = judged.in_state(|state| state == State::Public).len();
    terminal.say(format_args!(
        "{public} of {} public on {}.",
        count(judged.admission.entries.len(), "document"),
        today.0.long()
    ));
    End::Done
}

fn rows(judged: &Judged, waiting: bool) -> Vec<Row<'_>> {
    let entries = judged.admission.entries.iter().filter(|entry| !waiting || entry.state != State::Public);
    entries
        .map(|entry| Row {
            file: judged.folder.sources.get(entry.file).path.as_str(),
            id: entry.id.as_deref(),
            state: entry.state.name(),
            reason: entry.state.reason(),
        })
        .collect()
}
