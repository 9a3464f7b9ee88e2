//! Every draft is judged; whole ones become documents.
//!
//! In: all drafts of a site. Out: [`Checked`], and findings.
//! Invariant: a check reads and reports; it changes nothing and decides nothing about publication.
//!
//! One folder a family, one file a rule with its page beside it, one line a rule in its family's list.

mod corpus;
mod document;
mod memory;
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
pub use memory::Memory;
pub use rule::Check;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::base::{FileId, Today};
use crate::load::Folder;
use crate::parse::Draft;
use crate::report::Finding;
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;
use corpus::Index;
use memory::{KnownChecks, World};

/// The families of checks, in the order that an author should read them.
const FAMILIES: &[&[&Check]] =
    &[meta::CHECKS, link::CHECKS, access::CHECKS, shape::CHECKS, anon::CHECKS, language::CHECKS];

/// Returns every check.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// Runs every check whose answer is not in `memory`; `findings` holds what was found before, since that blocks documents
/// as well.
pub fn check(
    folder: &Folder,
    settings: &Arc<Settings>,
    vocabularies: &Arc<Vocabularies>,
    drafts: &[Arc<Draft>],
    today: Today,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Checked {
    memory.drop_gone(folder);
    let judged = texts::check(folder, settings, drafts, today, memory, findings);
    let index = Index::new(folder, drafts);
    let corpus = Corpus::new(folder, settings, vocabularies, drafts, &judged.details, &index);
    memory.enter(World::new(folder, settings, vocabularies));
    one_by_one(&corpus, &index, memory, findings);
    let found = checks().collect::<Vec<_>>().into_par_iter().flat_map_iter(|check| {
        let mut found = Vec::new();
        check.corpus(&corpus, &mut found);
        found
    });
    findings.extend(found.collect::<Vec<_>>());

    let blocked: HashSet<FileId> = findings.iter().filter(|finding| finding.blocks()).map(|f| f.span.file).collect();
    let mut checked =
        Checked { documents: Vec::with_capacity(drafts.len()), broken: Vec::new(), answers: judged.answers };
    for draft in drafts {
        match memory.document(draft) {
            Some(document) => checked.documents.push((document, blocked.contains(&draft.file))),
            None => checked.broken.push((draft.file, draft.name.id.as_ref().map(|id| id.value.clone()))),
        }
    }
    checked
}

/// Runs the checks that look at one document; what they find is kept with all that they looked up.
fn one_by_one(corpus: &Corpus<'_>, index: &Index<'_>, memory: &mut Memory, findings: &mut Vec<Finding>) {
    let is_known = |draft: &Arc<Draft>| {
        memory.checks.get(&draft.file).is_some_and(|known| {
            Arc::ptr_eq(&known.draft, draft)
                && known.asked.iter().all(|(question, answer)| index.still(question, answer))
        })
    };
    let new = corpus.drafts.par_iter().filter(|draft| !is_known(draft)).map(|draft| {
        let (mut found, asked) = (Vec::new(), Mutex::default());
        let noting = corpus.noting(&asked);
        checks().for_each(|check| check.document(&noting, draft, &mut found));
        let asked = asked.into_inner().unwrap_or_default();
        (draft.file, KnownChecks { draft: Arc::clone(draft), asked, found })
    });
    let new = new.collect::<Vec<_>>();
    memory.checks.extend(new);
    let known = corpus.drafts.iter().filter_map(|draft| memory.checks.get(&draft.file));
    findings.extend(known.flat_map(|known| known.found.iter().cloned()));
}
