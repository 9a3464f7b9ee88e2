//! The address of each heading inside its page.
//!
//! In: the words of each heading, in order. Out: ids made of small letters, digits and hyphens.
//! Invariant: no two headings of one document share an id.

use std::collections::HashMap;

use crate::base::Slug;

/// The ids given out so far, each with the number to try next when it is asked for again.
#[derive(Debug, Default)]
pub(super) struct HeadingIds(HashMap<Box<str>, usize>);

impl HeadingIds {
    /// Returns an id for a heading that reads `words`.
    pub(super) fn next(&mut self, words: &str) -> Box<str> {
        let slug = Slug::from_text(words);
        let base: &str = slug.as_ref().map_or("section", Slug::as_str);
        let Some(&first) = self.0.get(base) else {
            self.0.insert(base.into(), 2);
            return base.into();
        };
        let mut number = first;
        let mut id = format!("{base}-{number}");
        while self.0.contains_key(id.as_str()) {
            number += 1;
            id = format!("{base}-{number}");
        }
        self.0.insert(base.into(), number + 1);
        self.0.insert(id.as_str().into(), 2);
        id.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], expected: &[&str]) {
        let mut ids = HeadingIds::default();
        let given: Vec<_> = headings.iter().map(|words| ids.next(words)).collect();
        assert_eq!(given.iter().map(|id| &**id).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_heading_has_an_address_of_its_own() {
        check(
            &["Why it matters", "Why it matters", "Why it matters"],
            &["why-it-matters", "why-it-matters-2", "why-it-matters-3"],
        );
        check(&["A", "A", "A 2", "A"], &["a", "a-2", "a-2-2", "a-3"]);
        check(&["A 2", "A", "A"], &["a-2", "a", "a-3"]);
    }

    #[test]
    fn welsh_letters_and_headings_without_letters_have_plain_addresses() {
        check(&["Tŷ a gŵyl", "???", "", "con"], &["ty-a-gwyl", "section", "section-2", "section-3"]);
    }
}
