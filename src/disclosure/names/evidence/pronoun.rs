//! A pronoun later in the sentence that can mean nobody else.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Gap, Token};

impl Beside<'_> {
    /// Returns the ground of a name that "he" or "she" follows: "X and his brothers", "X did not know why she".
    pub(in crate::disclosure::names) fn pronoun(&self) -> Option<&'static str> {
        for ahead in 1..=30 {
            let token = self.after(ahead).filter(|token| token.gap != Gap::Stop)?;
            if token.flags.any(Flags::PRONOUN) && cues::PRONOUNS.contains(&self.text(token)) {
                return Some("is followed by he or she");
            }
            if ahead > 2 && self.is_somebody_else(token) {
                return None;
            }
        }
        None
    }

    /// Returns whether a word is for somebody else whom the pronoun may mean: "X told the nurse that she".
    fn is_somebody_else(&self, token: &Token) -> bool {
        token.gap == Gap::Space && self.flags_of_singular(token).any(Flags::KIN | Flags::WORKER | Flags::ROLE)
    }
}
