//! The diary as a calendar file.

use super::diary::Event;
use crate::base::calendar::{Calendar, Event as Entry, When};
use crate::base::{Digest, Today};

/// Returns the text of a calendar with a whole day for each event.
///
/// The same event keeps its name from one file to the next, so that a calendar program moves it and does not add it again.
pub(super) fn calendar(events: &[Event<'_>], today: Today) -> String {
    let mut calendar = Calendar::new("Diary");
    for event in events {
        let name = format!("{} {} {}", event.file, event.what, event.on);
        calendar.add(&Entry {
            uid: &format!("{}@candour", Digest::of(name.as_bytes()).short()),
            stamp: today.0,
            sequence: None,
            when: When::AllDay(event.on),
            summary: &format!("{} {}", event.id.unwrap_or(event.file), event.what),
            description: event.file,
            place: None,
            url: None,
            cancelled: false,
        });
    }
    calendar.finish()
}
