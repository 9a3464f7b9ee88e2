//! The last part of an address.

use std::fmt;
use std::sync::Arc;

use super::OutPath;

/// A lower-case name of letters, digits and single hyphens, safe in any address and on any file system.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Returns the slug of any text; `None` when no letter or digit is left, or the name is reserved.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::parse(&slug::slugify(text))
    }

    /// Returns the text as a slug if it is one already.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fine = !text.is_empty()
            && text.len() <= 120
            && text.chars().all(plain)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && OutPath::part_is_safe(text);
        fine.then(|| Self(text.into()))
    }

    /// Returns the slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
