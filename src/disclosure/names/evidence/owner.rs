//! A name that owns what stands after it.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::reading::{Gap, Token};

impl Beside<'_> {
    /// Returns the ground of a name that owns what a person owns: "X's teeth", "X's new school".
    pub(in crate::disclosure::names) fn owner(&self) -> Option<&'static str> {
        let owned = |token: &Token| {
            (token.gap == Gap::Space || self.text_before(token) == "' ") && cues::BELONGINGS.contains(&self.text(token))
        };
        let owns = self.is_possessive() && (1..=2).any(|ahead| self.after(ahead).is_some_and(owned));
        owns.then_some(cues::OWNS)
    }

    /// Returns whether a relation is owned: "TL's father". Acronyms own much, but no relations.
    pub(in crate::disclosure::names) fn owner_of_kin(&self) -> bool {
        self.is_possessive()
            && self.after(1).is_some_and(|next| {
                next.gap == Gap::Space && (cues::PERSONAL.contains(&self.text(next)) || self.is_kin(next))
            })
    }
}
