//! Every form of every word in order, each with the number of the term that it belongs to.
//!
//! Terms are what documents are listed under: first the concepts, then the stems in order.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::concepts::Concepts;
use super::gather::Batch;
use super::quick::QuickMap;
use super::stem::Stems;

/// Every form and its term.
pub(super) struct Lexicon {
    /// The forms in order, each with its term.
    pub forms: Vec<(Box<str>, u32)>,
    /// How many terms there are, concepts among them.
    pub terms: usize,
    numbers: QuickMap<Box<str>, u32>,
}

impl Lexicon {
    pub(super) fn new(batches: &[Batch], concepts: &Concepts, stems: &Stems) -> Self {
        let mut roots: QuickMap<&str, &str> = QuickMap::default();
        for (form, root) in batches.iter().flat_map(|batch| &batch.forms) {
            roots.entry(form).or_insert(root.as_deref().unwrap_or(form));
        }
        // Names stand in the dictionary even when no document has them, so that a query with them is understood.
        for word in concepts.all.iter().flat_map(|concept| &concept.names).flatten() {
            roots.entry(word).or_insert(word);
        }
        let mut roots: Vec<(&str, &str)> = roots.into_iter().collect();
        roots.par_sort_unstable();
        let stemmed: Vec<_> = roots.par_iter().map(|(_, root)| stems.of(root)).collect();
        let order: BTreeSet<&str> = stemmed.iter().map(AsRef::as_ref).collect();
        let first = concepts.all.len();
        let terms: QuickMap<&str, u32> =
            order.iter().enumerate().map(|(at, stem)| (*stem, u32::try_from(first + at).unwrap_or(u32::MAX))).collect();
        let forms: Vec<(Box<str>, u32)> =
            roots.iter().zip(&stemmed).map(|((form, _), stem)| ((*form).into(), terms[stem.as_ref()])).collect();
        let numbers = forms.iter().cloned().collect();
        Self { forms, terms: first + order.len(), numbers }
    }

    /// Returns the term of a form.
    pub(super) fn term(&self, form: &str) -> Option<u32> {
        self.numbers.get(form).copied()
    }

    /// Returns the term of each number of a batch.
    pub(super) fn terms_of(&self, batch: &Batch) -> Vec<u32> {
        batch.forms.iter().map(|(form, _)| self.term(form).unwrap_or_default()).collect()
    }
}
