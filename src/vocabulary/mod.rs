//! The words that documents may use: themes, agencies, roles, grade scales, briefing templates.
//!
//! In: the lists shipped with the program, and a site's own in `content/_vocabulary`. Out: [`Vocabularies`].
//! Invariant: a list is replaced whole or not at all, and keeps its order.

mod defaults;
mod lists;

use std::collections::BTreeMap;

use crate::base::Source;
use crate::fields::{Date, Number, Text, read_file};
use crate::record;
use crate::report::Finding;

pub use lists::*;

record! {
    /// A list of words.
    pub struct WordList {
        /// the name of the list, in the plural
        label: Text,
        /// the groups that its words are shown in
        groups as "group": Vec<Group>,
        /// its words, in order
        words as "word": Vec<Entry>,
    }
}

record! {
    /// A group of words.
    pub struct Group {
        /// the word used in `group`
        id: Text,
        /// the name that readers see
        label: Text,
    }
}

record! {
    /// One word of a list.
    pub struct Entry {
        /// what documents write
        id: Text,
        /// what readers see
        label: Text,
        /// other names that people use
        aliases: Vec<Text>,
        /// what it means, in one sentence
        definition: Option<Text>,
        /// the group it is shown in
        group: Option<Text>,
        /// the grades of a scale, best first
        grades: Vec<Grade>,
        /// the day from which new documents no longer use it
        retired: Option<Date>,
        /// the word to use instead of a retired one
        instead: Option<Text>,
    }
}

record! {
    /// One grade of a scale.
    pub struct Grade {
        /// what documents write
        id: Text,
        /// what readers see
        label: Text,
    }
}

record! {
    /// The briefing templates.
    pub struct TemplateList {
        /// the name of the list
        label: Text,
        /// the templates
        templates as "template": Vec<Template>,
    }
}

record! {
    /// What a briefing holds, in order.
    pub struct Template {
        /// what documents write
        id: Text,
        /// what readers see
        label: Text,
        /// the fewest words
        min_words: Number,
        /// the most words
        max_words: Number,
        /// how long it takes to read aloud, in minutes
        minutes: Number,
        /// its sections
        sections as "section": Vec<Section>,
    }
}

record! {
    /// One section of a briefing.
    pub struct Section {
        /// its name in the program
        id: Text,
        /// its heading
        heading: Text,
        /// where its words come from: `body`, `what_to_do` or `questions`
        from: Text,
    }
}

/// Every list, by name.
#[derive(Debug)]
pub struct Vocabularies {
    lists: BTreeMap<Box<str>, WordList>,
    /// The briefing templates.
    pub templates: Vec<Template>,
}

impl Vocabularies {
    /// Returns the names of the files that may stand in `content/_vocabulary`.
    pub fn names() -> impl Iterator<Item = &'static str> {
        defaults::FILES.iter().map(|(name, _)| *name)
    }

    /// Returns the text of each list shipped with the program, by name.
    pub fn defaults() -> &'static [(&'static str, &'static str)] {
        defaults::FILES
    }

    /// Reads every list; `sources` gives each its text, the site's own where it has one.
    pub fn read<'s>(sources: impl IntoIterator<Item = &'s Source>, findings: &mut Vec<Finding>) -> Self {
        let mut all = Self { lists: BTreeMap::new(), templates: Vec::new() };
        for source in sources {
            let name = source.path.name().strip_suffix(".toml").unwrap_or_default();
            if name == "templates" {
                all.templates =
                    read_file::<TemplateList>(source, findings).map_or_else(Vec::new, |list| list.templates);
            } else if let Some(list) = read_file::<WordList>(source, findings) {
                all.lists.insert(name.into(), list);
            }
        }
        all
    }

    /// Returns the words of a list in order; none when the list could not be read.
    pub fn words(&self, list: &str) -> &[Entry] {
        self.lists.get(list).map_or(&[], |list| &list.words)
    }

    /// Returns the groups of a list in order.
    pub fn groups(&self, list: &str) -> &[Group] {
        self.lists.get(list).map_or(&[], |list| &list.groups)
    }

    /// Returns the name of a list that readers see.
    pub fn label(&self, list: &str) -> &str {
        self.lists.get(list).map_or("", |list| &list.label.value)
    }

    /// Returns the word of that id.
    pub fn word(&self, list: &str, id: &str) -> Option<&Entry> {
        self.words(list).iter().find(|word| &*word.id.value == id)
    }

    /// Returns whether a list of that name was read.
    pub fn has(&self, list: &str) -> bool {
        self.lists.contains_key(list)
    }
}
