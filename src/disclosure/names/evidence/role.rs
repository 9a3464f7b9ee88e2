//! A role or a relation that stands before a name.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Gap, Token};

impl Beside<'_> {
    /// Returns the ground of a name after a title, a job or a relation: "Mr X", "social worker X", "the lodger, X".
    pub(super) fn after_role(&self) -> Option<&'static str> {
        let before = self.before(1)?;
        if self.is_title(before) {
            return Some(cues::WORKER);
        }
        let near = self.is_close() || self.gap() == Gap::Comma || (self.gap() == Gap::Other && self.opens());
        if !near || before.possessive {
            return None;
        }
        let word = self.flags_of_singular(before);
        if word.any(Flags::WORKER) {
            return Some(cues::WORKER);
        }
        word.any(Flags::KIN).then_some(cues::RELATION)
    }

    /// Returns whether the word before is a relation: "twin EJ", "brother RB".
    pub(in crate::disclosure::names) fn after_kin(&self) -> bool {
        self.before(1).is_some_and(|before| {
            matches!(self.gap(), Gap::Space | Gap::Comma)
                && !before.is_capital()
                && self.is_kin(before)
                && !before.possessive
        })
    }

    /// Returns whether the word before is a title: "Mr X", "dr. X".
    fn is_title(&self, before: &Token) -> bool {
        let capital = before.is_capital() || self.text(before).len() <= 4;
        before.flags.any(Flags::TITLE) && self.is_close() && capital
    }

    /// Returns whether no more than a space, a dot or a hyphen parts the run from the word before: "Dr. X".
    fn is_close(&self) -> bool {
        matches!(self.gap(), Gap::Space | Gap::Dot | Gap::Hyphen)
    }
}
