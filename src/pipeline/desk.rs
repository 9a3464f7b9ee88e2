//! A site folder that is judged again and again, as its author writes.

use std::path::PathBuf;
use std::sync::Arc;

use super::Judged;
use crate::base::{Source, Today};
use crate::gate::{self, Ledger};
use crate::load::{Folder, Hint, LoadError};
use crate::report::Finding;
use crate::vocabulary::Vocabularies;
use crate::{check, lexicon, load, parse};

/// Judges one site folder as often as it is asked.
///
/// What a stage found is kept for as long as all that it was found by is the very same value, and only `load` says that
/// a value is the same: when its file has the same bytes. So a judgement never depends on those before it.
#[derive(Debug)]
pub struct Desk {
    root: PathBuf,
    read: load::Memory,
    lists: Option<KnownLists>,
    parsed: parse::Memory,
    checked: check::Memory,
    judged: gate::Memory,
}

/// The words that documents may use, by the lists that say so.
#[derive(Debug)]
struct KnownLists {
    sources: Vec<Arc<Source>>,
    vocabularies: Arc<Vocabularies>,
    found: Vec<Finding>,
}

impl Desk {
    /// Returns a desk for the site in a folder; nothing is read yet.
    pub fn new(root: PathBuf) -> Self {
        let (read, parsed, checked) = (load::Memory::default(), parse::Memory::default(), check::Memory::default());
        Self { root, read, lists: None, parsed, checked, judged: gate::Memory::default() }
    }

    /// Reads, parses, checks and judges the folder as it is now.
    ///
    /// # Errors
    ///
    /// When the folder is no site, or its settings cannot be read.
    pub fn judge(&mut self, today: Today, hint: &Hint) -> Result<Judged, LoadError> {
        let mut findings = Vec::new();
        let load = || load::load(&self.root, &mut self.read, hint, &mut findings);
        // The lists of words are large, and nothing of the folder is needed to put them in order.
        let (loaded, ()) = rayon::join(load, lexicon::prepare);
        let (folder, settings) = loaded?;
        let vocabularies = self.vocabularies(&folder, &mut findings);
        let drafts = parse::parse(&folder, &mut self.parsed, &mut findings);
        let known = &mut self.checked;
        let checked = check::check(&folder, &settings, &vocabularies, &drafts, today, known, &mut findings);
        let ledger = Ledger::read(&folder, &checked, &mut self.judged, &mut findings);
        let admission = gate::admit(&checked, &ledger, &folder, &settings, today, &mut self.judged, &mut findings);
        let answers = checked.answers;
        Ok(Judged { folder, settings, vocabularies, ledger, admission, answers, findings, today })
    }

    fn vocabularies(&mut self, folder: &Folder, findings: &mut Vec<Finding>) -> Arc<Vocabularies> {
        let sources: Vec<Arc<Source>> = folder.vocabulary.iter().map(|&file| folder.sources.share(file)).collect();
        let same = |known: &&KnownLists| known.sources.iter().map(Arc::as_ptr).eq(sources.iter().map(Arc::as_ptr));
        if let Some(known) = self.lists.as_ref().filter(same) {
            findings.extend_from_slice(&known.found);
            return Arc::clone(&known.vocabularies);
        }
        let mut found = Vec::new();
        let vocabularies = Arc::new(Vocabularies::read(sources.iter().map(|source| &**source), &mut found));
        findings.extend_from_slice(&found);
        self.lists = Some(KnownLists { sources, vocabularies: Arc::clone(&vocabularies), found });
        vocabularies
    }
}
