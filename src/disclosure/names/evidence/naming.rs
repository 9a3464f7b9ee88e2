//! Words for naming that stand before a name.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::Token;

impl Beside<'_> {
    /// Returns the ground of a name after a word for naming: "a boy called X", "known as X", "real name is X".
    pub(in crate::disclosure::names) fn naming(&self) -> Option<&'static str> {
        for back in 1..=3 {
            let before = self.before(back)?;
            let word = self.text(before);
            if cues::NAMING.contains(&word) {
                return (!self.ends_between(back)).then_some(cues::NAMED);
            }
            let oneself = back == 1 && matches!(&*word, "himself" | "herself" | "themselves" | "themself");
            if oneself || self.is_naming_idiom(back, &word) {
                return Some(cues::NAMED);
            }
            if !is_between_naming(before, &word) {
                return None;
            }
        }
        None
    }

    /// Returns whether a small word ends a phrase for naming: "goes by X", "love from X", "known as X", "answers to X".
    fn is_naming_idiom(&self, back: usize, word: &str) -> bool {
        let Some(lead) = self.before(back + 1).map(|token| self.text(token)) else { return false };
        match word {
            "by" => cues::GOES.contains(&lead),
            "from" => lead == "love",
            "as" => cues::KNOWN.contains(&lead),
            "to" => matches!(&*lead, "answer" | "answered" | "answers"),
            _ => false,
        }
    }
}

/// Returns whether a word may stand between a word for naming and the name: "her name is X", "called his son X".
fn is_between_naming(token: &Token, word: &str) -> bool {
    token.flags.any(Flags::PRONOUN | Flags::ROLE | Flags::DETERMINER | Flags::AUXILIARY)
        || cues::IDIOM_LINKS.contains(word)
}
