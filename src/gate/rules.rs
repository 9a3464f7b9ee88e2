//! The rules about approvals.

use crate::report::Rule;

/// An approval record beside no document.
pub(super) static ORPHAN: Rule = Rule::warning("approval/orphan", include_str!("rules/orphan.md"));
/// One post in two of the three parts.
pub(super) static SAME_POST: Rule = Rule::error("approval/same-post", include_str!("rules/same-post.md"));
/// A decision that has not been taken yet.
pub(super) static FUTURE: Rule = Rule::error("approval/future", include_str!("rules/future.md"));
/// A digest that is none.
pub(super) static BAD_DIGEST: Rule = Rule::error("approval/bad-digest", include_str!("rules/bad-digest.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[&ORPHAN, &SAME_POST, &FUTURE, &BAD_DIGEST];
