//! One run at a time on one folder.
//!
//! In: the place of the lock. Out: a lock that is let go when its holder ends, however it ends.
//! Invariant: a lock is held by the system for a process, so a killed process leaves none behind.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::PathBuf;

use super::places::Places;
use super::{Refusal, WriteError, entry};

/// The right to write a folder, until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Returns the lock, or the refusal that names who holds it.
    pub(super) fn take(places: &Places) -> Result<Self, WriteError> {
        loop {
            let mut file = open(places).map_err(WriteError::at(&places.lock))?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(held(places, &mut file).into()),
                // Some network drives know no locks; refusing them would leave their users without a site.
                Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => {
                    return Err(WriteError::at(&places.lock)(error));
                }
                _ => {}
            }
            if is_current(places, &file).map_err(WriteError::at(&places.lock))? {
                let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
                return Ok(Self { path: places.lock.clone(), _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn open(places: &Places) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(&places.lock)
}

/// Returns whether the locked file is still the one at the path, not one that its last holder was just removing.
fn is_current(places: &Places, file: &File) -> io::Result<bool> {
    let Some(at_path) = entry::at(&places.lock)? else { return Ok(false) };
    Ok(cfg!(not(unix)) || entry::is_one(&at_path, &file.metadata()?))
}

fn held(places: &Places, file: &mut File) -> Refusal {
    let mut holder = String::new();
    let known = file.rewind().and_then(|()| file.read_to_string(&mut holder)).is_ok() && !holder.is_empty();
    let who = if known { format!(" (process {holder})") } else { String::new() };
    let message = format!("is being written by another candour{who}");
    Refusal::new(&places.live, message, "wait until it has finished, then try again")
}
