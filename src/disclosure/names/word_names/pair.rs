//! Two ordinary words with capitals, taken for a first and a last name.

use super::candidate::Candidate;
use crate::disclosure::explain::Mark;
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Token};

impl Candidate<'_> {
    /// Returns the ground for taking the word and the next one for a name: "Grace Hunter told", "about Grace Hunter".
    pub(super) fn pair(&self) -> Option<&'static str> {
        let next = self.next()?;
        if !self.is_joined_to(next) || self.is_followed_by_capital() {
            return None;
        }
        let both = Beside::new(self.beside.scene, self.beside.passage, self.at..self.at + 2);
        both.subject()
            .or_else(|| both.object_person())
            .or_else(|| both.owner())
            .or_else(|| both.apposition())
            .or_else(|| is_full_name(&both, next).then_some(cues::FULL))
    }

    /// Returns whether the next word could be the last name: "Grace Hunter", not "Grace Road" or "Grace's Hunter".
    fn is_joined_to(&self, next: &Token) -> bool {
        matches!(next.gap, Gap::Space | Gap::Hyphen)
            && next.case == Case::Capital
            && !self.token().possessive
            && matches!(self.beside.scene.marks[self.at + 1], Mark::Word | Mark::Proper)
            && !next.flags.any(Flags::FUNCTION | Flags::ORGANISATION | Flags::WORK | Flags::DAY)
    }

    /// Returns whether a third capital follows: "Grace Hunter House".
    fn is_followed_by_capital(&self) -> bool {
        self.beside.after(2).is_some_and(|third| third.is_capital() && third.gap == Gap::Space)
    }
}

/// Returns whether the second word is a last name, and a word for people stands before both: "about Grace Hunter".
fn is_full_name(both: &Beside<'_>, last: &Token) -> bool {
    last.flags.any(Flags::LAST)
        && !last.flags.any(Flags::STREET | Flags::SETTING)
        && both
            .before(1)
            .is_some_and(|before| before.case == Case::Lower && cues::BEFORE_FULL_NAME.contains(&both.text(before)))
}
