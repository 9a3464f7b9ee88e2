//! What makes a word that nothing explains a name: what stands before it, after it, and in the same sentence.

mod apposition;
mod family;
mod label;
mod naming;
mod object;
mod owner;
mod pronoun;
mod quotation;
mod role;
mod statement;
mod subject;

use std::ops::Range;

use super::beside::Beside;
use super::cues;
use crate::disclosure::explain::Mark;
use crate::disclosure::scene::Scene;
use crate::lexicon::Flags;
use crate::reading::{Case, Passage, Token};

/// Returns the ground for taking a run of words for a name; without one it is a question.
///
/// "X told the nurse" does what a person does; in "the X approach" nothing shows a person.
pub(super) fn of(scene: &Scene<'_>, passage: &Passage, run: Range<usize>) -> Option<&'static str> {
    let beside = Beside::new(scene, passage, run.clone());
    beside
        .after_role()
        .or_else(|| is_full(scene, run).then_some(cues::FULL))
        .or_else(|| beside.naming())
        .or_else(|| beside.subject())
        .or_else(|| beside.owner())
        .or_else(|| beside.object())
        .or_else(|| beside.family())
        .or_else(|| beside.apposition())
        .or_else(|| beside.quotation())
        .or_else(|| beside.label())
        .or_else(|| beside.pronoun())
}

/// Returns whether the last name of a well-known author stands as in prose about published work: it says, argues or has a
/// theory, or nothing shows it to be a person of a case.
///
/// "Bowlby argues" and "Bowlby's theory" are cited, "Bowlby's mother" is not.
pub(super) fn is_cited(scene: &Scene<'_>, passage: &Passage, run: Range<usize>, ground: Option<&'static str>) -> bool {
    let beside = Beside::new(scene, passage, run);
    let scholarly = beside.after(1).is_some_and(|next| cues::SCHOLARLY.contains(&beside.text(next)));
    let owns = beside.is_possessive() && !beside.owner_of_kin();
    ground.is_none() || scholarly || owns
}

/// Returns whether a run has two parts or more that are no ordinary words: "Xanthe Quill", "X. Quill".
fn is_full(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let tokens = &scene.reading.tokens[run.clone()];
    let parts = tokens.iter().filter(|token| token.is_capital()).count();
    let initials = tokens.iter().filter(|token| token.case == Case::Letter).count();
    let unknown = scene.marks[run].iter().filter(|mark| **mark == Mark::Nothing).count();
    let place = tokens.iter().any(|token| token.flags.any(Flags::PLACE));
    parts >= 2 && (unknown >= 2 || initials > 0 || (place && unknown > 0) || tokens.iter().all(is_name_like))
}

/// Returns whether a word could be a part of a name: a known name, a lone letter, or a word that no list knows.
fn is_name_like(token: &Token) -> bool {
    let name = Flags::FIRST | Flags::LAST | Flags::EITHER | Flags::PLACE_OR_NAME | Flags::PARTICLE;
    token.flags.any(name) || token.flags == Flags::none() || token.case == Case::Letter
}

/// Returns whether a word is a past tense or participle by its form: "cried", "went".
pub(super) fn is_past(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 4 || cues::PAST.contains(word)
}

/// Returns whether a word is an adverb by its form: "suddenly".
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && word.len() > 4
}

impl Beside<'_> {
    /// Returns whether nothing explains the run at all, rather than that it is a word as well as a name: "Zofia", not
    /// "Grace".
    fn is_unknown(&self) -> bool {
        self.scene.marks[self.run.clone()].contains(&Mark::Nothing)
    }

    /// Returns whether a word is for a relation, in the singular or the plural: "brother", "twins".
    fn is_kin(&self, token: &Token) -> bool {
        self.flags_of_singular(token).any(Flags::KIN)
    }
}
