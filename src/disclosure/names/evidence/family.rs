//! Names of families, and other places that hold little but a name.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Spot, Token};

impl Beside<'_> {
    /// Returns the ground of a name in a comment, before a colon in a heading, before "= mother" or before "family".
    pub(super) fn family(&self) -> Option<&'static str> {
        if self.passage.spot == Spot::Comment {
            return Some("stands in a comment, where nobody looks for it");
        }
        if self.is_with_a_pseudonym() {
            return Some("stands in a list of people");
        }
        let next = self.after(1)?;
        if self.is_told_of(next) {
            return Some("is what a heading tells of");
        }
        if self.text_before(next).trim() == "=" && self.is_kin(next) {
            return Some(cues::EXPLAINED);
        }
        let family = next.gap == Gap::Space && cues::FAMILY.contains(&self.text(next));
        family.then_some(cues::FAMILY_NAME)
    }

    /// Returns whether the run goes on with a list of people that are not named: "Child B, Child C and X".
    fn is_with_a_pseudonym(&self) -> bool {
        let and = self.before(1).is_some_and(|word| matches!(&*self.text(word), "and" | "or"));
        if !self.is_unknown() || !(and && self.gap() == Gap::Space || self.gap() == Gap::Comma) {
            return false;
        }
        let back = 1 + usize::from(and);
        let (Some(letter), Some(role)) = (self.before(back), self.before(back + 1)) else { return false };
        let short = letter.case == Case::Letter || letter.digit && letter.base - letter.start <= 2;
        short && letter.gap == Gap::Space && role.is_capital() && role.flags.any(Flags::ROLE | Flags::KIN)
    }

    /// Returns whether the run opens a heading and a colon follows: "X: a story of neglect".
    fn is_told_of(&self, next: &Token) -> bool {
        self.passage.spot == Spot::Heading && self.before(1).is_none() && self.text_before(next).starts_with(':')
    }
}
