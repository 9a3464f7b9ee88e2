//! The rules about files as files.

use crate::report::Rule;

/// A file or folder that cannot be read.
pub(super) static UNREADABLE: Rule = Rule::error("file/unreadable", include_str!("rules/unreadable.md"));
/// A file that is larger than any document should be.
pub(super) static TOO_LARGE: Rule = Rule::error("file/too-large", include_str!("rules/too-large.md"));
/// A text that is not UTF-8, or holds zero bytes.
pub(super) static NOT_TEXT: Rule = Rule::error("file/not-text", include_str!("rules/not-text.md"));
/// A document without a byte in it.
pub(super) static EMPTY: Rule = Rule::error("file/empty", include_str!("rules/empty.md"));
/// A link to a place outside the site folder.
pub(super) static OUTSIDE: Rule = Rule::error("file/outside", include_str!("rules/outside.md"));
/// A name that some file system or web server cannot hold.
pub(super) static HOSTILE_NAME: Rule = Rule::error("file/hostile-name", include_str!("rules/hostile-name.md"));
/// A file in a place where nothing reads it.
pub(super) static UNEXPECTED: Rule = Rule::error("file/unexpected", include_str!("rules/unexpected.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[&UNREADABLE, &TOO_LARGE, &NOT_TEXT, &EMPTY, &OUTSIDE, &HOSTILE_NAME, &UNEXPECTED];
