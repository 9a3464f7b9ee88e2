//! The names that one thing goes by: words of the vocabularies and the glossary with their aliases and abbreviations.
//!
//! Whoever searches "LAC" means children in care, whatever a document calls them.

use std::collections::BTreeMap;

use super::fold::each_token;
use super::quick::QuickMap;
use super::stem::Stems;
use crate::kinds::Facts;
use crate::render::Stage;

/// The lists whose words people search by other names.
const LISTS: &[&str] =
    &["themes", "roles", "agencies", "case-categories", "journey-stages", "domains", "sources", "audit-types"];

/// One thing that documents are about.
pub(super) struct Concept {
    /// What readers call it.
    pub label: String,
    /// The vocabulary word: list and id; none for a glossary term.
    pub word: Option<(&'static str, String)>,
    /// Each name as its folded words.
    pub names: Vec<Vec<String>>,
}

/// Every concept, and how to find its names in a text.
pub(super) struct Concepts {
    pub all: Vec<Concept>,
    /// The number of each stem that some name has.
    stems: QuickMap<String, u32>,
    /// Where a walk through the stems of a text goes next; nodes are numbers, 0 is the start.
    steps: QuickMap<(u32, u32), u32>,
    /// The concepts whose name ends at a node.
    ends: QuickMap<u32, Vec<u32>>,
    by_word: QuickMap<(&'static str, String), u32>,
}

impl Concepts {
    pub(super) fn new(stage: &Stage<'_>, stems: &Stems) -> Self {
        let mut concepts = Self {
            all: gather(stage),
            stems: QuickMap::default(),
            steps: QuickMap::default(),
            ends: QuickMap::default(),
            by_word: QuickMap::default(),
        };
        for at in 0..concepts.all.len() {
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            if let Some(word) = concepts.all[at].word.clone() {
                concepts.by_word.insert(word, number);
            }
            for name in concepts.all[at].names.clone() {
                concepts.add_name(number, &name, stems);
            }
        }
        concepts
    }

    fn add_name(&mut self, concept: u32, name: &[String], stems: &Stems) {
        let mut node = 0;
        for word in name {
            let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
            let stem = *self.stems.entry(stems.of(word).into_owned()).or_insert(next);
            let next = u32::try_from(self.steps.len() + 1).unwrap_or(u32::MAX);
            node = *self.steps.entry((node, stem)).or_insert(next);
        }
        let ends = self.ends.entry(node).or_default();
        if node != 0 && !ends.contains(&concept) {
            ends.push(concept);
        }
    }

    /// Returns the number of a stem, if some name has it.
    pub(super) fn stem(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }

    /// Returns the concept of a vocabulary word.
    pub(super) fn of_word(&self, list: &'static str, id: &str) -> Option<u32> {
        self.by_word.get(&(list, id.to_owned())).copied()
    }

    /// Visits the concepts whose names stand in a text, given as the numbers of its stems; the longest name counts.
    pub(super) fn each_named(&self, text: &[Option<u32>], visit: &mut dyn FnMut(u32)) {
        for start in 0..text.len() {
            let (mut node, mut found) = (0, 0);
            for stem in &text[start..] {
                let Some(next) = stem.and_then(|stem| self.steps.get(&(node, stem))) else { break };
                node = *next;
                if self.ends.contains_key(&node) {
                    found = node;
                }
            }
            self.ends.get(&found).into_iter().flatten().for_each(|&concept| visit(concept));
        }
    }
}

/// Returns every thing that has more than one name.
fn gather(stage: &Stage<'_>) -> Vec<Concept> {
    let mut all = Vec::new();
    for list in LISTS {
        for word in stage.vocabularies.words(list) {
            let others = word.aliases.iter().map(|alias| &*alias.value);
            let names = names(std::iter::once(&*word.label.value).chain(others));
            all.push(Concept {
                label: word.label.value.to_string(),
                word: Some((list, word.id.value.to_string())),
                names,
            });
        }
    }
    for (_, page) in stage.library.of_kind("term") {
        let Facts::Term(term) = &page.document.facts else { continue };
        let title = &page.document.meta.title.value;
        let others = term.abbreviation.iter().chain(&term.also).map(|name| &*name.value);
        all.push(Concept {
            label: title.to_string(),
            word: None,
            names: names(std::iter::once(&**title).chain(others)),
        });
    }
    all
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Vec<String>> {
    let folded = names.map(|name| {
        let mut words = Vec::new();
        each_token(name, &mut |token| {
            if !token.joined {
                words.push(token.form.to_owned());
            }
        });
        words
    });
    folded.filter(|words| !words.is_empty()).collect()
}

/// Returns each name with the concepts that go by it, in order.
pub(super) fn by_name(concepts: &[Concept]) -> BTreeMap<Vec<String>, Vec<u32>> {
    let mut named: BTreeMap<Vec<String>, Vec<u32>> = BTreeMap::new();
    for (at, concept) in concepts.iter().enumerate() {
        for name in &concept.names {
            let of_name = named.entry(name.clone()).or_default();
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            if !of_name.contains(&number) {
                of_name.push(number);
            }
        }
    }
    named
}
