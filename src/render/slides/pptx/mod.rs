//! A deck becomes a presentation that trainers can edit (ECMA-376): real layouts, notes, tables and alternative texts.
//!
//! In: a deck that is ready to be shown. Out: the bytes of a `.pptx` file.
//! Invariant: words become XML in `xml.rs` and nowhere else; the same deck gives the same bytes on every day.

mod design;
mod grid;
mod notes;
mod package;
mod picture;
mod properties;
mod slide;
mod template;
mod text;
mod xml;

use super::show::Show;
use crate::render::Stage;
use crate::report::Finding;

use design::Design;
use package::Package;

pub(in crate::render) use template::Template;

/// Returns the bytes of the presentation.
pub(super) fn write(stage: &Stage<'_>, show: &Show<'_>) -> Result<Vec<u8>, Finding> {
    let design = Design::of(stage);
    let mut package = Package::default();
    design.add(&mut package);
    for (at, each) in show.deck.slides.iter().enumerate() {
        slide::add(stage, show, &design, at + 1, each, &mut package)?;
    }
    properties::add(show, &mut package);
    design.present(show, &mut package);
    Ok(package.finish(stage.store))
}
