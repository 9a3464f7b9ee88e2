//! Blocks that every message may end with: whom to call, and where to find help.

use super::part::{Fact, Part, Run};
use crate::model::Page;
use crate::render::Stage;
use crate::settings::Door;

/// Returns the front door of each area, and what to do in danger.
pub(super) fn doors(stage: &Stage<'_>) -> Part {
    let word = |path: &str| stage.word(path);
    let areas = stage.settings.areas.iter().filter(|area| area.front_door.is_some() || area.out_of_hours.is_some());
    let mut facts: Vec<Fact> = areas
        .map(|area| {
            let by_day = area.front_door.as_ref().map(|door| {
                let hours = door.hours.as_ref().map(|hours| hours.value.to_string());
                line(door, hours)
            });
            let by_night = area.out_of_hours.as_ref().map(|door| line(door, Some(word("door.night"))));
            Fact { name: area.name.value.to_string(), lines: by_day.into_iter().chain(by_night).collect() }
        })
        .collect();
    let call = format!("{} ", word("door.call"));
    let danger = vec![Run::text(call), Run::link(word("door.emergency"), "tel:999")];
    facts.push(Fact { name: word("door.danger"), lines: vec![danger] });
    Part::Facts(facts)
}

fn line(door: &Door, note: Option<String>) -> Vec<Run> {
    let dialled: String = door.phone.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let number = Run::link(&*door.phone.value, format!("tel:{dialled}"));
    std::iter::once(number).chain(note.map(|note| Run::text(format!(" {note}")))).collect()
}

/// Returns where to find help, for a document that says that it describes harm.
pub(super) fn support(stage: &Stage<'_>, page: &Page) -> Option<Part> {
    let kinds = &page.document.meta.sensitivity;
    if kinds.is_empty() {
        return None;
    }
    let word = |path: &str| stage.word(path);
    let has = |kind: &str| kinds.iter().any(|word| &*word.id == kind);
    let lines =
        [("adult", true), ("child", true), ("domestic", has("domestic-abuse")), ("suicide", has("suicide-self-harm"))];
    let lines = lines.into_iter().filter(|(_, shown)| *shown).map(|(name, _)| {
        let number = word(&format!("support.{name}_number"));
        let dialled = word(&format!("support.{name}_tel"));
        let words = format!("{}: ", word(&format!("support.{name}")));
        vec![Part::Paragraph(vec![Run::text(words), Run::link(number, format!("tel:{dialled}"))])]
    });
    Some(Part::Panel(vec![
        Part::Heading(2, word("support.title")),
        Part::paragraph(word("support.text")),
        Part::List(None, lines.collect()),
        Part::paragraph(word("door.danger_long")),
    ]))
}
