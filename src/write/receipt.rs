//! What a run of the writer reports: as it goes, at its end, or instead of an end.
//!
//! In: what was planned and made. Out: counts and errors.
//! Invariant: nothing here touches a disk.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::Refusal;
use super::jobs::Made;
use super::manifest::Manifest;
use crate::gate::Cleared;
use crate::render::Plan;
use crate::report::Finding;

/// Watches a run.
pub trait Progress: Sync {
    /// Says how many files there are to make.
    fn start(&self, files: usize);
    /// Says how many have been made so far; calls from several threads may overtake each other.
    fn done(&self, files: usize);
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn start(&self, _files: usize) {}
    fn done(&self, _files: usize) {}
}

/// What a run has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Files of the site.
    pub files: usize,
    /// Files that are new or different.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Files of the last run that are no longer part of the site.
    pub removed: usize,
    /// Files in the folder that are not candour's and were carried over.
    pub carried: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Where files were kept that somebody added during the run at a place the site needs.
    pub left: Option<PathBuf>,
}

impl Receipt {
    pub(super) fn of(plan: &Plan<'_, Cleared>, made: &[Made], old: &Manifest) -> Self {
        let kept = made.iter().filter(|made| made.kept).count();
        let still = plan.files().iter().filter(|file| old.record(file.path.as_str()).is_some()).count();
        Self {
            files: made.len(),
            written: made.len() - kept,
            kept,
            removed: old.len() - still,
            carried: 0,
            bytes: made.iter().map(|made| made.size).sum(),
            left: None,
        }
    }
}

/// Why nothing was published.
#[derive(Debug)]
pub enum WriteError {
    /// The folder is not candour's to write.
    Refused(Refusal),
    /// Files could not be made, for reasons in the content or the templates.
    Findings(Vec<Finding>),
    /// The disk refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl WriteError {
    /// Returns a function that says which path an error belongs to.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::Io { path: path.to_owned(), error }
    }
}

impl From<Refusal> for WriteError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Findings(findings) if findings.len() == 1 => f.write_str("a file could not be made"),
            Self::Findings(findings) => write!(f, "{} files could not be made", findings.len()),
            Self::Io { path, error } => write!(f, "`{}` could not be read or written: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}
