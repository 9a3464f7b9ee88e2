//! The whole way from a folder to a plan, in the order it is told.
//!
//! In: a site folder and today. Out: [`Judged`], from which a site can be built.
//! Invariant: every command takes this one way; none has a way of its own.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::base::{FileId, Today};
use crate::disclosure::Answers;
use crate::gate::{self, Admission, Cleared, Entry, Ledger, Proof, Secrets, State};
use crate::load::{Folder, LoadError};
use crate::model::{self, Site};
use crate::report::{Finding, Rule};
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;
use crate::{check, fields, load, parse, render};

/// A site folder after the gate.
pub struct Judged {
    /// The folder as it was read.
    pub folder: Folder,
    /// Its settings.
    pub settings: Settings,
    /// The words its documents may use.
    pub vocabularies: Vocabularies,
    /// The records of all decisions.
    pub ledger: Ledger,
    /// What is public and what is not.
    pub admission: Admission,
    /// What people answered to the disclosure rules.
    pub answers: Answers,
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
    let mut findings = Vec::new();
    let (folder, settings) = load::load(root, &mut findings)?;
    let lists = folder.vocabulary.iter().map(|&file| folder.sources.get(file));
    let vocabularies = Vocabularies::read(lists, &mut findings);
    let drafts = parse::parse(&folder, &mut findings);
    let mut checked = check::check(&folder, &settings, &vocabularies, drafts, today, &mut findings);
    let ledger = Ledger::read(&folder, &checked, &mut findings);
    let answers = std::mem::take(&mut checked.answers);
    let admission = gate::admit(checked, &ledger, &folder, &settings, today, &mut findings);
    Ok(Judged { folder, settings, vocabularies, ledger, admission, answers, findings, today })
}

impl Judged {
    /// Returns what must not be said; asked before the site is put together.
    pub fn secrets(&self) -> Secrets {
        Secrets::gather(&self.admission, &self.folder)
    }

    /// Returns what every file is held against before it is published, for the site of these documents.
    pub fn proof<'a>(&'a self, secrets: Secrets, site: &'a Site<Cleared>) -> Proof<'a> {
        let documents: Vec<_> = site.library().pages.iter().map(|page| &page.document).collect();
        Proof::new(secrets, &self.folder, &self.answers, &documents)
    }

    /// Returns the public site, and moves its findings to the others.
    pub fn assemble(&mut self) -> Site<Cleared> {
        let cleared = std::mem::take(&mut self.admission.cleared);
        let gone = std::mem::take(&mut self.admission.gone);
        model::assemble(cleared, gone, &self.folder, self.today, &mut self.findings)
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
