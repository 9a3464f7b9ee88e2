//! A thing in a folder, as the writer sees it.
//!
//! In: paths. Out: what stands there, and whether two of them are the same.
//! Invariant: symbolic links are looked at, never followed.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

/// Returns what stands at a path, or `None` when nothing does.
pub(super) fn at(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns a relative path as an address of the site, if it could be one.
pub(super) fn address(relative: &Path) -> Option<String> {
    let mut address = String::new();
    for part in relative.components() {
        let Component::Normal(part) = part else { return None };
        if !address.is_empty() {
            address.push('/');
        }
        address.push_str(part.to_str()?);
    }
    Some(address)
}

/// Returns whether two paths hold the same thing: one file, equal bytes, or links to one place.
pub(super) fn is_same(a: &Path, b: &Path) -> io::Result<bool> {
    let (Some(first), Some(second)) = (at(a)?, at(b)?) else { return Ok(false) };
    if is_one(&first, &second) {
        return Ok(true);
    }
    if first.is_symlink() && second.is_symlink() {
        return Ok(fs::read_link(a)? == fs::read_link(b)?);
    }
    let comparable = first.is_file() && second.is_file() && first.len() == second.len();
    Ok(comparable && fs::read(a)? == fs::read(b)?)
}

#[cfg(unix)]
pub(super) fn is_one(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    a.dev() == b.dev() && a.ino() == b.ino()
}

#[cfg(not(unix))]
pub(super) fn is_one(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// Puts the thing at `from` also at `to`, where nothing stands yet: by a second name, or as a copy.
///
/// A second name shares its bytes with the first, so nothing may ever write into either in place.
pub(super) fn duplicate(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => Err(error),
        Err(error) => copy(from, to, error),
    }
}

fn copy(from: &Path, to: &Path, error: io::Error) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_file() {
        fs::copy(from, to).map(drop)
    } else if metadata.is_symlink() {
        copy_link(from, to)
    } else {
        Err(error)
    }
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(fs::read_link(from)?, to)
}
