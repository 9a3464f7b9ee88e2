//! The staging folder and the live folder change places.
//!
//! In: both folders, complete. Out: the new one live, the old one beside it.
//! Invariant: the live name holds a whole site at any moment, or (where folders cannot be exchanged) after the next start.

use std::fs::{self, File};
use std::io;

use super::places::Places;
use super::{WriteError, entry, staging};

/// Makes the staging folder live; the old one then has the staging name or the name for old ones.
pub(super) fn swap(places: &Places) -> Result<(), WriteError> {
    let failed = WriteError::at(&places.live);
    match entry::at(&places.live) {
        Ok(None) => fs::rename(&places.staging, &places.live),
        Ok(Some(_)) => exchange(places).and_then(|done| if done { Ok(()) } else { by_renames(places) }),
        Err(error) => Err(error),
    }
    .map_err(failed)?;
    // The new site is live: what fails from here on is put right at the next start.
    let _ = fs::remove_file(places.live.join(staging::MARKER));
    let _ = File::open(places.parent()).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Exchanges the folders in one step; returns `false` where the system or the disk cannot.
#[cfg(target_os = "linux")]
fn exchange(places: &Places) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, &places.staging, CWD, &places.live, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Places) -> io::Result<bool> {
    Ok(false)
}

/// Moves the live folder aside and the staging folder in; if the process is killed in between, [`restore`] undoes it.
pub(super) fn by_renames(places: &Places) -> io::Result<()> {
    fs::rename(&places.live, &places.old)?;
    fs::rename(&places.staging, &places.live).inspect_err(|_| {
        let _ = fs::rename(&places.old, &places.live);
    })
}

/// Puts back a live folder that was moved aside and has no successor.
pub(super) fn restore(places: &Places) -> io::Result<()> {
    let is_aside = entry::at(&places.live)?.is_none() && entry::at(&places.old)?.is_some();
    if is_aside { fs::rename(&places.old, &places.live) } else { Ok(()) }
}
