//! Documents to print: briefings, forms and the papers of a seminar, as tagged PDF.
//!
//! In: pages of the library. Out: the data of each document, set by a template of the theme.
//! Invariant: what an author wrote goes to a template as data and never as a template, and a document is set from the
//! theme's fonts and its own data alone.

mod content;
mod form;
mod frame;
mod make;
mod qr;
mod record_page;
mod typeset;

mod briefing;
mod record;
mod seminar;

pub(super) use make::PrintRoom;

use tera::Value;

use self::form::{Form, forms};
use super::rules::{NO_FONT, TOO_LONG};
use super::view::map;
use super::{Holds, Planned, Stage};
use crate::base::{OutPath, Span};
use crate::model::Page;
use crate::report::Finding;

/// Adds every document that is printed, and the forms that are filled in on a screen.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    record_page::plan(stage, files);
    if !stage.documents {
        return;
    }
    for (at, page) in stage.library.pages.iter().enumerate() {
        for form in printed(page) {
            let Some(path) = form.path(page) else { continue };
            let job = Box::new(move |out: &mut Vec<u8>| {
                out.extend(make::bytes(stage, at, form)?);
                Ok(())
            });
            files.push(Planned { path, holds: Holds::of(|| holds(stage, page)), job });
        }
    }
}

/// Reports fonts of the theme that are none.
pub(super) fn look(stage: &Stage<'_>, findings: &mut Vec<Finding>) {
    if stage.documents {
        findings.extend(stage.folder.theme.broken_fonts().map(|file| {
            let finding = Finding::new(&NO_FONT, Span::whole(file), "this file holds no font that can be used");
            finding.help("put a TrueType or OpenType font here, or take the file away")
        }));
    }
}

/// Returns what a page can be printed as: address, label, size in thousands of bytes, and number of sides; a preview sets
/// a paper when somebody opens it, and knows neither size nor sides before.
pub(super) fn links(stage: &Stage<'_>, at: usize) -> Result<Value, Finding> {
    let page = &stage.library.pages[at];
    let mut links = Vec::new();
    if stage.documents {
        for form in printed(page) {
            let Some(path) = form.path(page) else { continue };
            // Whoever writes need not wait for paper with each save.
            let made = if stage.preview { None } else { Some(make::measure(stage, at, form)?) };
            links.push(map([
                ("name", form.name.into()),
                ("path", path.as_str().into()),
                ("kilobytes", made.map(|made| made.size.div_ceil(1000)).into()),
                ("sides", made.map(|made| made.sides).into()),
            ]));
        }
    }
    Ok(links.into())
}

/// Returns the papers of the page at `at` in the order that people use them: each with its file's name and its key under
/// `print.forms`.
pub(super) fn papers<'s>(stage: &'s Stage<'s>, at: usize) -> impl Iterator<Item = (&'static str, &'static str)> + 's {
    let forms = printed(&stage.library.pages[at]).filter(|_| stage.documents);
    forms.map(|form| (form.ending.trim_start_matches('/'), form.name))
}

/// Returns one of the papers of the page at `at`, by its key; nothing when it has none of that key.
pub(super) fn paper(stage: &Stage<'_>, at: usize, name: &str) -> Result<Vec<u8>, Finding> {
    let form = printed(&stage.library.pages[at]).find(|form| form.name == name);
    form.map_or_else(|| Ok(Vec::new()), |form| make::bytes(stage, at, form))
}

/// Returns the address of the form of a page that is filled in on a screen, if it has one.
pub(super) fn screen_form(page: &Page) -> Option<OutPath> {
    record_page::path(page)
}

/// Returns the documents that a page is printed as.
fn printed(page: &Page) -> impl Iterator<Item = &'static Form> {
    forms(page.document.kind.about.name).iter().filter(|form| (form.wanted)(page))
}

/// Returns the ids of the documents whose words are on the papers of a page: its own, and those that its facts name.
fn holds<'s>(stage: &'s Stage<'s>, page: &'s Page) -> Vec<&'s str> {
    let mut ids = vec![page.document.id()];
    for (key, node) in page.document.facts.nodes() {
        node.each(key, &mut |_, node| {
            if let crate::fields::Node::Ref { id, .. } = node {
                ids.extend(stage.library.by_id(id).map(|page| page.document.id()));
            }
        });
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Returns the finding for a document that does not go on its sides.
fn too_long(page: &Page, sides: usize, most: usize) -> Finding {
    let message = format!("this briefing takes {sides} sides of paper, and a team has time for {most}");
    Finding::new(&TOO_LONG, Span::whole(page.document.file), message).help("cut what a team does not need in the room")
}
