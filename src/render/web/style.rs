//! The living style page: every component of the theme in every state, for those who make or change a theme.

use super::pages::{Frame, frame};
use crate::base::OutPath;
use crate::render::{Holds, Planned, Stage};

/// Adds `style/index.html`; search engines are told to leave it alone, and the site map does not name it.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let Some(path) = OutPath::new("style/index.html") else { return };
    let address = path.clone();
    let job = Box::new(move |out: &mut Vec<u8>| {
        let page =
            Frame { path: &address, title: "Style", description: None, trail: &[], indexing: "none", feed: None };
        stage.render("style.html", &frame(stage, &page), out)
    });
    files.push(Planned { path, holds: Holds::none(), job });
}
