//! The rules about the frame of a document.

use crate::report::Rule;

/// A document without front matter.
pub(super) static NO_FRONT: Rule = Rule::error("front/missing", include_str!("rules/missing.md"));
/// Front matter that never ends.
pub(super) static UNCLOSED: Rule = Rule::error("front/unclosed", include_str!("rules/unclosed.md"));
/// A kind that does not exist, or a folder that is no kind's.
pub(super) static UNKNOWN_KIND: Rule = Rule::error("front/unknown-kind", include_str!("rules/unknown-kind.md"));
/// A name that makes no address.
pub(super) static BAD_SLUG: Rule = Rule::error("front/bad-slug", include_str!("rules/bad-slug.md"));

/// Every rule of this layer, without those of the text.
pub const RULES: &[&Rule] = &[&NO_FRONT, &UNCLOSED, &UNKNOWN_KIND, &BAD_SLUG];
