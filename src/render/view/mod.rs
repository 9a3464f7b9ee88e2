//! Documents become views: the only values that templates receive.
//!
//! In: pages of the library, words, settings. Out: values for templates.
//! Invariant: a field that no view carries cannot reach a page; counts of people have no view at all.

mod facts;
mod globals;
mod page;
mod shapes;
mod words;

pub(super) use facts::fact_words;
pub(super) use globals::globals;
pub(super) use page::{document, entry};
pub(super) use shapes::{card, date, link, map};
pub(super) use words::Words;
