//! A part of the index as a small script, named by its content so that no cache ever serves an old one.
//!
//! A browser loads it by a script element: that works from a folder, under any path, and under a strict policy.

use serde::Serialize;

use crate::base::{Digest, OutPath};
use crate::render::{Holds, Job, Planned};

/// One script of the index.
pub(super) struct Chunk {
    bytes: Vec<u8>,
    /// What tells it from others of its name.
    pub digest: String,
}

/// How many letters of the digest stand in a name: a clash would need one number, one folder and one chance in 2^32.
const LETTERS: usize = 8;

impl Chunk {
    /// Makes the script that hands `data` to the search under a name such as `d3`.
    pub(super) fn new(name: &str, data: &impl Serialize) -> Self {
        let mut bytes = format!("candourSearch(\"{name}\",").into_bytes();
        // Writing to memory cannot fail, and the shapes have string keys only.
        let _ = serde_json::to_writer(&mut bytes, data);
        bytes.extend_from_slice(b");\n");
        let digest = Digest::of(&bytes).hex()[..LETTERS].to_owned();
        Self { bytes, digest }
    }

    /// Returns its address.
    pub(super) fn path(name: &str, digest: &str) -> Option<OutPath> {
        OutPath::new(&format!("assets/search/{name}.{digest}.js"))
    }

    /// Plans the file.
    pub(super) fn planned<'s>(self, name: &str, holds: Holds<'s>) -> Option<Planned<'s>> {
        let path = Self::path(name, &self.digest)?;
        let job: Job<'s> = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(&self.bytes);
            Ok(())
        });
        Some(Planned { path, holds, job })
    }

    /// Gives up its bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
