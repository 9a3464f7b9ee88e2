//! How much each word says about each document: BM25F (Robertson, Zaragoza and Taylor 2004), in one small number.

use rayon::prelude::*;

use super::gather::{Batch, Words};
use super::lexicon::Lexicon;
use super::record::PARTS;

/// The largest weight of a word in a document; five bits hold it.
pub(super) const MOST: u32 = 31;

/// How much a word counts in each part: title, summary, key messages, headings, body, tags.
const WEIGHT: [f32; PARTS] = [7.0, 3.0, 2.0, 2.0, 1.0, 3.0];
/// How much the length of each part matters.
const LENGTH: [f32; PARTS] = [0.4, 0.4, 0.5, 0.5, 0.75, 0.0];
/// How soon more of the same word stops to matter.
const SATURATION: f32 = 1.2;

/// The documents of each term.
pub(super) struct Postings {
    /// Where the documents of each term begin; one more than there are terms.
    starts: Vec<usize>,
    entries: Vec<(u32, u8)>,
}

impl Postings {
    /// Weighs every word of every document.
    pub(super) fn new(batches: Vec<Batch>, lexicon: &Lexicon) -> Self {
        let mean = mean_lengths(&batches);
        // Each document's words are let go as soon as they are weighed.
        let weighed: Vec<Vec<Vec<(u32, u8)>>> = batches
            .into_par_iter()
            .map(|batch| {
                let terms = lexicon.terms_of(&batch);
                batch.documents.into_iter().map(|words| weigh(words, &terms, &mean)).collect()
            })
            .collect();
        let mut starts = vec![0; lexicon.terms + 1];
        for &(term, _) in weighed.iter().flatten().flatten() {
            starts[term as usize + 1] += 1;
        }
        for at in 0..lexicon.terms {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts[lexicon.terms]];
        for (document, words) in (0..).zip(weighed.iter().flatten()) {
            for &(term, weight) in words {
                entries[next[term as usize]] = (document, weight);
                next[term as usize] += 1;
            }
        }
        Self { starts, entries }
    }

    /// Returns the documents of a term in order, each with its weight.
    pub(super) fn of(&self, term: usize) -> &[(u32, u8)] {
        &self.entries[self.starts[term]..self.starts[term + 1]]
    }

    /// Returns how many terms there are.
    pub(super) fn terms(&self) -> usize {
        self.starts.len() - 1
    }
}

#[expect(clippy::cast_precision_loss, reason = "a mean needs no more digits")]
fn mean_lengths(batches: &[Batch]) -> [f32; PARTS] {
    let documents = || batches.iter().flat_map(|batch| &batch.documents);
    let count = documents().count().max(1) as f32;
    std::array::from_fn(|part| {
        let sum: u64 = documents().map(|words| u64::from(words.lengths[part])).sum();
        (sum as f32 / count).max(1.0)
    })
}

/// Returns the terms of one document with their weights.
fn weigh(words: Words, terms: &[u32], mean: &[f32; PARTS]) -> Vec<(u32, u8)> {
    let lengths = words.lengths;
    let mut seen = words.forms;
    for each in &mut seen {
        *each = each.renumbered(terms[each.number() as usize]);
    }
    seen.extend(words.concepts);
    seen.sort_unstable();
    let scale: [f32; PARTS] = std::array::from_fn(|part| {
        #[expect(clippy::cast_precision_loss, reason = "a length needs no more digits")]
        let length = lengths[part] as f32;
        WEIGHT[part] / (1.0 - LENGTH[part] + LENGTH[part] * length / mean[part])
    });
    let mut weighed = Vec::with_capacity(seen.len() / 2);
    for of_term in seen.chunk_by(|a, b| a.number() == b.number()) {
        let often: f32 = of_term.iter().map(|seen| scale[seen.part()]).sum();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 31")]
        let weight = (often / (often + SATURATION) * 32.0).clamp(1.0, 31.0) as u8;
        weighed.push((of_term[0].number(), weight));
    }
    weighed.shrink_to_fit();
    weighed
}
