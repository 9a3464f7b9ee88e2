//! Titles before an ordinary word.

use super::candidate::Candidate;
use crate::disclosure::names::cues;
use crate::reading::{Case, Gap};

impl Candidate<'_> {
    /// Returns whether a title stands before the word: "Miss Young", "Dr. Hope".
    pub(super) fn is_titled(&self) -> bool {
        let token = self.token();
        let name = token.is_capital() && token.case != Case::Letter && matches!(token.gap, Gap::Space | Gap::Dot);
        name && self
            .before()
            .is_some_and(|before| before.is_capital() && cues::TITLES.contains(&self.beside.text(before)))
    }

    /// Returns whether a relation stands before the word as a title does: "Auntie Pearl".
    pub(super) fn is_titled_as_kin(&self) -> bool {
        let token = self.token();
        let name = token.is_capital() && token.case != Case::Letter && token.gap == Gap::Space && !self.heading;
        name && self
            .before()
            .is_some_and(|before| before.is_capital() && cues::KIN_TITLES.contains(&self.beside.text(before)))
    }
}
