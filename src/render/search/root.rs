//! The first script of the index: how many documents there are, and where everything else stands.

use serde::Serialize;

use super::chunk::Chunk;
use super::concepts::{Concepts, by_name};
use super::dictionary::Volume;
use super::facets::Facet;
use super::lexicon::Lexicon;
use super::postings::Shelf;
use super::weigh::Postings;
use crate::kinds::KINDS;
use crate::render::Stage;

/// The form of the index; the script of the page refuses another.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Root<'a> {
    pub version: u32,
    pub documents: usize,
    pub dictionary: &'a [Volume],
    pub postings: &'a [Shelf],
    pub results: Bundles,
    pub texts: Bundles,
    pub facets: &'a [Facet],
    pub names: String,
    /// Runs of documents with the same standing: how many, and which.
    pub standing: Vec<(usize, u8)>,
    pub kinds: Vec<&'static str>,
    pub themes: Vec<(String, String)>,
    pub roles: Vec<(String, String)>,
}

/// Bundles of documents: how many documents each holds, and the digest of each.
#[derive(Serialize)]
pub(super) struct Bundles {
    pub size: usize,
    pub digests: Vec<String>,
}

impl Root<'_> {
    pub(super) const VERSION: u32 = VERSION;
}

/// Returns the labels of the words of a list that have a page, so that results can name them.
pub(super) fn labels(stage: &Stage<'_>, list: &str) -> Vec<(String, String)> {
    let words = stage.vocabularies.words(list).iter();
    words.map(|word| (word.id.value.to_string(), word.label.value.to_string())).collect()
}

/// Returns what readers call one of each kind.
pub(super) fn kinds() -> (Vec<&'static str>, Vec<&'static str>) {
    KINDS.iter().map(|kind| (kind.about.name, kind.about.label)).unzip()
}

/// Returns how well each document stands, in runs: 3 when it is from this year or the last, 2 from the two years before,
/// else 1, and one less when its review is overdue.
pub(super) fn standing(stage: &Stage<'_>, places: &[usize]) -> Vec<(usize, u8)> {
    let mut runs: Vec<(usize, u8)> = Vec::new();
    for &at in places {
        let page = &stage.library.pages[at];
        let recent = match stage.today.0.year() - page.published.year() {
            ..=1 => 3,
            2..=3 => 2,
            _ => 1,
        };
        let standing = recent - u8::from(page.review_overdue(stage.today));
        match runs.last_mut() {
            Some((count, last)) if *last == standing => *count += 1,
            _ => runs.push((1, standing)),
        }
    }
    runs
}

/// Returns the script of the names that things go by: the name, its terms, the concepts it may mean; and their labels.
pub(super) fn names(concepts: &Concepts, lexicon: &Lexicon, postings: &Postings) -> Chunk {
    let used = |concept: &u32| !postings.of(*concept as usize).is_empty();
    let mut names: Vec<(String, Vec<u32>, Vec<u32>)> = Vec::new();
    for (name, mut of_name) in by_name(&concepts.all) {
        of_name.retain(used);
        if !of_name.is_empty() {
            let terms = name.iter().filter_map(|word| lexicon.term(word)).collect();
            names.push((name.join(" "), terms, of_name));
        }
    }
    let labels: Vec<&str> = concepts.all.iter().map(|concept| concept.label.as_str()).collect();
    Chunk::new("n", &(names, labels))
}
