//! Pictures and attached files: named now, read when they are needed.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::Look;
use crate::base::{Digest, FileId};

/// A file that documents may embed or attach.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its number, for findings about it.
    pub file: FileId,
    absolute: PathBuf,
    seen: Arc<OnceLock<Option<(Digest, Look)>>>,
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
    pub(super) fn new(file: FileId, absolute: PathBuf) -> Self {
        Self { file, absolute, seen: Arc::default() }
    }

    /// Returns the digest of the file's bytes, read once; `None` when it cannot be read.
    pub fn digest(&self) -> Option<Digest> {
        self.seen().map(|(digest, _)| digest)
    }

    /// Returns what the file shows; `None` when it cannot be read.
    pub fn look(&self) -> Option<Look> {
        self.seen().map(|(_, look)| look)
    }

    /// Returns the file's bytes, if they are still the ones whose digest was taken.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or was changed while the program ran.
    pub fn bytes(&self) -> Result<Vec<u8>, AssetChanged> {
        let bytes = fs::read(&self.absolute).map_err(AssetChanged::Unreadable)?;
        if self.digest() == Some(Digest::of(&bytes)) { Ok(bytes) } else { Err(AssetChanged::OtherBytes) }
    }

    /// Returns whether the other one is this file as it was read at the same time.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.seen, &other.seen)
    }

    fn seen(&self) -> Option<(Digest, Look)> {
        let look = || fs::read(&self.absolute).ok().map(|bytes| (Digest::of(&bytes), Look::of(&bytes)));
        *self.seen.get_or_init(look)
    }
}
