//! `candour next`: what will change, and on which date.
//!
//! In: a judged site. Out: a diary, as text, as JSON or as a calendar file.
//! Invariant: it names documents, posts and days, and nothing that a document says.

mod diary;
mod ics;

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::End;
use super::terminal::{Terminal, count, data, error};
use crate::base::Today;
use crate::report::Format;
use crate::write;

/// How far to look.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// How many months to look ahead
    #[arg(long, value_name = "N", default_value_t = 12)]
    months: i32,
    /// Write the dates into a calendar file, for any calendar program
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
}

#[derive(Serialize)]
struct Diary<'a> {
    version: u32,
    events: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    on: String,
    file: &'a str,
    id: Option<&'a str>,
    what: &'a str,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let judged = match terminal.judge(today) {
        Ok(judged) => judged,
        Err(end) => return end,
    };
    let horizon = today.0.plus_months(options.months.clamp(0, 1200));
    let events = diary::events(&judged, horizon);
    if let Some(place) = &options.ics {
        let text = ics::calendar(&events, today);
        if let Err(fault) = write::replace(place, text.as_bytes()) {
            error(format_args!("`{}` could not be written: {fault}", place.display()));
            return End::Trouble;
        }
        terminal.say(format_args!("Wrote {} to {}.", count(events.len(), "date"), place.display()));
        return End::Done;
    }
    if terminal.global.format == Format::Json {
        let rows = events.iter().map(|event| Row {
            on: event.on.to_string(),
            file: event.file,
            id: event.id,
            what: &event.what,
        });
        data(serde_json::to_string_pretty(&Diary { version: 1, events: rows.collect() }).unwrap_or_default());
        return End::Done;
    }
    for event in &events {
        data(format_args!("{:<17}  {}  {}", event.on.long(), event.file, event.what));
    }
    if events.is_empty() {
        terminal.say("Nothing will change by itself in that time.");
    }
    End::Done
}
