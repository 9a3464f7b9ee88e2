//! Files that are made once and never written over.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What a new file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is read.
    Plain,
    /// It is run.
    Program,
}

/// Makes a file below `root`, with the folders above it; returns `false` when something stands there already.
///
/// # Errors
///
/// When the disk refuses.
pub fn create(root: &Path, path: &str, bytes: &[u8], made: Made) -> io::Result<bool> {
    let place = root.join(path);
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    match OpenOptions::new().write(true).create_new(true).open(&place) {
        Ok(mut file) => {
            file.write_all(bytes)?;
            if made == Made::Program {
                executable(&place)?;
            }
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes a file as [`create`] does, in a folder that must be there already; returns `None` when it is not.
///
/// # Errors
///
/// When the disk refuses.
pub fn create_beside(root: &Path, path: &str, bytes: &[u8], made: Made) -> io::Result<Option<bool>> {
    let is_there = root.join(path).parent().is_some_and(Path::is_dir);
    if is_there { create(root, path, bytes, made).map(Some) } else { Ok(None) }
}

#[cfg(unix)]
fn executable(place: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(place, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> io::Result<()> {
    Ok(())
}
