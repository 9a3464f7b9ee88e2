//! What will happen on which day: embargoes, expiry, reviews, seminars, keys, answers.

use crate::base::{Day, Today};
use crate::gate::{Entry, State};
use crate::kinds::Facts;
use crate::pipeline::Judged;

/// One day on which something happens.
pub(super) struct Event<'j> {
    pub on: Day,
    /// The document, or `candour.toml`.
    pub file: &'j str,
    pub id: Option<&'j str>,
    pub what: String,
}

/// Returns what happens up to a day, in order; reviews that were missed stand first.
pub(super) fn events(judged: &Judged, horizon: Day) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    let sources = &judged.folder.sources;
    for entry in &judged.admission.entries {
        let file = sources.get(entry.file).path.as_str();
        let changes = changes(entry, judged.today);
        events.extend(changes.into_iter().map(|(on, what)| Event { on, file, id: entry.id.as_deref(), what }));
    }
    for document in judged.admission.documents() {
        let Facts::Seminar(seminar) = &document.facts else { continue };
        let file = sources.get(document.file).path.as_str();
        for date in seminar.dates.iter().filter(|date| judged.today.0 <= date.date.value) {
            let what = format!("is held from {} to {}, {}", date.start.value, date.end.value, date.place.value);
            events.push(Event { on: date.date.value, file, id: Some(document.id()), what });
        }
    }
    if let Some(policy) = &judged.settings.approval {
        let file = sources.get(judged.folder.settings).path.as_str();
        for (post, signers) in &policy.signers.0 {
            let ends = signers.0.iter().filter_map(|signer| signer.until).filter(|end| judged.today.0 <= end.value);
            let what = format!("a key of {post} signs for the last day");
            events.extend(ends.map(|end| Event { on: end.value, file, id: None, what: what.clone() }));
        }
    }
    let answers = &judged.answers;
    let allowed = answers.allows().iter().map(|allow| (&allow.expires, "an allowed term holds for the last day"));
    let waived = answers.waivers().iter().map(|waiver| (&waiver.expires, "a waiver holds for the last day"));
    for (expires, what) in allowed.chain(waived) {
        let source = sources.get(expires.span.file);
        let line = source.position(expires.span.start).line;
        events.push(Event {
            on: expires.value,
            file: source.path.as_str(),
            id: None,
            what: format!("{what} (line {line})"),
        });
    }
    events.retain(|event| event.on <= horizon);
    events.sort_by(|a, b| a.on.cmp(&b.on).then_with(|| a.file.cmp(b.file)).then_with(|| a.what.cmp(&b.what)));
    events
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
