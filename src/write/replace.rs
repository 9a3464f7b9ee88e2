//! One file takes the place of another, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file below `root` as [`replace`] does, with the folders above it.
///
/// # Errors
///
/// When the disk refuses.
pub fn replace_in(root: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let place = root.join(path);
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    replace(&place, bytes)
}

/// Deletes a file below `root` that the program wrote, if it is there.
///
/// # Errors
///
/// When the disk refuses.
pub fn forget(root: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(root.join(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file beside `path` and renames it into place, so that a reader sees the old bytes or the new ones.
///
/// # Errors
///
/// When the disk refuses; the old file then stands as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = Path::new(&beside);
    let written = File::create(beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(beside, path));
    if written.is_err() {
        let _ = fs::remove_file(beside);
    }
    written
}
