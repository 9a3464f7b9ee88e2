//! One source becomes one draft: front matter as typed records, text as a typed tree.
//!
//! In: a [`Source`](crate::base::Source). Out: a [`Draft`], and findings.
//! Invariant: a fault in one half never hides the faults of the other.

mod apart;
mod draft;
mod front;
pub mod markdown;
mod rules;

pub use apart::{Apart, apart};
pub use draft::{Draft, Front, Name, parse as parse_one};
pub use rules::RULES;

use rayon::prelude::*;

use crate::load::Folder;
use crate::report::Finding;

/// Parses every document of a folder, in the order of their paths.
pub fn parse(folder: &Folder, findings: &mut Vec<Finding>) -> Vec<Draft> {
    let parsed: Vec<(Draft, Vec<Finding>)> = folder
        .documents
        .par_iter()
        .map(|&file| {
            let mut found = Vec::new();
            (draft::parse(folder.sources.get(file), &mut found), found)
        })
        .collect();
    let mut drafts = Vec::with_capacity(parsed.len());
    for (draft, found) in parsed {
        drafts.push(draft);
        findings.extend(found);
    }
    drafts
}
