//! What a result shows, in bundles: titles and summaries at once, the text for passages when a result comes into view.

use serde::Serialize;

use super::chunk::Chunk;
use super::record::sections;
use crate::model::Page;
use crate::render::Stage;

/// How many documents a bundle of results holds: few where the site is small, so that ten results weigh little.
pub(super) fn bundle(documents: usize) -> usize {
    (documents / 400).clamp(8, 32)
}

/// How many documents a bundle of text holds.
pub(super) fn text_bundle(documents: usize) -> usize {
    (documents / 250).clamp(2, 128)
}

/// A document as a result: title, address, kind, day, summary, minutes, whether its review is overdue, themes, roles.
#[derive(Serialize)]
pub(super) struct Shown<'a>(&'a str, String, usize, String, &'a str, usize, u8, Vec<&'a str>, Vec<&'a str>);

/// Returns the script that shows the documents at `places` as results; `kinds` are the kinds that the root names.
pub(super) fn chunk(stage: &Stage<'_>, number: usize, places: &[usize], kinds: &[&str]) -> Chunk {
    let shown: Vec<Shown<'_>> = places.iter().map(|&at| shown(stage, at, kinds)).collect();
    Chunk::new(&format!("r{number}"), &shown)
}

fn shown<'s>(stage: &'s Stage<'s>, at: usize, kinds: &[&str]) -> Shown<'s> {
    let page = &stage.library.pages[at];
    let meta = &page.document.meta;
    let kind = kinds.iter().position(|name| *name == page.document.kind.about.name).unwrap_or_default();
    let themes = meta.themes.iter().map(|word| &*word.id).collect();
    let roles = meta.roles.iter().map(|word| &*word.id).collect();
    Shown(
        &meta.title.value,
        address(page),
        kind,
        page.published.to_string(),
        &meta.summary.value,
        stage.minutes(at),
        u8::from(page.review_overdue(stage.today)),
        themes,
        roles,
    )
}

fn address(page: &Page) -> String {
    match &page.place.anchor {
        Some(anchor) => format!("{}#{anchor}", page.place.path),
        None => page.place.path.to_string(),
    }
}

/// Returns the script with the texts of the documents at `places`: anchor, heading and words of each section, first the
/// title and the summary.
pub(super) fn text_chunk(stage: &Stage<'_>, number: usize, places: &[usize]) -> Chunk {
    let text = |&at: &usize| -> Vec<(String, String, String)> {
        let page = &stage.library.pages[at];
        let meta = &page.document.meta;
        let opening = (String::new(), meta.title.value.to_string(), meta.summary.value.to_string());
        let sections = sections(stage, page).into_iter();
        let sections = sections.map(|section| (section.anchor, section.heading, section.text));
        std::iter::once(opening).chain(sections).collect()
    };
    let texts: Vec<_> = places.iter().map(text).collect();
    Chunk::new(&format!("t{number}"), &texts)
}
