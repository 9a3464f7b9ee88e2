//! Rules about words: what blames, what is out of date, what a reader cannot know, and what is never said.
//!
//! In: a text as its readers receive it, or a document with the whole site. Out: findings with words to use instead.
//! Invariant: no rule here blocks publication, and none speaks of words that the author only quotes.

use super::rule::{family, look};
use crate::disclosure::Scene;
use crate::report::Finding;

family! {
    victim_blaming,
    worker_blaming,
    was_not_brought,
    minimising,
    superseded,
    acronym,
    silent_on_identity,
}

/// Runs every rule of this family that looks at one text.
pub(super) fn inspect(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    look(CHECKS, scene, findings);
}
