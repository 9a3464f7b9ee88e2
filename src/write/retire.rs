//! Folders that a swap or a killed run left beside the live one are taken away.
//!
//! In: the places of a run. Out: the same places, with only the live folder left.
//! Invariant: a file goes only when candour wrote it or when the live folder holds the same; any other is kept.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::manifest::Manifest;
use super::places::Places;
use super::{WriteError, carry, entry, staging, swap};

/// Puts right what a killed run left behind: restores, then tidies.
pub(super) fn settle(places: &Places) -> Result<(), WriteError> {
    swap::restore(places).map_err(WriteError::at(&places.old))?;
    staging::discard(places).map_err(WriteError::at(&places.staging))?;
    let marker = places.live.join(staging::MARKER);
    if entry::at(&marker).map_err(WriteError::at(&marker))?.is_some() {
        fs::remove_file(&marker).map_err(WriteError::at(&marker))?;
    }
    for tree in [&places.staging, &places.old] {
        retire(tree, places)?;
    }
    Ok(())
}

/// Takes the old site away; returns where files were kept that are in nobody's list.
///
/// Never fails: the new site is live, and the next start tries again.
pub(super) fn after_swap(places: &Places) -> Option<PathBuf> {
    let left = [&places.staging, &places.old].map(|tree| retire(tree, places).unwrap_or_else(|_| Some(tree.clone())));
    left.into_iter().flatten().next()
}

/// Takes one folder away, if it is there; returns where the rest of it is kept, if there is a rest.
fn retire(tree: &Path, places: &Places) -> Result<Option<PathBuf>, WriteError> {
    match entry::at(tree).map_err(WriteError::at(tree))? {
        None => return Ok(None),
        Some(metadata) if !metadata.is_dir() => return put_aside(tree, places).map(Some),
        Some(_) if entry::at(&places.live).map_err(WriteError::at(tree))?.is_none() => {
            return fs::rename(tree, &places.live).map_err(WriteError::at(tree)).map(|()| None);
        }
        Some(_) => {}
    }
    let manifest = Manifest::load(tree).ok().flatten().unwrap_or_default();
    let mut is_empty = true;
    for found in WalkDir::new(tree).contents_first(true) {
        let found = found.map_err(|error| carry::walk_error(tree, error))?;
        let path = found.path().strip_prefix(tree).unwrap_or(Path::new(""));
        if found.file_type().is_dir() {
            remove_folder(found.path())?;
        } else if found.file_type().is_file() && carry::is_ours(path, &manifest) {
            fs::remove_file(found.path()).map_err(WriteError::at(found.path()))?;
        } else {
            is_empty &= rescued(found.path(), &places.live.join(path))?;
        }
    }
    if is_empty { Ok(None) } else { put_aside(tree, places).map(Some) }
}

/// Takes a foreign file away if the live folder holds the same, or moves it there if it came too late to be carried.
fn rescued(from: &Path, to: &Path) -> Result<bool, WriteError> {
    let failed = |error| WriteError::at(from)(error);
    if entry::is_same(from, to).map_err(failed)? {
        return fs::remove_file(from).map_err(failed).map(|()| true);
    }
    if entry::at(to).map_err(failed)?.is_some() {
        return Ok(false);
    }
    let Some(folder) = to.parent() else { return Ok(false) };
    Ok(fs::create_dir_all(folder).and_then(|()| fs::rename(from, to)).is_ok())
}

fn remove_folder(path: &Path) -> Result<(), WriteError> {
    match fs::remove_dir(path) {
        Err(error) if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) => Ok(()),
        other => other.map_err(WriteError::at(path)),
    }
}

fn put_aside(tree: &Path, places: &Places) -> Result<PathBuf, WriteError> {
    let kept = places.kept();
    fs::rename(tree, &kept).map_err(WriteError::at(tree)).map(|()| kept)
}
