//! The whole way from a folder to a plan, in the order it is told.
//!
//! In: a site folder and today. Out: [`Judged`], from which a site can be built.
//! Invariant: every command takes this one way; none has a way of its own.

mod desk;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::base::{FileId, Today};
use crate::disclosure::Answers;
use crate::gate::{self, Admission, Cleared, Entry, Gone, Ledger, Preview, Proof, Secrets, State};
use crate::load::{Folder, LoadError};
use crate::model::Site;
use crate::report::{Finding, Rule};
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;
use crate::{check, fields, load, model, parse, render};

pub use desk::Desk;
pub use load::Hint;

/// A site folder after the gate.
pub struct Judged {
    /// The folder as it was read.
    pub folder: Folder,
    /// Its settings.
    pub settings: Arc<Settings>,
    /// The words its documents may use.
    pub vocabularies: Arc<Vocabularies>,
    /// The records of all decisions.
    pub ledger: Ledger,
    /// What is public and what is not.
    pub admission: Admission,
    /// What people answered to the disclosure rules.
    pub answers: Arc<Answers>,
    /// Everything that was found so far.
    pub findings: Vec<Finding>,
    /// The day it was judged for.
    pub today: Today,
}

/// Reads, parses, checks and judges a site folder.
///
/// # Errors
///
/// When the folder is no site, or its settings cannot be read.
pub fn judge(root: &Path, today: Today) -> Result<Judged, LoadError> {
    Desk::new(root.to_path_buf()).judge(today, &Hint::Everything)
}

impl Judged {
    /// Returns what must not be said.
    pub fn secrets(&self) -> Secrets {
        Secrets::gather(&self.admission, &self.folder)
    }

    /// Returns what every file is held against before it is published, for the site of these documents.
    pub fn proof<'a>(&'a self, secrets: Secrets, site: &'a Site<Cleared>) -> Proof<'a> {
        let documents: Vec<_> = site.library().pages.iter().map(|page| &*page.document).collect();
        Proof::new(secrets, &self.folder, &self.answers, &documents)
    }

    /// Returns the public site.
    pub fn assemble(&self, findings: &mut Vec<Finding>) -> Site<Cleared> {
        let Admission { cleared, gone, .. } = &self.admission;
        model::assemble(cleared, gone.clone(), &self.folder, self.today, findings)
    }

    /// Returns the site as it would be if every document in it were public, each page with the state that its document
    /// has. What was taken down is shown as a document and not as gone, for whoever works on it.
    pub fn preview(&self) -> Site<Preview> {
        let all = self.admission.preview();
        let mut gone = self.admission.gone.clone();
        if !gone.is_empty() {
            let shown: HashSet<&str> = all.iter().map(|each| each.value().id()).collect();
            gone.retain(|gone: &Gone| gone.id.as_deref().is_none_or(|id| !shown.contains(id)));
        }
        // A link to a document that is not there at all is found by the checks.
        model::assemble(&all, gone, &self.folder, self.today, &mut Vec::new())
    }

    /// Returns the errors that keep the whole site from being built: those of documents that should be public, and those
    /// of files that every page depends on. What is wrong with a draft keeps only the draft back.
    pub fn stoppers(&self) -> impl Iterator<Item = &Finding> {
        let states: HashMap<FileId, State> =
            self.admission.entries.iter().map(|entry| (entry.file, entry.state)).collect();
        let drafts: HashSet<FileId> = self.record_files(|state| state != State::Refused);
        let stops = move |finding: &&Finding| {
            let file = finding.span.file;
            let kept_back = states.get(&file).is_some_and(|&state| state != State::Refused);
            finding.blocks() && !kept_back && !drafts.contains(&file)
        };
        self.findings.iter().filter(stops)
    }

    /// Returns the entries of documents in a state.
    pub fn in_state(&self, wanted: fn(State) -> bool) -> Vec<&Entry> {
        self.admission.entries.iter().filter(|entry| wanted(entry.state)).collect()
    }

    /// Returns the files of the records beside documents whose state is `wanted`.
    fn record_files(&self, wanted: fn(State) -> bool) -> HashSet<FileId> {
        let documents = self.admission.entries.iter().filter(|entry| wanted(entry.state));
        let paths = documents.map(|entry| &self.folder.sources.get(entry.file).path);
        paths.filter_map(|path| self.folder.records.get(path).copied()).collect()
    }
}

/// Returns every rule of the program, in the order that an author should read them.
pub fn rules() -> Vec<&'static Rule> {
    let stages = [load::RULES, fields::RULES, parse::RULES, parse::markdown::RULES];
    let checks = check::checks().map(|check| &check.rule).chain(crate::disclosure::rules());
    let late = [gate::RULES, model::RULES, render::RULES];
    stages.into_iter().flatten().copied().chain(checks).chain(late.into_iter().flatten().copied()).collect()
}
