//! What was slow to make, kept in `.candour/cache` of the site folder until the site no longer needs it.
//!
//! A file is named by the digest of all that went into it and opens with the digest of what follows, so a damaged file
//! is as good as none. What a run did not ask for is deleted at its end: nothing that was taken down stays behind.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::replace::{forget, replace_in};
use crate::base::{Digest, Store};

/// The folder, from the site folder.
const FOLDER: &str = ".candour/cache";
/// Keeps the folder out of version control.
const IGNORE: (&str, &str) = (".gitignore", "*\n");

/// The store of one site folder.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    /// The keys that this run has asked for.
    asked: Mutex<HashSet<String>>,
}

impl Cache {
    /// Returns the store of a site folder.
    pub fn new(site: &Path) -> Self {
        Self { root: site.join(FOLDER), asked: Mutex::default() }
    }

    /// Deletes what was kept and not asked for since.
    #[expect(clippy::disallowed_methods, reason = "what is deleted does not depend on the order")]
    pub fn settle(&self) {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(entries) = fs::read_dir(&self.root) else { return };
        for name in entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()) {
            // Nothing but names of this store: somebody may have put other files here.
            if Digest::parse(&format!("sha256:{name}")).is_some() && !asked.contains(&name) {
                let _ = forget(&self.root, &name);
            }
        }
    }

    fn note(&self, key: Digest) -> String {
        let name = key.hex();
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        name
    }
}

impl Store for Cache {
    #[expect(clippy::disallowed_methods, reason = "the store is no part of the site folder's content")]
    fn find(&self, key: Digest) -> Option<Vec<u8>> {
        let mut kept = fs::read(self.root.join(self.note(key))).ok()?;
        let end = kept.iter().position(|&byte| byte == b'\n')?;
        let digest = Digest::parse(std::str::from_utf8(&kept[..end]).ok()?)?;
        kept.drain(..=end);
        (Digest::of(&kept) == digest).then_some(kept)
    }

    fn keep(&self, key: Digest, bytes: &[u8]) {
        let name = self.note(key);
        let (ignore, all) = IGNORE;
        if fs::symlink_metadata(self.root.join(ignore)).is_err() {
            let _ = replace_in(&self.root, ignore, all.as_bytes());
        }
        // A file that a killed run left half written is known by its digest, so nothing waits for the disk here.
        let text = [Digest::of(bytes).to_string().as_bytes(), b"\n", bytes].concat();
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(self.root.join(name));
        let _ = file.and_then(|mut file| file.write_all(&text));
    }
}
