//! A site folder that is judged again and again, as its author writes.

use std::path::PathBuf;

use super::Judged;
use crate::base::Today;
use crate::gate::{self, Ledger};
use crate::load::LoadError;
use crate::vocabulary::Vocabularies;
use crate::{check, load, parse};

/// Where something may have changed since the last time.
#[derive(Clone, Debug)]
pub enum Hint {
    /// Anywhere.
    Everything,
    /// At these paths, as somebody heard of them: files, or folders with all that is in them.
    At(Vec<PathBuf>),
}

/// Judges one site folder as often as it is asked.
#[derive(Debug)]
pub struct Desk {
    root: PathBuf,
}

impl Desk {
    /// Returns a desk for the site in a folder; nothing is read yet.
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Reads, parses, checks and judges the folder as it is now.
    ///
    /// # Errors
    ///
    /// When the folder is no site, or its settings cannot be read.
    pub fn judge(&mut self, today: Today, _hint: &Hint) -> Result<Judged, LoadError> {
        let mut findings = Vec::new();
        let (folder, settings) = load::load(&self.root, &mut findings)?;
        let lists = folder.vocabulary.iter().map(|&file| folder.sources.get(file));
        let vocabularies = Vocabularies::read(lists, &mut findings);
        let drafts = parse::parse(&folder, &mut findings);
        let mut checked = check::check(&folder, &settings, &vocabularies, drafts, today, &mut findings);
        let ledger = Ledger::read(&folder, &checked, &mut findings);
        let answers = std::mem::take(&mut checked.answers);
        let admission = gate::admit(checked, &ledger, &folder, &settings, today, &mut findings);
        Ok(Judged { folder, settings, vocabularies, ledger, admission, answers, findings, today })
    }
}
