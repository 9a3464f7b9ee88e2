//! The dates of a seminar as an invitation for any calendar program.

use super::Stage;
use super::slides::marks;
use crate::base::Time;
use crate::base::calendar::{Calendar, Event, When};
use crate::kinds::{Facts, Seminar};
use crate::report::Finding;

/// Returns whether a seminar has a date that can stand in a calendar.
pub(super) fn has_dates(stage: &Stage<'_>, at: usize) -> bool {
    seminar(stage, at).is_some_and(|seminar| seminar.dates.iter().any(|date| times(date).is_some()))
}

/// Writes the invitation to the seminar at `at` in the library.
///
/// An event keeps its name while the day stands, so that a new time or place moves it in the calendars of those who
/// have it already; a later approval wins over an earlier one.
#[expect(clippy::unnecessary_wraps, reason = "every file of a pack is made by a function of this form")]
pub(super) fn session(stage: &Stage<'_>, at: usize, out: &mut Vec<u8>) -> Result<(), Finding> {
    let Some(seminar) = seminar(stage, at) else { return Ok(()) };
    let page = &stage.library.pages[at];
    let meta = &page.document.meta;
    let base = stage.settings.base_url();
    let host = base.and_then(|base| base.split("://").nth(1)).and_then(|rest| rest.split('/').next());
    let url = base.map(|base| format!("{base}/{}", page.place.path));
    let decided = page.approved.as_ref().map_or(page.published, |approved| approved.on);
    let description: Vec<String> =
        marks(stage, page).into_iter().chain([meta.summary.value.to_string()]).chain(url.clone()).collect();
    let mut calendar = Calendar::new("Session").published();
    let mut before: Vec<String> = Vec::new();
    for date in &seminar.dates {
        let Some((start, end)) = times(date) else { continue };
        let name = format!("{}-{}", page.document.id(), date.date.value);
        let twice = before.iter().filter(|known| **known == name).count();
        let again = if twice > 0 { format!("-{}", twice + 1) } else { String::new() };
        calendar.add(&Event {
            uid: &format!("{name}{again}@{}", host.unwrap_or("candour")),
            stamp: decided,
            sequence: Some(decided.number()),
            when: When::Between(&start, &end),
            summary: &meta.title.value,
            description: &description.join("\n\n"),
            place: Some(&date.place.value),
            url: url.as_deref(),
            cancelled: page.notice().is_some(),
        });
        before.push(name);
    }
    out.extend(calendar.finish().into_bytes());
    Ok(())
}

fn seminar<'s>(stage: &'s Stage<'s>, at: usize) -> Option<&'s Seminar> {
    match &stage.library.pages[at].document.facts {
        Facts::Seminar(seminar) => Some(seminar),
        _ => None,
    }
}

/// Returns the moments at which a date begins and ends; none when its times cannot be read, which a rule reports.
fn times(date: &crate::kinds::SeminarDate) -> Option<(String, String)> {
    let (start, end) = (Time::parse(&date.start.value)?, Time::parse(&date.end.value)?);
    start.minutes_to(end)?;
    Some((date.date.value.at_utc(start)?, date.date.value.at_utc(end)?))
}
