//! What was read of a folder, so that the next look reads only what changed.
//!
//! Nothing here is believed for longer than its stamp holds: a text whose file may have changed is read again, and only a
//! text with the same bytes is the same value as before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::asset::Asset;
use super::stamp::Stamp;
use super::theme::OwnTheme;
use super::walk::Role;
use crate::base::{FileId, SitePath, Source, Sources};
use crate::report::Finding;
use crate::settings::Settings;

/// What was read of a folder.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) sources: Sources,
    /// The texts of the site, by the path of their file.
    pub(super) texts: BTreeMap<SitePath, KnownText>,
    /// Pictures and attached files, each with its stamp.
    pub(super) assets: BTreeMap<SitePath, (Stamp, Asset)>,
    pub(super) settings: Option<KnownSettings>,
    pub(super) theme: Option<OwnTheme>,
    /// All that the last whole look found beside the texts, for a look at a few of them.
    pub(super) whole: Option<Whole>,
}

/// A text as it was last read.
#[derive(Debug)]
pub(super) struct KnownText {
    pub stamp: Option<Stamp>,
    pub absolute: PathBuf,
    pub file: FileId,
    pub role: Role,
    /// What was found when it was read.
    pub found: Vec<Finding>,
}

/// The settings as they were last read.
#[derive(Debug)]
pub(super) struct KnownSettings {
    pub source: Arc<Source>,
    pub settings: Arc<Settings>,
    pub found: Vec<Finding>,
}

/// What a whole look found.
#[derive(Debug)]
pub(super) struct Whole {
    pub folder: super::Folder,
    /// What was found about names and places.
    pub found: Vec<Finding>,
    /// Whether a file is a link, so that one name may stand for the text of another.
    pub has_links: bool,
}

impl Memory {
    /// Returns which texts of the last whole look the named paths are; `None` when anything else may have changed.
    pub(super) fn named(&self, root: &Path, paths: &[PathBuf]) -> Option<Vec<SitePath>> {
        self.whole.as_ref().filter(|whole| !whole.has_links)?;
        let mut named = Vec::new();
        for path in paths {
            let inner = path.strip_prefix(root).ok()?;
            let parts: Option<Vec<&str>> = inner.components().map(|part| part.as_os_str().to_str()).collect();
            let parts = parts?;
            if parts.first().is_some_and(|first| !["content", "themes", "candour.toml", ".candour"].contains(first)) {
                // The output, or a file that nothing reads.
                continue;
            }
            let site_path = SitePath::new(&parts.join("/"))?;
            match std::fs::symlink_metadata(path) {
                Ok(file) if file.is_file() && self.texts.contains_key(&site_path) => named.push(site_path),
                // What an editor left for a moment, and nobody knew of.
                Err(_) if !self.knows(&site_path) && parts[0] == "content" => {}
                _ => return None,
            }
        }
        Some(named)
    }

    /// Returns whether a file at a path, or below it, was there before.
    fn knows(&self, path: &SitePath) -> bool {
        let below = |other: &SitePath| {
            other.as_str().strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.texts.contains_key(path) || self.assets.keys().any(below) || self.texts.keys().any(below)
    }
}
