//! Rules about what leads elsewhere.
//!
//! In: links, references and pictures. Out: findings where each stands.
//! Invariant: nothing is fetched; a target is looked up among the files of the site folder, or not at all.

use super::rule::family;

family! {
    dangling,
    wrong_kind,
    cycle,
    missing_asset,
    bad_picture,
    bad_attachment,
    vague_text,
}
