//! All drafts together, with what a check needs to look things up.

use std::collections::HashMap;

use crate::base::SitePath;
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
    pub drafts: &'a [Draft],
    /// What the texts tell of the people behind pseudonyms.
    pub details: &'a [Told],
    by_id: HashMap<&'a str, &'a Draft>,
    by_path: HashMap<&'a SitePath, &'a Draft>,
}

impl<'a> Corpus<'a> {
    pub(super) fn new(
        folder: &'a Folder,
        settings: &'a Settings,
        vocabularies: &'a Vocabularies,
        drafts: &'a [Draft],
        details: &'a [Told],
    ) -> Self {
        let mut by_id = HashMap::with_capacity(drafts.len());
        for draft in drafts {
            if let Some(id) = &draft.name.id {
                // The first one keeps the id; the others are reported by `meta/duplicate-id`.
                by_id.entry(&*id.value).or_insert(draft);
            }
        }
        let by_path = drafts.iter().map(|draft| (&folder.sources.get(draft.file).path, draft)).collect();
        Self { folder, settings, vocabularies, drafts, details, by_id, by_path }
    }

    /// Returns the draft of that id.
    pub fn by_id(&self, id: &str) -> Option<&'a Draft> {
        self.by_id.get(id).copied()
    }

    /// Returns every id.
    pub fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.drafts.iter().filter_map(|draft| draft.name.id.as_ref()).map(|id| &*id.value)
    }

    /// Returns the draft whose file stands at that path.
    pub fn by_path(&self, path: &SitePath) -> Option<&'a Draft> {
        self.by_path.get(path).copied()
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
            let front = draft.front.as_ref()?;
            Some((draft, front, pick(&front.facts)?))
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
