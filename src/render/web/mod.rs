//! The pages that people read in a browser.

mod browse;
mod documents;
mod entries;
mod home;
mod lists;
mod pages;
mod paginate;

pub(super) use browse::{ROUTES, shown};

use super::{Planned, Stage};

/// Adds every page.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    home::plan(stage, files);
    documents::plan(stage, files);
    lists::plan(stage, files);
    entries::plan(stage, files);
    browse::plan(stage, files);
}
