//! Every draft is judged; whole ones become documents.
//!
//! In: all drafts of a site. Out: [`Checked`], and findings.
//! Invariant: a check reads and reports; it changes nothing and decides nothing about publication.
//!
//! One folder a family, one file a rule with its page beside it, one line a rule in its family's list.

mod corpus;
mod document;
mod rule;
mod texts;

mod access;
pub mod anon;
mod language;
mod link;
mod meta;
mod shape;

pub use corpus::Corpus;
pub use document::{Checked, Document};
pub use rule::Check;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::base::Today;
use crate::load::Folder;
use crate::parse::Draft;
use crate::report::Finding;
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;

/// The families of checks, in the order that an author should read them.
const FAMILIES: &[&[&Check]] =
    &[meta::CHECKS, link::CHECKS, access::CHECKS, shape::CHECKS, anon::CHECKS, language::CHECKS];

/// Returns every check.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// Runs every check; `findings` holds what was found before, since that blocks documents as well.
pub fn check(
    folder: &Folder,
    settings: &Settings,
    vocabularies: &Vocabularies,
    drafts: Vec<Draft>,
    today: Today,
    findings: &mut Vec<Finding>,
) -> Checked {
    let mut judged = texts::check(folder, settings, &drafts, today, findings);
    let corpus = Corpus::new(folder, settings, vocabularies, &drafts, &judged.details);
    let found = drafts.par_iter().flat_map_iter(|draft| {
        let mut found = Vec::new();
        checks().for_each(|check| check.document(&corpus, draft, &mut found));
        found
    });
    findings.extend(found.collect::<Vec<_>>());
    let found = checks().collect::<Vec<_>>().into_par_iter().flat_map_iter(|check| {
        let mut found = Vec::new();
        check.corpus(&corpus, &mut found);
        found
    });
    findings.extend(found.collect::<Vec<_>>());

    let blocked: BTreeSet<_> = findings.iter().filter(|finding| finding.blocks()).map(|f| f.span.file).collect();
    Checked::new(drafts, &blocked, &mut judged.passages, judged.answers)
}
