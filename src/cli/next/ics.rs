//! The diary as a calendar file (RFC 5545).

use std::fmt::Write;

use super::diary::Event;
use crate::base::{Day, Digest, Today};

/// Returns the text of a calendar with a whole day for each event.
///
/// The same event keeps its name from one file to the next, so that a calendar program moves it and does not add it again.
pub(super) fn calendar(events: &[Event<'_>], today: Today) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(content, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Candour//Diary//EN");
    line("CALSCALE:GREGORIAN");
    for event in events {
        let name = format!("{} {} {}", event.file, event.what, event.on);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@candour", Digest::of(name.as_bytes()).short()));
        line(&format!("DTSTAMP:{}T000000Z", plain(today.0)));
        line(&format!("DTSTART;VALUE=DATE:{}", plain(event.on)));
        line(&format!("SUMMARY:{}", escaped(&format!("{} {}", event.id.unwrap_or(event.file), event.what))));
        line(&format!("DESCRIPTION:{}", escaped(event.file)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

fn plain(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line; no part of it is longer than 75 bytes (section 3.1), and no character is cut.
fn fold(content: &str, text: &mut String) {
    let (mut rest, mut limit) = (content, 75);
    while rest.len() > limit {
        let at = rest.floor_char_boundary(limit);
        let _ = write!(text, "{}\r\n ", &rest[..at]);
        (rest, limit) = (&rest[at..], 74);
    }
    let _ = write!(text, "{rest}\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_escaped_as_the_standard_asks() {
        let day: Day = "2026-12-02".parse().expect("a day");
        let what = format!("is held; at {}, ŵ", "é".repeat(60));
        let events = [Event { on: day, file: "content/seminars/a.md", id: Some("seminar-a"), what }];
        let text = calendar(&events, Today(day));
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:seminar-a is held\\; at é"), "{text}");
        assert!(unfolded.contains("é\\, ŵ\r\n") && unfolded.contains("DTSTART;VALUE=DATE:20261202\r\n"));
    }
}
