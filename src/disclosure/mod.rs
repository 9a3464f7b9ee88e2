//! What a text tells of people: names, dates, ages, figures, and what a person has already answered.
//!
//! In: the [`Reading`](crate::reading::Reading) of a text. Out: a [`Scene`], which every rule about identifiers looks at.
//! Invariant: nothing here reads the author's bytes, so that no mark, entity or unseen character hides anything.

pub mod answers;
mod attached;
mod citation;
pub mod counts;
pub mod dates;
mod days;
pub mod details;
pub mod digits;
pub mod explain;
pub mod figures;
pub mod names;
mod scene;
mod sentence;
pub mod spelt;
pub mod story;
pub mod telling;
pub mod wording;

pub use answers::Answers;
use attached::ATTACHMENT;
pub use attached::attached;
pub use scene::{MOST, Scene};

use crate::report::Rule;

/// Returns the rules that no family of checks holds: about answers, and about attached files.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    answers::RULES.iter().copied().chain([&ATTACHMENT])
}
