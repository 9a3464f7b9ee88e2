//! Pictures and attached files: named now, read when they are needed.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::base::Digest;

/// A file that documents may embed or attach.
#[derive(Debug)]
pub struct Asset {
    absolute: PathBuf,
    digest: OnceLock<Option<Digest>>,
}

/// Why the bytes of an asset are not the ones that were approved.
#[derive(Debug)]
pub enum AssetChanged {
    /// The file cannot be read any more.
    Unreadable(io::Error),
    /// The file has other bytes than when its digest was taken.
    OtherBytes,
}

impl Asset {
    pub(super) fn new(absolute: PathBuf) -> Self {
        Self { absolute, digest: OnceLock::new() }
    }

    /// Returns the digest of the file's bytes, read once; `None` when it cannot be read.
    pub fn digest(&self) -> Option<Digest> {
        *self.digest.get_or_init(|| fs::read(&self.absolute).ok().map(|bytes| Digest::of(&bytes)))
    }

    /// Appends the file's bytes to `out`, if they are still the ones whose digest was taken.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or was changed while the program ran.
    pub fn copy(&self, out: &mut Vec<u8>) -> Result<(), AssetChanged> {
        let bytes = fs::read(&self.absolute).map_err(AssetChanged::Unreadable)?;
        if self.digest() != Some(Digest::of(&bytes)) {
            return Err(AssetChanged::OtherBytes);
        }
        out.extend_from_slice(&bytes);
        Ok(())
    }
}
