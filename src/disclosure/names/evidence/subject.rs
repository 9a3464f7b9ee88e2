//! A name as the subject of a sentence.

use super::{is_adverb, is_past};
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Token};

impl Beside<'_> {
    /// Returns the ground of a name that does or is what a person does or is: "X told", "X was frightened", "X had two
    /// brothers".
    pub(in crate::disclosure::names) fn subject(&self) -> Option<&'static str> {
        if self.is_possessive() {
            return None;
        }
        let ahead = (1..=3).find(|&ahead| !self.after(ahead).is_some_and(|token| self.is_passed_over(token)))?;
        let verb = self.after(ahead)?;
        if self.is_to_be_done(verb) {
            return Some(cues::ACTS);
        }
        let joined = verb.gap == Gap::Space || self.ends_nickname(verb);
        if !joined || verb.case != Case::Lower {
            return None;
        }
        let person = if verb.flags.any(Flags::AUXILIARY) {
            self.statement(verb, ahead + 1)?.is_of_a_person()
        } else {
            verb.flags.any(Flags::PERSON_VERB) || self.is_unknown() && is_done(&self.text(verb))
        };
        person.then_some(cues::ACTS)
    }

    /// Returns whether a word stands between a subject and its verb without changing what is said: "X also told", "X
    /// suddenly cried".
    pub(super) fn is_passed_over(&self, token: &Token) -> bool {
        let word = self.text(token);
        cues::BETWEEN.contains(&word) || is_adverb(&word)
    }

    /// Returns whether something is to be done to somebody, as minutes note it: "X to be flagged as missing".
    fn is_to_be_done(&self, next: &Token) -> bool {
        let is = |ahead: usize, word: &str| self.after(ahead).is_some_and(|token| self.text(token) == word);
        self.is_unknown()
            && next.gap == Gap::Space
            && matches!(self.gap(), Gap::Begin | Gap::Stop | Gap::Other)
            && is(1, "to")
            && is(2, "be")
            && self.after(3).is_some_and(|token| is_past(&self.text(token)))
    }

    /// Returns whether a word follows a nickname in quotation marks: `"Zed" told`.
    fn ends_nickname(&self, next: &Token) -> bool {
        next.gap == Gap::Other && self.text_before(next).trim() == "\"" && self.is_unknown()
    }
}

/// Returns whether a word is a past tense that bodies seldom do: "cried", not "announced".
fn is_done(word: &str) -> bool {
    is_past(word) && !cues::CORPORATE.contains(word)
}
