//! One source becomes one draft: front matter as typed records, text as a typed tree.
//!
//! In: a [`Source`]. Out: a [`Draft`], and findings.
//! Invariant: a fault in one half never hides the faults of the other.

mod apart;
mod draft;
mod front;
pub mod markdown;
mod rules;

pub use apart::{Apart, apart};
pub use draft::{Draft, Front, Name, parse as parse_one};
pub use rules::RULES;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{FileId, Source};
use crate::load::Folder;
use crate::report::Finding;

/// Every draft as it was parsed before, by its file, with the text that it was parsed from.
#[derive(Debug, Default)]
pub struct Memory(FxHashMap<FileId, Parsed>);

#[derive(Debug)]
struct Parsed {
    source: Arc<Source>,
    draft: Arc<Draft>,
    found: Vec<Finding>,
}

/// Parses every document of a folder, in the order of their paths; one with the same text is the same value as before.
pub fn parse(folder: &Folder, memory: &mut Memory, findings: &mut Vec<Finding>) -> Vec<Arc<Draft>> {
    let is_known = |file: &FileId| {
        let known = memory.0.get(file);
        known.is_some_and(|known| std::ptr::eq(&raw const *known.source, folder.sources.get(*file)))
    };
    let new: Vec<FileId> = folder.documents.iter().copied().filter(|file| !is_known(file)).collect();
    let parsed = new.into_par_iter().map(|file| {
        let (source, mut found) = (folder.sources.share(file), Vec::new());
        let draft = Arc::new(draft::parse(&source, &mut found));
        (file, Parsed { source, draft, found })
    });
    memory.0.extend(parsed.collect::<Vec<_>>());
    let mut drafts = Vec::with_capacity(folder.documents.len());
    for known in folder.documents.iter().filter_map(|file| memory.0.get(file)) {
        drafts.push(Arc::clone(&known.draft));
        findings.extend_from_slice(&known.found);
    }
    if drafts.len() < memory.0.len() {
        let there: FxHashSet<FileId> = folder.documents.iter().copied().collect();
        memory.0.retain(|file, _| there.contains(file));
    }
    drafts
}
