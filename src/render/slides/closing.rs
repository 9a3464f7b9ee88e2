//! The last slide: whom to call, where the learning comes from, and where to see whether it is still current.

use super::show::Told;
use crate::deck::{Layout, Line, Piece, Role, Slide};
use crate::model::Page;
use crate::render::Stage;

/// Sources that are named; the page of the seminar names all.
const MOST: usize = 4;

/// Returns the slide.
pub(super) fn slide<'s>(stage: &Stage<'_>, told: &Told<'s>) -> Slide<'s> {
    let label = |key: &str, usual: &str| Piece::Line(Line::plain(Role::Label, stage.word_or(key, usual)));
    let plain = |text: String| Piece::Line(Line::plain(Role::Plain, text));
    let mut main = vec![label("door.worried", "Worried about a child?")];
    for area in &stage.settings.areas {
        let door = area.front_door.as_ref().map(|door| door.phone.value.to_string());
        let night = area
            .out_of_hours
            .as_ref()
            .map(|door| format!("{}: {}", stage.word_or("door.night", "Out of hours"), door.phone.value));
        let numbers: Vec<String> = door.into_iter().chain(night).collect();
        if !numbers.is_empty() {
            main.push(plain(format!("{}: {}", area.name.value, numbers.join("; "))));
        }
    }
    let (danger, call) = (stage.word_or("door.danger", "In immediate danger?"), stage.word_or("door.call", "Call"));
    main.push(plain(format!("{danger} {call} {}", stage.word_or("door.emergency", "999"))));

    let mut side = Vec::new();
    if !told.sources.is_empty() {
        side.push(label("seminar.sources", "Where the learning comes from"));
        let bullet = |source: &&'s Page| Piece::Line(Line::plain(Role::Bullet(0), &*source.document.meta.title.value));
        side.extend(told.sources.iter().take(MOST).map(bullet));
    }
    side.push(label("deck.current", "Is this still current?"));
    if let (Some(base), Some(path)) = (stage.settings.base_url(), &told.path) {
        side.push(plain(format!("{base}/{path}")));
    }
    side.push(plain(told.version.clone()));
    if let Some(day) = told.review_by {
        side.push(plain(stage.word_or("deck.review", "Review by {date}").replace("{date}", &day.long())));
    }
    let title = stage.word_or("deck.closing", "Whom to call, and where this comes from");
    Slide { main, side, ..Slide::new(Layout::Closing, title) }
}

/// Returns which version this is, and who approved it.
pub(super) fn version(stage: &Stage<'_>, page: &Page) -> String {
    let version = page.document.meta.version.as_ref();
    let version = version.map(|text| stage.word_or("deck.version", "Version {n}").replace("{n}", &text.value));
    let approved = page.approved.as_ref().map(|approved| {
        let words = stage.word_or("deck.approved", "approved on {date} by the {post}");
        words.replace("{date}", &approved.on.long()).replace("{post}", &approved.by)
    });
    let parts: Vec<String> = version.into_iter().chain(approved).collect();
    let text = parts.join(", ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
