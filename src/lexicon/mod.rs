//! What words are: ordinary ones, places, organisations, laws, roles, and names.
//!
//! In: the lists in `data/`, each with its source. Out: [`Flags`] of a word, and phrases that are known as a whole.
//! Invariant: that a word stands on a list of names is evidence and nothing more: such lists know the names of some
//! communities far better than those of others.

mod flags;
mod fold;
mod grammar;
mod helplines;
mod phrases;
mod set;
mod split;
mod words;

pub use flags::Flags;
pub use fold::{fold, fold_into};
pub use helplines::is_helpline;
pub use phrases::{Phrases, Term, TermKind, built_in};
pub use set::WordSet;
pub use split::{Piece, Words};
pub use words::{flags, is_compound, is_known};

/// Puts the lists into their tables, for whoever has time before the first word is asked for.
pub fn prepare() {
    rayon::join(words::prepare, built_in);
}
