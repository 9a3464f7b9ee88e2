//! `candour next`: what will change, and on which date.

use clap::Args;
use serde::Serialize;

use super::End;
use super::terminal::{Terminal, data};
use crate::base::{Day, Today};
use crate::gate::{Entry, State};
use crate::report::Format;

/// How far to look.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// How many months to look ahead
    #[arg(long, value_name = "N", default_value_t = 12)]
    months: i32,
}

#[derive(Serialize)]
struct Event<'a> {
    on: String,
    file: &'a str,
    id: Option<&'a str>,
    what: String,
}

#[derive(Serialize)]
struct Diary<'a> {
    version: u32,
    events: Vec<Event<'a>>,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let judged = match terminal.judge(today) {
        Ok(judged) => judged,
        Err(end) => return end,
    };
    let horizon = today.0.plus_months(options.months.clamp(0, 1200));
    let mut events: Vec<(Day, Event<'_>)> = Vec::new();
    for entry in &judged.admission.entries {
        let file = judged.folder.sources.get(entry.file).path.as_str();
        for (day, what) in changes(entry, today).into_iter().filter(|(day, _)| *day <= horizon) {
            events.push((day, Event { on: day.to_string(), file, id: entry.id.as_deref(), what }));
        }
    }
    events.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.file.cmp(b.1.file)));
    if terminal.global.format == Format::Json {
        let events = events.into_iter().map(|(_, event)| event).collect();
        data(serde_json::to_string_pretty(&Diary { version: 1, events }).unwrap_or_default());
        return End::Done;
    }
    for (day, event) in &events {
        data(format_args!("{:<17}  {}  {}", day.long(), event.file, event.what));
    }
    if events.is_empty() {
        terminal.say("Nothing will change by itself in that time.");
    }
    End::Done
}

/// Returns the days on which a document changes its state by itself, or should be looked at.
fn changes(entry: &Entry, today: Today) -> Vec<(Day, String)> {
    let mut changes = Vec::new();
    if let State::Scheduled { from } = entry.state {
        changes.push((from, "becomes public".to_owned()));
    }
    if matches!(entry.state, State::Public | State::Scheduled { .. }) {
        if let Some(until) = entry.publish_until {
            changes.push((until, "is public for the last day".to_owned()));
        }
        if let Some(review) = entry.review_by {
            let late = if review < today.0 { "was due for review" } else { "is due for review" };
            changes.push((review, late.to_owned()));
        }
    }
    changes
}
