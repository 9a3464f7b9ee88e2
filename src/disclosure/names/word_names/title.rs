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
}
