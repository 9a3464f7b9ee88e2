//! Words become the stem that all their forms share.
//!
//! Stemming happens here, once: the browser is given every form with the number of its stem.

use std::borrow::Cow;

use pagefind_stem::{Algorithm, Stemmer};

/// Plurals that English does not form by rule, in the words of this field.
const IRREGULAR: &[(&str, &str)] =
    &[("children", "child"), ("feet", "foot"), ("men", "man"), ("teeth", "tooth"), ("women", "woman")];

/// Finds stems in the language of a site.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    /// Returns the stems of a language; other languages than English are folded only.
    pub(super) fn new(language: &str) -> Self {
        let english = language == "en" || language.starts_with("en-");
        Self(english.then(|| Stemmer::create(Algorithm::English)))
    }

    /// Returns the stem of a folded word.
    pub(super) fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let Some(stemmer) = &self.0 else { return Cow::Borrowed(word) };
        if let Some((_, single)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
            return Cow::Borrowed(single);
        }
        if word.is_ascii() && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return stemmer.stem(word);
        }
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_share_a_stem_in_english_only() {
        let english = Stems::new("en-GB");
        assert_eq!(english.of("neglecting"), english.of("neglected"));
        assert_eq!(english.of("children"), english.of("child"));
        assert_eq!(english.of("bruising"), english.of("bruise"));
        assert_eq!(english.of("gcp2"), "gcp2");
        let welsh = Stems::new("cy");
        assert_eq!(welsh.of("neglecting"), "neglecting");
    }
}
