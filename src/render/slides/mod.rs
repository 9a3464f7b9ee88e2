//! Each seminar as slides: a page that a browser shows, and a presentation that trainers can edit.
//!
//! In: seminars, and the documents they draw on. Out: `slides.html` of each, and the `slides.pptx` of its pack.
//! Invariant: both are made from one deck, so that neither says what the other does not.

mod closing;
mod drawn;
mod html;
mod pptx;
mod show;

pub(super) use drawn::{Timed, running_order, usable};
pub(super) use pptx::Template;
pub(super) use show::{Part, Show, Told, agenda_of, in_order, marks};

use super::{Holds, Planned, Stage};
use crate::base::OutPath;
use crate::kinds::Facts;
use crate::model::Page;
use crate::report::Finding;

/// Adds the page with the slides of every seminar; the presentation is a file of its pack.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (at, page) in stage.library.pages.iter().enumerate() {
        if !matches!(page.document.facts, Facts::Seminar(_)) {
            continue;
        }
        let Some(path) = address(page, "slides.html") else { continue };
        let own = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| html::write(stage, at, &own, out));
        files.push(Planned { path, holds: Holds::of(move || holds(stage, at)), job });
    }
}

/// Returns the ids of the documents whose words stand in the files of a seminar: its own, those that it names and, where
/// its slides are drawn from those, what they name.
pub(super) fn holds<'s>(stage: &'s Stage<'s>, at: usize) -> Vec<&'s str> {
    let page = &stage.library.pages[at];
    let mut pages = vec![at];
    if crate::deck::written(&page.document.body).is_empty()
        && let Facts::Seminar(seminar) = &page.document.facts
    {
        pages.extend(seminar.sources.iter().filter_map(|source| stage.library.index_of(&source.id)));
    }
    super::web::with_named(stage, &pages)
}

/// Returns the address of a file that belongs to a document.
pub(super) fn address(page: &Page, file: &str) -> Option<OutPath> {
    let (folder, slug) = (page.document.kind.about.folder, &page.document.slug);
    OutPath::new(&format!("{folder}/{slug}/{file}"))
}

/// Returns a part of a running order for templates.
pub(super) fn part(part: &Part) -> tera::Value {
    super::view::map([
        ("title", part.title.as_str().into()),
        ("from", part.from.into()),
        ("to", part.to().into()),
        ("minutes", part.minutes.into()),
        ("kind", part.kind.as_str().into()),
    ])
}

/// Returns the bytes of the presentation of a deck.
pub(super) fn presentation(stage: &Stage<'_>, show: &Show<'_>) -> Result<Vec<u8>, Finding> {
    pptx::write(stage, show)
}

/// Returns the slides of the seminar at `at` in the library as a folder that a browser shows without the site: its files,
/// the page first. The presentation stands at `editable`.
pub(super) fn folder(stage: &Stage<'_>, at: usize, editable: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, Finding> {
    html::folder(stage, at, editable)
}

/// Writes the presentation of the seminar at `at` in the library.
pub(super) fn editable(stage: &Stage<'_>, at: usize, out: &mut Vec<u8>) -> Result<(), Finding> {
    out.extend(presentation(stage, &Show::of(stage, at))?);
    Ok(())
}
