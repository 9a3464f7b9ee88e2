//! Everything that rendering needs, made ready once, with the clearance of the site in its type.

use std::marker::PhantomData;
use std::sync::Arc;

use super::stage::Stage;
use super::{OUTPUTS, Outgoing, Pages, Plan, Theme};
use crate::base::{Store, Today};
use crate::disclosure::Answers;
use crate::gate::Clearance;
use crate::load::Folder;
use crate::model::Site;
use crate::report::Finding;
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;

/// Ready to make every file of one site.
pub struct Press<'s, C: Clearance> {
    pub(super) stage: Stage<'s>,
    clearance: PhantomData<C>,
}

impl<'s, C: Clearance> Press<'s, C> {
    /// Makes a press ready for a site.
    pub fn new(
        site: &'s Site<C>,
        theme: impl Into<Arc<Theme>>,
        folder: &'s Folder,
        settings: &'s Settings,
        vocabularies: &'s Vocabularies,
        today: Today,
    ) -> Self {
        let stage = Stage::new(site.library(), theme.into(), folder, settings, vocabularies, today, C::IS_PREVIEW);
        Self { stage, clearance: PhantomData }
    }

    /// Shows what was answered to the disclosure rules in the register of approvals.
    #[must_use]
    pub fn with_answers(mut self, answers: &'s Answers) -> Self {
        self.stage.waivers = answers.waivers();
        self
    }

    /// Returns the message of a newsletter or letter, ready to be sent; nothing when the site has none of that id.
    ///
    /// # Errors
    ///
    /// When the message cannot be made.
    pub fn outgoing(&'s self, id: &str) -> Result<Option<Outgoing<'s>>, Finding> {
        Outgoing::new(&self.stage, id)
    }

    /// Keeps what is slow to make in a store.
    #[must_use]
    pub fn with_store(mut self, store: &'s dyn Store) -> Self {
        self.stage.store = store;
        self
    }

    /// Leaves out documents to print.
    #[must_use]
    pub fn without_documents(mut self) -> Self {
        self.stage.documents = false;
        self
    }

    /// Returns what was found while the files were made, and stopped nothing.
    pub fn late(&self) -> Vec<Finding> {
        self.stage.late.lock().map(|late| late.clone()).unwrap_or_default()
    }

    /// Returns the same files one by one, for whoever shows one page after the other.
    pub fn pages(&'s self) -> Pages<'s> {
        Pages::new(&self.stage)
    }

    /// Returns what will be written; two files at one address are a finding.
    pub fn plan(&'s self, findings: &mut Vec<Finding>) -> Plan<'s, C> {
        let outputs: Vec<_> = OUTPUTS.iter().map(|(_, output)| *output).collect();
        let files = super::all(&self.stage, &outputs);
        super::print::look(&self.stage, findings);
        let (plan, twice) = Plan::new(files);
        findings.extend(twice.iter().map(|path| self.stage.taken_twice(path)));
        findings.extend(self.stage.old_but_taken(plan.files().iter().map(|file| file.path.as_str())));
        plan
    }
}
