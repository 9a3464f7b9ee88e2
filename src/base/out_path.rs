//! A place inside the output folder.

use std::fmt;
use std::sync::Arc;

/// Names that Windows and its file shares refuse, whatever the ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// An address of the finished site: a relative path that every common file system and web server can hold.
///
/// Parts are separated by `/`; none is empty, starts with two dots, ends in a dot or space, holds a character that
/// Windows refuses, or is a reserved device name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Returns the path, or `None` when some file system could not hold it or it would leave the folder.
    pub fn new(path: &str) -> Option<Self> {
        (path.len() <= 240 && path.split('/').all(Self::part_is_safe)).then(|| Self(path.into()))
    }

    /// Returns whether a single part of a path is safe on every common file system.
    pub fn part_is_safe(part: &str) -> bool {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let refused = |c: char| c.is_control() || "<>:\"\\|?*/".contains(c);
        !part.is_empty()
            && !part.starts_with("..")
            && part != "."
            && !part.ends_with(['.', ' '])
            && !part.starts_with(' ')
            && !part.contains(refused)
            && !RESERVED.contains(&stem.as_str())
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the way from this page's folder up to the top of the site: `""`, `"../"`, `"../../"`.
    pub fn to_root(&self) -> &'static str {
        match self.0.matches('/').count() {
            0 => "",
            1 => "../",
            2 => "../../",
            _ => "../../../",
        }
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_addresses_are_refused() {
        for path in ["", "/a", "a//b", "../a", "a/../b", "con", "a/NUL.html", "a.", "a\\b", "a:b", "a\0b", " a", "..a"]
        {
            assert_eq!(OutPath::new(path), None, "{path:?}");
        }
        for path in ["index.html", "briefings/neglect.html", ".candour-manifest.json", "assets/a.0f.css"] {
            assert!(OutPath::new(path).is_some(), "{path:?}");
        }
    }
}
