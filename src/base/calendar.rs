//! Calendar files (RFC 5545), with no part that a clock or chance has made.

use std::fmt::Write;

use super::Day;

/// A calendar file that is being written.
#[derive(Debug)]
pub struct Calendar {
    text: String,
}

/// One event.
#[derive(Debug)]
pub struct Event<'e> {
    /// A name that no other event has, and that stays when the event is moved.
    pub uid: &'e str,
    /// The day on which this was last decided.
    pub stamp: Day,
    /// How often it has changed; larger numbers win.
    pub sequence: Option<u64>,
    /// When it is.
    pub when: When<'e>,
    /// What it is called.
    pub summary: &'e str,
    /// What else is to be known.
    pub description: &'e str,
    /// Where it is.
    pub place: Option<&'e str>,
    /// Where to read more.
    pub url: Option<&'e str>,
    /// Whether it will not take place.
    pub cancelled: bool,
}

/// When an event is.
#[derive(Debug)]
pub enum When<'e> {
    /// A whole day, on which one is free for other things.
    AllDay(Day),
    /// From one moment to another, both as [`Day::at_utc`] gives them.
    Between(&'e str, &'e str),
}

impl Calendar {
    /// Begins a file made by a part of this program.
    pub fn new(maker: &str) -> Self {
        let mut calendar = Self { text: String::new() };
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line(&format!("PRODID:-//Candour//{maker}//EN"));
        calendar.line("CALSCALE:GREGORIAN");
        calendar
    }

    /// Says that the file tells of events, and asks for no answer.
    #[must_use]
    pub fn published(mut self) -> Self {
        self.line("METHOD:PUBLISH");
        self
    }

    /// Adds an event.
    pub fn add(&mut self, event: &Event<'_>) {
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}", escaped(event.uid)));
        self.line(&format!("DTSTAMP:{}T000000Z", plain(event.stamp)));
        if let Some(sequence) = event.sequence {
            self.line(&format!("SEQUENCE:{sequence}"));
        }
        match event.when {
            When::AllDay(day) => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", plain(day)));
                self.line("TRANSP:TRANSPARENT");
            }
            When::Between(start, end) => {
                self.line(&format!("DTSTART:{start}"));
                self.line(&format!("DTEND:{end}"));
            }
        }
        self.line(&format!("SUMMARY:{}", escaped(event.summary)));
        self.line(&format!("DESCRIPTION:{}", escaped(event.description)));
        if let Some(place) = event.place {
            self.line(&format!("LOCATION:{}", escaped(place)));
        }
        if let Some(url) = event.url {
            // An address is written as it is, and cannot hold a line end.
            self.line(&format!("URL:{}", url.replace(char::is_control, "")));
        }
        if event.cancelled {
            self.line("STATUS:CANCELLED");
        }
        self.line("END:VEVENT");
    }

    /// Returns the text of the file.
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.text
    }

    /// Writes a line; no part of it is longer than 75 bytes (section 3.1), and no character is cut.
    fn line(&mut self, content: &str) {
        let (mut rest, mut limit) = (content, 75);
        while rest.len() > limit {
            let at = rest.floor_char_boundary(limit);
            let _ = write!(self.text, "{}\r\n ", &rest[..at]);
            (rest, limit) = (&rest[at..], 74);
        }
        let _ = write!(self.text, "{rest}\r\n");
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_and_escaped_as_the_standard_asks() {
        let day: Day = "2026-12-02".parse().expect("a day");
        let summary = format!("seminar-a is held; at {}, ŵ", "é".repeat(60));
        let mut calendar = Calendar::new("Diary");
        calendar.add(&Event {
            uid: "a@candour",
            stamp: day,
            sequence: None,
            when: When::AllDay(day),
            summary: &summary,
            description: "one\ntwo",
            place: None,
            url: None,
            cancelled: false,
        });
        let text = calendar.finish();
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:seminar-a is held\\; at é"), "{text}");
        assert!(unfolded.contains("é\\, ŵ\r\n") && unfolded.contains("DTSTART;VALUE=DATE:20261202\r\n"));
        assert!(unfolded.contains("DESCRIPTION:one\\ntwo\r\n"), "{text}");
    }
}
