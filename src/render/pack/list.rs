//! The files of a pack, in the order in which a trainer uses them.

use tera::Value;

use crate::model::Page;
use crate::render::slides::address;
use crate::render::{Stage, calendar, slides, view};
use crate::report::Finding;

/// Makes one file of the seminar at a place of the library, at the end of an empty buffer.
type Make = for<'s> fn(&'s Stage<'s>, usize, &mut Vec<u8>) -> Result<(), Finding>;

/// One file of a pack.
pub(super) struct Item {
    /// Its name, also the last part of its address.
    pub name: &'static str,
    /// What readers call it: a key of the interface words in `pack`, and the usual words.
    pub label: (&'static str, &'static str),
    /// Whether a seminar has such a file.
    has: fn(&Stage<'_>, usize) -> bool,
    pub make: Make,
}

/// Every file, in the order of use: one line each.
const ITEMS: &[Item] = &[
    Item {
        name: "slides.pptx",
        label: ("slides", "Slides with notes, to edit (PowerPoint)"),
        has: always,
        make: slides::editable,
    },
    Item {
        name: "session.ics",
        label: ("session", "Dates for your calendar"),
        has: calendar::has_dates,
        make: calendar::session,
    },
];

fn always(_: &Stage<'_>, _: usize) -> bool {
    true
}

/// Returns the files of the seminar at `at` in the library.
pub(super) fn items<'s>(stage: &'s Stage<'s>, at: usize) -> impl Iterator<Item = &'static Item> + 's {
    ITEMS.iter().filter(move |item| (item.has)(stage, at))
}

/// Returns what the page of a seminar offers: the pack, the slides to look at, and each file of the pack.
pub(in crate::render) fn offers(stage: &Stage<'_>, at: usize, page: &Page) -> Value {
    let link = |path: Option<crate::base::OutPath>, key: &str, usual: &str| {
        path.map(|path| view::link(&stage.word_or(&format!("pack.{key}"), usual), path.as_str()))
    };
    let files = items(stage, at).filter_map(|item| link(address(page, item.name), item.label.0, item.label.1));
    view::map([
        ("zip", link(super::place(page), "zip", "Everything in one download (ZIP)").into()),
        ("show", link(address(page, "slides.html"), "show", "Look at the slides").into()),
        ("files", files.collect::<Vec<_>>().into()),
    ])
}
