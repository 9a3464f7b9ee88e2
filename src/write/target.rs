//! A folder that somebody named becomes a folder that candour may write.
//!
//! In: the folder named, the site folder and the folders of the author's files. Out: a target, or a refusal.
//! Invariant: no target holds, or stands in, anything that candour did not make.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::manifest::Manifest;
use super::places::Places;
use super::{Refusal, entry, swap};

/// Files that computers put into any folder; a folder with nothing else counts as empty.
const INCIDENTAL: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"];
const ANOTHER: &str = "name another folder with `--out`, for example `public` in the site folder";

/// A folder that candour may write.
#[derive(Clone, Debug)]
pub struct Target {
    places: Places,
}

impl Target {
    /// Returns the target for `out`; `sources` are the folders that hold the author's files.
    ///
    /// Puts back a live folder that a killed run had just moved aside.
    ///
    /// # Errors
    ///
    /// When `out` is, holds, or stands in something that candour must not write.
    pub fn new(out: &Path, site: &Path, sources: &[PathBuf]) -> Result<Self, Refusal> {
        let live = resolved(out)?;
        let places = Places::of(&live)?;
        let home = env::home_dir().filter(|home| home.is_absolute());
        refuse_precious(&live, &followed(site)?, home.as_deref())?;
        for source in sources {
            refuse_source(&live, &followed(source)?)?;
        }
        restore(&places)?;
        owned(&places.live)?;
        Ok(Self { places })
    }

    /// Returns the folder, as an absolute path.
    pub fn folder(&self) -> &Path {
        &self.places.live
    }

    pub(super) fn places(&self) -> &Places {
        &self.places
    }
}

/// Returns what candour knows of a live folder (nothing of a missing or empty one).
pub(super) fn owned(live: &Path) -> Result<Manifest, Refusal> {
    let unreadable = |error| Refusal::new(live, format!("could not be read ({error})"), ANOTHER);
    let Some(metadata) = entry::at(live).map_err(unreadable)? else { return Ok(Manifest::default()) };
    if metadata.is_symlink() {
        return Err(Refusal::new(live, "is a link to another place", "name the folder that it leads to"));
    }
    if !metadata.is_dir() {
        return Err(Refusal::new(live, "is a file, not a folder", ANOTHER));
    }
    if let Some(manifest) = Manifest::load(live)? {
        return Ok(manifest);
    }
    let mut entries = fs::read_dir(live).map_err(unreadable)?;
    let is_incidental = |name: &std::ffi::OsStr| INCIDENTAL.iter().any(|known| name == *known);
    if entries.all(|entry| entry.is_ok_and(|entry| is_incidental(&entry.file_name()))) {
        return Ok(Manifest::default());
    }
    let help = "name an empty or new folder with `--out`, or empty this one if nothing in it is needed";
    Err(Refusal::new(live, "holds files that candour did not write", help))
}

fn refuse_precious(live: &Path, site: &Path, home: Option<&Path>) -> Result<(), Refusal> {
    if site == live {
        return Err(Refusal::new(live, "is the site folder itself", ANOTHER));
    }
    if site.starts_with(live) {
        return Err(Refusal::new(live, "holds the site folder", ANOTHER));
    }
    let home = home.map(|home| fs::canonicalize(home).unwrap_or_else(|_| home.to_owned()));
    match home {
        Some(home) if home == live => Err(Refusal::new(live, "is your home folder", ANOTHER)),
        Some(home) if home.starts_with(live) => Err(Refusal::new(live, "holds your home folder", ANOTHER)),
        _ => Ok(()),
    }
}

fn refuse_source(live: &Path, source: &Path) -> Result<(), Refusal> {
    if live.starts_with(source) {
        let message = format!("is in `{}`, where the files you write are", source.display());
        return Err(Refusal::new(live, message, ANOTHER));
    }
    if source.starts_with(live) {
        let message = format!("holds `{}`, where the files you write are", source.display());
        return Err(Refusal::new(live, message, ANOTHER));
    }
    Ok(())
}

/// Puts back the live folder if a run was killed while it stood aside, unless that run is still going.
fn restore(places: &Places) -> Result<(), Refusal> {
    if fs::symlink_metadata(&places.old).is_err() {
        return Ok(());
    }
    let Ok(_lock) = Lock::take(places) else { return Ok(()) };
    swap::restore(places).map_err(|error| {
        let message = format!("was moved to `{}` and could not be put back ({error})", places.old.display());
        Refusal::new(&places.live, message, "rename it back by hand, then try again")
    })
}

/// Returns a folder's path from the root of the disk with every link followed, as far as it exists.
fn followed(path: &Path) -> Result<PathBuf, Refusal> {
    fs::canonicalize(path).or_else(|_| resolved(path))
}

/// Returns the path from the root of the disk, with links followed in everything but its last part.
fn resolved(path: &Path) -> Result<PathBuf, Refusal> {
    let unusable = |error| Refusal::new(path, format!("is not a usable path ({error})"), ANOTHER);
    let absolute = std::path::absolute(path).map_err(unusable)?;
    let Some(parent) = absolute.parent() else { return Err(Refusal::new(path, "is a whole disk", ANOTHER)) };
    let Some(name) = absolute.file_name() else { return fs::canonicalize(&absolute).map_err(unusable) };
    match fs::canonicalize(parent) {
        Ok(parent) if parent.is_dir() => Ok(parent.join(name)),
        Ok(parent) => Err(Refusal::new(path, format!("is inside a file, `{}`", parent.display()), ANOTHER)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(resolved(parent)?.join(name)),
        Err(error) => Err(unusable(error)),
    }
}
