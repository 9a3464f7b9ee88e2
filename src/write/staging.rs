//! The next live folder, while it is made.
//!
//! In: a plan. Out: a folder beside the live one, which vanishes unless it is swapped in.
//! Invariant: until the swap it carries a marker, so that whatever a killed run leaves behind can be told from a site.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::jobs::Made;
use super::manifest::{self, Manifest};
use super::places::Places;
use super::{WriteError, carry, entry, swap};
use crate::gate::Cleared;
use crate::render::Plan;

/// The name of the marker inside the staging folder.
pub(super) const MARKER: &str = ".candour-staging";

/// A staging folder, removed when dropped.
#[derive(Debug)]
pub(super) struct Staging<'p> {
    places: &'p Places,
}

/// A staging folder with everything in it.
#[derive(Debug)]
pub(super) struct Ready<'p>(Staging<'p>);

impl<'p> Staging<'p> {
    /// Makes the folder, its marker, and the folders that the plan needs in it.
    pub(super) fn new(places: &'p Places, plan: &Plan<'_, Cleared>) -> Result<Self, WriteError> {
        fs::create_dir(&places.staging).map_err(WriteError::at(&places.staging))?;
        let marker = places.staging.join(MARKER);
        fs::write(&marker, "An unfinished site: safe to delete.\n").map_err(WriteError::at(&marker))?;
        let staging = Self { places };
        for folder in folders(plan) {
            let path = places.staging.join(folder);
            fs::create_dir(&path).map_err(WriteError::at(&path))?;
        }
        Ok(staging)
    }

    /// Gives the files that have not changed a second name here.
    pub(super) fn link_kept(&self, plan: &Plan<'_, Cleared>, made: &[Made]) -> Result<(), WriteError> {
        plan.files().par_iter().zip(made).filter(|(_, made)| made.kept).try_for_each(|(file, _)| {
            let address = file.path.as_str();
            let from = self.places.live.join(address);
            entry::duplicate(&from, &self.places.staging.join(address)).map_err(WriteError::at(&from))
        })
    }

    /// Adds the manifest and the permissions of the live folder.
    ///
    /// The manifest is forced to the disk before the swap; the files are not, since that costs more than all else. After
    /// a power cut the next run compares every file with what it should be.
    pub(super) fn finish(self, manifest: &Manifest) -> Result<Ready<'p>, WriteError> {
        let path = self.places.staging.join(manifest::NAME);
        let text = manifest.text().unwrap_or_default();
        written(&path, text).map_err(WriteError::at(&path))?;
        if self.places.live.exists() {
            let permissions = carry::copy_permissions(&self.places.live, &self.places.staging);
            permissions.map_err(WriteError::at(&self.places.staging))?;
        }
        Ok(Ready(self))
    }
}

impl Ready<'_> {
    /// Makes this folder the live one.
    pub(super) fn swap(self) -> Result<(), WriteError> {
        swap::swap(self.0.places)?;
        // From here on the staging name holds the old site, which has no marker and is left alone when dropped.
        Ok(())
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is removed at the next start.
        let _ = discard(self.places);
    }
}

/// Removes a staging folder that carries its marker.
pub(super) fn discard(places: &Places) -> io::Result<()> {
    let has_marker = entry::at(&places.staging.join(MARKER))?.is_some();
    if has_marker { fs::remove_dir_all(&places.staging) } else { Ok(()) }
}

fn written(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Returns every folder of the plan, outer ones first.
fn folders<'a>(plan: &'a Plan<'_, Cleared>) -> BTreeSet<&'a str> {
    let addresses = plan.files().iter().map(|file| file.path.as_str());
    addresses.flat_map(|address| address.match_indices('/').map(|(at, _)| &address[..at])).collect()
}
