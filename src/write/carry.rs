//! Files in the live folder that are not candour's go along into the next one.
//!
//! In: the live folder, its manifest and the plan. Out: the same files in the staging folder, or a refusal.
//! Invariant: a file that the manifest does not list is never replaced and never lost.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::{self, Manifest};
use super::places::Places;
use super::{Refusal, WriteError, entry, staging};
use crate::gate::Cleared;
use crate::render::Plan;

/// What stands in the live folder and is not candour's, as paths inside it.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Files, links and whatever else is not a folder.
    files: BTreeSet<PathBuf>,
    /// Folders with nothing in them.
    empty: BTreeSet<PathBuf>,
}

impl Foreign {
    /// Returns what is foreign in the live folder, or a refusal when some of it stands where the plan needs room.
    pub(super) fn around(plan: &Plan<'_, Cleared>, places: &Places, old: &Manifest) -> Result<Self, WriteError> {
        let foreign = if entry::at(&places.live).map_err(WriteError::at(&places.live))?.is_some() {
            Self::walk(&places.live, old)?
        } else {
            Self::default()
        };
        for reserved in [manifest::NAME, staging::MARKER] {
            if plan.files().iter().any(|file| file.path.as_str() == reserved) {
                let message = "is a name that candour needs for itself";
                return Err(
                    Refusal::new(Path::new(reserved), message, "rename the file in the theme or content").into()
                );
            }
        }
        let paths = foreign.files.iter().chain(&foreign.empty);
        match paths.into_iter().find(|path| foreign.stands_in_the_way(path, plan)) {
            None => Ok(foreign),
            Some(path) => {
                let message = "was not written by candour and stands where a file of the site must go";
                Err(Refusal::new(&places.live.join(path), message, "move it somewhere else, then build again").into())
            }
        }
    }

    /// Returns how many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Puts everything into the staging folder too.
    pub(super) fn carry(&self, places: &Places) -> Result<(), WriteError> {
        let mut made = Vec::new();
        for path in self.files.iter().chain(&self.empty) {
            let (from, to) = (places.live.join(path), places.staging.join(path));
            let folder = if self.empty.contains(path) { Some(path.as_path()) } else { path.parent() };
            make_folder(folder.unwrap_or(Path::new("")), places, &mut made).map_err(WriteError::at(&to))?;
            if self.files.contains(path) {
                entry::duplicate(&from, &to).map_err(WriteError::at(&from))?;
            }
        }
        // Last, and innermost first, since a folder may forbid what had to be put into it.
        for path in made.iter().rev() {
            copy_permissions(&places.live.join(path), &places.staging.join(path)).map_err(WriteError::at(path))?;
        }
        Ok(())
    }

    fn walk(live: &Path, old: &Manifest) -> Result<Self, WriteError> {
        let (mut foreign, mut parents) = (Self::default(), BTreeSet::new());
        for found in WalkDir::new(live).min_depth(1) {
            let found = found.map_err(|error| walk_error(live, error))?;
            let path = found.path().strip_prefix(live).unwrap_or(found.path());
            if !path.parent().is_some_and(|parent| parents.contains(parent)) {
                parents.extend(path.parent().map(Path::to_owned));
            }
            if found.file_type().is_dir() {
                foreign.empty.insert(path.to_owned());
            } else if !(found.file_type().is_file() && is_ours(path, old)) {
                foreign.files.insert(path.to_owned());
            }
        }
        foreign.empty.retain(|folder| !parents.contains(folder));
        Ok(foreign)
    }

    fn stands_in_the_way(&self, path: &Path, plan: &Plan<'_, Cleared>) -> bool {
        let Some(address) = entry::address(path) else { return false };
        let is_planned = |address: &str| plan.files().binary_search_by(|file| file.path.as_str().cmp(address)).is_ok();
        let parents = address.match_indices('/').map(|(at, _)| &address[..at]);
        if is_planned(&address) || parents.into_iter().any(is_planned) {
            return true;
        }
        let inside = format!("{address}/");
        let next = plan.files().partition_point(|file| file.path.as_str() < inside.as_str());
        let holds_planned = plan.files().get(next).is_some_and(|file| file.path.as_str().starts_with(&inside));
        holds_planned && self.files.contains(path)
    }
}

/// Returns whether a regular file at this path inside a live folder is candour's own.
pub(super) fn is_ours(path: &Path, manifest: &Manifest) -> bool {
    let own = |address: &str| [manifest::NAME, staging::MARKER].contains(&address);
    entry::address(path).is_some_and(|address| own(&address) || manifest.record(&address).is_some())
}

/// Returns an error of a walk through `root`.
pub(super) fn walk_error(root: &Path, error: walkdir::Error) -> WriteError {
    let path = error.path().unwrap_or(root).to_owned();
    WriteError::Io { path, error: error.into() }
}

fn make_folder(folder: &Path, places: &Places, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let staged = places.staging.join(folder);
    if folder.as_os_str().is_empty() || entry::at(&staged)?.is_some() {
        return Ok(());
    }
    make_folder(folder.parent().unwrap_or(Path::new("")), places, made)?;
    made.push(folder.to_owned());
    fs::create_dir(staged)
}

/// Gives a folder the permissions of another, so that a web server keeps its access.
pub(super) fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}
