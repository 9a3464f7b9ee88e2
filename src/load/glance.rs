//! How the files of a site folder look from outside: sizes and times, so that a change is noticed without any news of it.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use walkdir::WalkDir;

use super::stamp::inner;

/// What a site is made of, below its folder.
const PARTS: &[&str] = &["candour.toml", "content", "themes", ".candour/approved", ".candour/withdrawn"];

/// The files of a site folder as they looked at one time.
#[derive(Debug, Default)]
pub struct Glance(HashMap<PathBuf, Stamp>);

/// How one file looks from outside.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<Timestamp>,
    /// The number of the file and the time of its last change of any sort, where the system keeps them: a file that was
    /// put in the place of another may have its length and its time.
    entry: (u64, i64, i64),
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        Self { length: metadata.len(), modified, entry: inner(metadata) }
    }
}

impl Glance {
    /// Looks at the site in a folder.
    pub fn of(root: &Path) -> Self {
        let mut files = HashMap::new();
        let open = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.path());
        // The order makes no difference to a map.
        for part in PARTS {
            for entry in WalkDir::new(root.join(part)).into_iter().filter_entry(open).flatten() {
                if !entry.file_type().is_dir()
                    && let (Ok(inner), Ok(metadata)) = (entry.path().strip_prefix(root), fs::metadata(entry.path()))
                {
                    files.insert(inner.to_path_buf(), Stamp::of(&metadata));
                }
            }
        }
        Self(files)
    }

    /// Looks again at some files alone, named from the site folder; returns whether that was enough: with a folder among
    /// them, it was not.
    pub fn refresh(&mut self, root: &Path, paths: &[PathBuf]) -> bool {
        for path in paths {
            match fs::metadata(root.join(path)) {
                Ok(metadata) if metadata.is_dir() => return false,
                Ok(metadata) => {
                    self.0.insert(path.clone(), Stamp::of(&metadata));
                }
                Err(_) if self.0.remove(path).is_none() && self.0.keys().any(|known| known.starts_with(path)) => {
                    return false;
                }
                Err(_) => {}
            }
        }
        true
    }

    /// Returns the files that look otherwise in the two, in order.
    pub fn changed_since(&self, before: &Self) -> Vec<PathBuf> {
        let new = self.0.iter().filter(|(path, stamp)| before.0.get(*path) != Some(stamp)).map(|(path, _)| path);
        let gone = before.0.keys().filter(|path| !self.0.contains_key(*path));
        let mut changed: Vec<PathBuf> = new.chain(gone).cloned().collect();
        changed.sort();
        changed
    }

    /// Returns whether a path, named from the site folder, can be part of the site.
    pub fn is_part(path: &Path) -> bool {
        PARTS.iter().any(|part| path.starts_with(part) && !path.strip_prefix(part).is_ok_and(is_hidden))
    }
}

/// Returns whether a path has a hidden part at its end or before, as the files have that editors keep for themselves.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
