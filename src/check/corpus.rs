//! All drafts together, with what a check needs to look things up.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::base::{Digest, SitePath};
use crate::disclosure::details::Told;
use crate::fields::Node;
use crate::kinds::Facts;
use crate::load::Folder;
use crate::parse::markdown::{Block, Body, Target, each_block};
use crate::parse::{Draft, Front};
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;

/// All drafts together.
pub struct Corpus<'a> {
    /// The folder they came from.
    pub folder: &'a Folder,
    /// The settings of the site.
    pub settings: &'a Settings,
    /// The words that documents may use.
    pub vocabularies: &'a Vocabularies,
    /// Every draft, in the order of their paths.
    pub drafts: &'a [Arc<Draft>],
    /// What the texts tell of the people behind pseudonyms.
    pub details: &'a [Told],
    index: &'a Index<'a>,
    /// What was looked up, by a check that looks at one document.
    asked: Option<&'a Mutex<Vec<(Question, Answer)>>>,
}

/// Where each draft is found.
pub(super) struct Index<'a> {
    by_id: FxHashMap<&'a str, &'a Arc<Draft>>,
    by_path: FxHashMap<&'a SitePath, &'a Arc<Draft>>,
    /// The digest of all ids in their order.
    ids: Digest,
}

/// What a check may want to know of other documents.
#[derive(Debug)]
pub(super) enum Question {
    /// The document of that id.
    Id(Box<str>),
    /// The document at that path.
    Path(SitePath),
    /// All ids.
    Ids,
}

/// What it was told.
#[derive(Debug)]
pub(super) enum Answer {
    /// This document, or that there is none.
    Draft(Option<Arc<Draft>>),
    /// These ids.
    Ids(Digest),
}

impl<'a> Index<'a> {
    pub(super) fn new(folder: &'a Folder, drafts: &'a [Arc<Draft>]) -> Self {
        let mut by_id = FxHashMap::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
        let mut ids = String::new();
        for draft in drafts {
            if let Some(id) = &draft.name.id {
                ids += &id.value;
                ids.push('\n');
                // The first one keeps the id; the others are reported by `meta/duplicate-id`.
                by_id.entry(&*id.value).or_insert(draft);
            }
        }
        let by_path = drafts.iter().map(|draft| (&folder.sources.get(draft.file).path, draft)).collect();
        Self { by_id, by_path, ids: Digest::of(ids.as_bytes()) }
    }

    fn answer(&self, question: &Question) -> Answer {
        match question {
            Question::Id(id) => Answer::Draft(self.by_id.get(&**id).map(|&draft| Arc::clone(draft))),
            Question::Path(path) => Answer::Draft(self.by_path.get(path).map(|&draft| Arc::clone(draft))),
            Question::Ids => Answer::Ids(self.ids),
        }
    }

    /// Returns whether a question still has the answer that it had.
    pub(super) fn still(&self, question: &Question, answer: &Answer) -> bool {
        let is = |now: Option<&&Arc<Draft>>, then: &Option<Arc<Draft>>| match (now, then) {
            (None, None) => true,
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            _ => false,
        };
        match (question, answer) {
            (Question::Id(id), Answer::Draft(then)) => is(self.by_id.get(&**id), then),
            (Question::Path(path), Answer::Draft(then)) => is(self.by_path.get(path), then),
            (Question::Ids, Answer::Ids(then)) => self.ids == *then,
            _ => false,
        }
    }
}

impl<'a> Corpus<'a> {
    pub(super) fn new(
        folder: &'a Folder,
        settings: &'a Settings,
        vocabularies: &'a Vocabularies,
        drafts: &'a [Arc<Draft>],
        details: &'a [Told],
        index: &'a Index<'a>,
    ) -> Self {
        Self { folder, settings, vocabularies, drafts, details, index, asked: None }
    }

    /// Returns the same for a check of one document, and notes in `asked` what it looks up.
    pub(super) fn noting<'b>(&'b self, asked: &'b Mutex<Vec<(Question, Answer)>>) -> Corpus<'b> {
        Corpus { asked: Some(asked), ..*self }
    }

    fn note(&self, question: impl FnOnce() -> Question) {
        if let Some(mut asked) = self.asked.and_then(|asked| asked.lock().ok()) {
            let question = question();
            let answer = self.index.answer(&question);
            asked.push((question, answer));
        }
    }

    /// Returns the draft of that id.
    pub fn by_id(&self, id: &str) -> Option<&'a Draft> {
        self.note(|| Question::Id(id.into()));
        self.index.by_id.get(id).map(|draft| &***draft)
    }

    /// Returns every id.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.note(|| Question::Ids);
        self.drafts.iter().filter_map(|draft| draft.name.id.as_ref()).map(|id| &*id.value)
    }

    /// Returns the draft whose file stands at that path.
    pub fn by_path(&self, path: &SitePath) -> Option<&'a Draft> {
        self.note(|| Question::Path(path.clone()));
        self.index.by_path.get(path).map(|draft| &***draft)
    }

    /// Returns the draft that a link leads to, when it leads to a document of the site.
    pub fn target(&self, to: &Target) -> Option<&'a Draft> {
        match to {
            Target::Id { id, .. } => self.by_id(id),
            Target::File { path, .. } => self.by_path(path.as_ref()?),
            _ => None,
        }
    }

    /// Returns the drafts of one kind, with the record that `pick` takes from their facts.
    pub fn all<T>(&self, pick: fn(&'a Facts) -> Option<&'a T>) -> impl Iterator<Item = (&'a Draft, &'a Front, &'a T)> {
        self.drafts.iter().filter_map(move |draft| {
            let front = draft.front.as_deref()?;
            Some((&**draft, front, pick(&front.facts)?))
        })
    }
}

/// Calls `visit` for every value of the front matter, with its nearest key.
pub(super) fn each_value<'a>(front: &'a Front, visit: &mut dyn FnMut(&'static str, &Node<'a>)) {
    use crate::fields::Record;
    for (key, node) in front.meta.nodes().into_iter().chain(front.facts.nodes()) {
        node.each(key, visit);
    }
}

/// Returns whether a text has a heading, or another place, of that name.
pub(super) fn has_anchor(body: &Body, anchor: &str) -> bool {
    let mut found = false;
    each_block(body, &mut |block| {
        if let Block::Heading { id, .. } = block {
            found |= **id == *anchor;
        }
    });
    found
}
