//! A live folder and the names beside it that a run uses.
//!
//! In: the live folder. Out: where to stage, lock and keep the old one.
//! Invariant: all stand in one folder, so that a rename between them never copies.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::WriteError;
use super::refusal::Refusal;

/// The folder that is published, and its companions.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The published folder.
    pub live: PathBuf,
    /// The next one, while it is made.
    pub staging: PathBuf,
    /// The last one, for a moment, where folders cannot be exchanged in one step.
    pub old: PathBuf,
    /// The file that one run at a time holds.
    pub lock: PathBuf,
}

impl Places {
    /// Returns the places of a live folder.
    pub(super) fn of(live: &Path) -> Result<Self, Refusal> {
        let Some(name) = live.file_name() else {
            return Err(Refusal::new(live, "has no name of its own", "name a folder, for example `public`"));
        };
        let beside = |ending: &str| live.with_file_name(hidden(name, ending));
        let (staging, old, lock) = (beside("candour-staging"), beside("candour-old"), beside("candour-lock"));
        Ok(Self { live: live.to_owned(), staging, old, lock })
    }

    /// Returns a free name beside the live folder for files that nobody may lose.
    pub(super) fn kept(&self) -> PathBuf {
        let name = self.live.file_name().unwrap_or_default();
        let mut names =
            (1_u32..).map(|number| self.live.with_file_name(hidden(name, &format!("candour-kept-{number}"))));
        names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| self.old.clone())
    }

    /// Returns the folder around the live folder.
    pub(super) fn parent(&self) -> &Path {
        self.live.parent().unwrap_or(Path::new("."))
    }

    /// Makes the folder around the live folder.
    pub(super) fn make_parent(&self) -> Result<(), WriteError> {
        fs::create_dir_all(self.parent()).map_err(WriteError::at(self.parent()))
    }
}

fn hidden(name: &OsStr, ending: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(ending);
    hidden
}
