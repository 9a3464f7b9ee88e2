//! What stands in a published folder, read back file by file.
//!
//! In: a folder that candour wrote. Out: each of its files, with the ids whose content it holds and its bytes.
//! Invariant: only files that the manifest lists are opened, and nothing is changed.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::{Refusal, WriteError};

/// Calls `visit` for each file of a published folder and returns the addresses for which it gives something, in order.
///
/// # Errors
///
/// When the folder is not candour's, or a file in it cannot be read.
pub fn search<T: Send>(
    folder: &Path,
    visit: impl Fn(&str, &[String], &[u8]) -> Option<T> + Sync,
) -> Result<Vec<(String, T)>, WriteError> {
    let Some(manifest) = Manifest::load(folder)? else {
        let help = "run `candour build` first, or name the folder with `--out`";
        return Err(Refusal::new(folder, "holds no site that candour has written", help).into());
    };
    let files: Vec<_> = manifest.files().collect();
    let found = files.into_par_iter().map(|(path, record)| {
        let place = folder.join(path.as_str());
        let bytes = fs::read(&place).map_err(WriteError::at(&place))?;
        Ok(visit(path.as_str(), &record.ids, &bytes).map(|found| (path.to_string(), found)))
    });
    let found: Result<Vec<_>, WriteError> = found.collect();
    Ok(found?.into_iter().flatten().collect())
}
