//! A reason not to touch a folder, in words for the person who named it.
//!
//! In: the folder and the reason. Out: what is there and what to do.
//! Invariant: a refusal is given before anything has been changed.

use std::fmt;
use std::path::{Path, PathBuf};

/// A folder that candour will not write, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The folder or file in question.
    pub path: PathBuf,
    /// What is there.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Refusal {
    /// Returns a refusal; `path` is the subject of the sentence that `message` goes on with.
    pub(super) fn new(path: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { path: path.to_owned(), message: message.into(), help: help.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}; {}", self.path.display(), self.message, self.help)
    }
}

impl std::error::Error for Refusal {}
