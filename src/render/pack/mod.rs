//! Everything that a trainer needs for one session: each file at its address, and all of them in one ZIP pack.
//!
//! In: seminars. Out: the files of `list.rs`, and the pack of each seminar.
//! Invariant: a file is made in one way, whether it stands alone or in a pack.

mod assemble;
mod list;
mod readme;

pub use assemble::{NewPack, NoPack};
pub(super) use list::offers;

use super::slides::{address, holds};
use super::{Holds, Planned, Stage, print, slides};
use crate::base::{OutPath, Pack};
use crate::kinds::Facts;
use crate::model::Page;
use crate::report::Finding;

use list::items;

/// The folder with the slides for a browser.
const SLIDES: &str = "slides";

/// Adds the files of every seminar, and its pack.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (at, page) in stage.library.pages.iter().enumerate() {
        if !matches!(page.document.facts, Facts::Seminar(_)) {
            continue;
        }
        for item in items(stage, at) {
            let Some(path) = address(page, item.name) else { continue };
            let job = Box::new(move |out: &mut Vec<u8>| (item.make)(stage, at, out));
            files.push(Planned { path, holds: Holds::of(move || holds(stage, at)), job });
        }
        let Some(path) = place(page) else { continue };
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend(pack(stage, at)?);
            Ok(())
        });
        files.push(Planned { path, holds: Holds::of(move || holds(stage, at)), job });
    }
}

/// Returns the address of the pack of a seminar.
pub(super) fn place(page: &Page) -> Option<OutPath> {
    address(page, &format!("{}-seminar-pack.zip", page.document.slug))
}

/// Makes the pack; the names of its files begin with numbers, so that they stand in the order of use.
fn pack(stage: &Stage<'_>, at: usize) -> Result<Vec<u8>, Finding> {
    let mut pack = Pack::default();
    let mut text = Vec::new();
    readme::write(stage, at, &mut text)?;
    pack.add("README.txt", text);
    let mut number = 0;
    for item in items(stage, at) {
        let mut bytes = Vec::new();
        (item.make)(stage, at, &mut bytes)?;
        pack.add(&named(number, item.name), bytes);
        number += 1;
    }
    for (name, key) in print::papers(stage, at) {
        pack.add(&named(number, name), print::paper(stage, at, key)?);
        number += 1;
    }
    let editable = items(stage, at).position(|item| item.name == "slides.pptx");
    let editable = editable.map(|number| format!("../{}", named(number, "slides.pptx")));
    for (name, bytes) in slides::folder(stage, at, editable.as_deref())? {
        pack.add(&format!("{SLIDES}/{name}"), bytes);
    }
    Ok(pack.finish(stage.store))
}

/// Returns the name of a file in a pack.
fn named(number: usize, name: &str) -> String {
    format!("{:02}-{name}", number + 1)
}
