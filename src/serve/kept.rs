//! What was slow to make, kept while the preview runs: the theme, and papers by the digest of all that went into them.
//!
//! What an earlier build left on the disk is read; nothing is written there.

use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::{Digest, Store};
use crate::load::ThemeFiles;
use crate::pipeline::Judged;
use crate::render::Theme;
use crate::report::Finding;
use crate::settings::Settings;
use crate::write::Cache;

/// The most bytes that are kept.
const MOST: usize = 64 << 20;

/// A store in memory, over the one on the disk.
pub(super) struct Kept {
    disk: Cache,
    memory: Mutex<Memory>,
    theme: Mutex<Option<Compiled>>,
}

/// A theme, and what it was compiled from.
struct Compiled {
    files: Arc<ThemeFiles>,
    settings: Arc<Settings>,
    theme: Arc<Theme>,
}

#[derive(Default)]
struct Memory {
    bytes: usize,
    order: VecDeque<Digest>,
    files: HashMap<Digest, Arc<[u8]>>,
}

impl Kept {
    /// Returns the store for a site folder.
    pub(super) fn new(root: &Path) -> Self {
        Self { disk: Cache::new(root), memory: Mutex::default(), theme: Mutex::default() }
    }

    /// Returns the theme of a folder, which most saves leave as it is; what is wrong with it is returned.
    pub(super) fn theme(&self, judged: &Judged) -> Result<Arc<Theme>, Vec<Finding>> {
        let (files, settings) = (&judged.folder.theme, &judged.settings);
        let mut compiled = self.theme.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &&Compiled| Arc::ptr_eq(&known.files, files) && Arc::ptr_eq(&known.settings, settings);
        if let Some(known) = compiled.as_ref().filter(same) {
            return Ok(Arc::clone(&known.theme));
        }
        *compiled = None;
        let mut found = Vec::new();
        let theme = Arc::new(Theme::compile(&judged.folder, settings, &mut found).ok_or(found)?);
        let own = Arc::clone(&theme);
        *compiled = Some(Compiled { files: Arc::clone(files), settings: Arc::clone(settings), theme: own });
        Ok(theme)
    }
}

impl Store for Kept {
    fn find(&self, key: Digest) -> Option<Vec<u8>> {
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let found = memory.files.get(&key).map(|bytes| bytes.to_vec());
        drop(memory);
        found.or_else(|| self.disk.find(key))
    }

    fn keep(&self, key: Digest, bytes: &[u8]) {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.files.insert(key, bytes.into()).is_none() {
            memory.order.push_back(key);
            memory.bytes += bytes.len();
        }
        while memory.bytes > MOST {
            let Some(oldest) = memory.order.pop_front() else { break };
            if let Some(gone) = memory.files.remove(&oldest) {
                memory.bytes -= gone.len();
            }
        }
    }
}
