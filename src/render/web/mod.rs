//! The pages that people read in a browser.
//!
//! In: the stage. Out: a planned file for each page, list and browse route.
//! Invariant: no HTML is written here; each page is a template with a view.

mod browse;
mod documents;
mod entries;
mod expected;
mod gone;
mod home;
mod lists;
mod minutes;
mod pages;
mod paginate;
mod register;
mod style;
mod topic;

pub(super) use browse::{ROUTES, shown, used};
pub(super) use documents::with_named;
pub(super) use expected::{Expected, expected};
pub(super) use gone::reason;
pub(super) use pages::{Frame, frame};

use super::{Output, Planned, Stage};

/// The pages by their sort.
pub(super) const PARTS: [Output; 9] = [
    home::plan,
    documents::plan,
    lists::plan,
    entries::plan,
    browse::plan,
    gone::plan,
    register::plan,
    minutes::plan,
    style::plan,
];

/// Adds every page.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    files.extend(super::all(stage, &PARTS));
}
