//! What was found before, each with all that it was found by.
//!
//! A finding is kept for as long as everything that it depends on is the very same value: the text, the answers of
//! people, the settings and lists, the pictures, and each other document that its check looked up.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Document;
use super::corpus::{Answer, Question};
use crate::base::{FileId, Notes, SitePath, Source, Today};
use crate::disclosure::Answers;
use crate::disclosure::answers::Usage;
use crate::disclosure::details::Told;
use crate::load::{Asset, Folder, ThemeFiles};
use crate::parse::Draft;
use crate::report::Finding;
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;

/// What was found before.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) answers: Option<KnownAnswers>,
    pub(super) texts: FxHashMap<FileId, KnownText>,
    pub(super) attached: BTreeMap<SitePath, KnownAsset>,
    pub(super) world: Option<World>,
    pub(super) checks: FxHashMap<FileId, KnownChecks>,
    pub(super) documents: FxHashMap<FileId, (Arc<Draft>, Arc<Document>)>,
}

/// What people answered, by all that says so.
#[derive(Debug)]
pub(super) struct KnownAnswers {
    pub lists: Vec<Arc<Source>>,
    pub settings: Arc<Settings>,
    pub today: Today,
    pub private: Option<Result<String, String>>,
    pub holders: Vec<Box<str>>,
    pub answers: Answers,
    pub found: Vec<Finding>,
}

/// What one text told.
#[derive(Debug)]
pub(super) struct KnownText {
    pub source: Arc<Source>,
    pub case: bool,
    pub found: Vec<Finding>,
    pub told: Vec<Told>,
    pub passages: Arc<[u64]>,
    pub usage: Usage,
}

/// What one picture or attached file told.
#[derive(Debug)]
pub(super) struct KnownAsset {
    pub asset: Asset,
    pub shown: bool,
    pub found: Vec<Finding>,
    pub usage: Usage,
}

/// What checks of one document found, with what they looked up of others.
#[derive(Debug)]
pub(super) struct KnownChecks {
    pub draft: Arc<Draft>,
    pub asked: Vec<(Question, Answer)>,
    pub found: Vec<Finding>,
}

/// What checks of one document read beside documents.
#[derive(Clone, Debug)]
pub(super) struct World {
    settings: Arc<Settings>,
    vocabularies: Arc<Vocabularies>,
    theme: Arc<ThemeFiles>,
    assets: Arc<BTreeMap<SitePath, Asset>>,
}

impl World {
    pub(super) fn new(folder: &Folder, settings: &Arc<Settings>, vocabularies: &Arc<Vocabularies>) -> Self {
        let (settings, vocabularies) = (Arc::clone(settings), Arc::clone(vocabularies));
        Self { settings, vocabularies, theme: Arc::clone(&folder.theme), assets: Arc::clone(&folder.assets) }
    }

    fn is(&self, other: &Self) -> bool {
        let same_files = Arc::ptr_eq(&self.assets, &other.assets)
            || self.assets.len() == other.assets.len()
                && self.assets.iter().zip(&*other.assets).all(|(one, two)| one.0 == two.0 && one.1.is(two.1));
        Arc::ptr_eq(&self.settings, &other.settings)
            && Arc::ptr_eq(&self.vocabularies, &other.vocabularies)
            && Arc::ptr_eq(&self.theme, &other.theme)
            && same_files
    }
}

impl Memory {
    /// Forgets what checks of one document found, unless what they read beside documents is the same as before.
    pub(super) fn enter(&mut self, world: World) {
        if !self.world.as_ref().is_some_and(|before| before.is(&world)) {
            self.checks.clear();
        }
        self.world = Some(world);
    }

    /// Forgets what is known of files that are no longer there.
    pub(super) fn drop_gone(&mut self, folder: &Folder) {
        if self.texts.len() > folder.documents.len() + folder.records.len()
            || self.checks.len() > folder.documents.len()
        {
            let there: FxHashSet<FileId> = folder.documents.iter().chain(folder.records.values()).copied().collect();
            self.texts.retain(|file, _| there.contains(file));
            self.checks.retain(|file, _| there.contains(file));
        }
        if self.documents.len() > folder.documents.len() {
            let there: FxHashSet<FileId> = folder.documents.iter().copied().collect();
            self.documents.retain(|file, _| there.contains(file));
        }
        self.attached.retain(|path, _| folder.assets.contains_key(path));
    }

    /// Returns the document of a whole draft; one of the same text is the same value as before.
    pub(super) fn document(&mut self, draft: &Arc<Draft>) -> Option<Arc<Document>> {
        let front = Arc::clone(draft.front.as_ref()?);
        let passages = self.texts.get(&draft.file).map(|text| Arc::clone(&text.passages)).unwrap_or_default();
        let known = self
            .documents
            .get(&draft.file)
            .filter(|(before, known)| Arc::ptr_eq(before, draft) && known.passages == passages);
        if let Some((_, known)) = known {
            return Some(Arc::clone(known));
        }
        let (file, body, notes) = (draft.file, Arc::clone(&draft.body), Notes::default());
        let document = Arc::new(Document { file, front, body, passages, notes });
        self.documents.insert(file, (Arc::clone(draft), Arc::clone(&document)));
        Some(document)
    }
}
