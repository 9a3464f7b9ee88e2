//! Any files and folders that a person names, for a look at what they say.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::rules::{TOO_LARGE, UNREADABLE};
use crate::base::{SitePath, Sources, Span};
use crate::report::{Finding, Where};

/// The most bytes of one file: 64 MiB.
const LIMIT: u64 = 64 * 1024 * 1024;

/// A file as it was read.
#[derive(Debug)]
pub struct Gathered {
    /// Where it stands: below the site folder, or below what was named.
    pub path: SitePath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads every file at and below `paths`, in the order of their names; what cannot be read is a finding.
///
/// Hidden files are left out, as they are everywhere else, and links to folders are not followed.
pub fn gather(site: &Path, paths: &[PathBuf], sources: &mut Sources, findings: &mut Vec<Finding>) -> Vec<Gathered> {
    let site = site.canonicalize().ok();
    let mut gathered = Vec::new();
    for named in paths {
        let visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(named).sort_by_file_name().into_iter().filter_entry(visible) {
            let (path, read) = match entry {
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => (entry.path().to_path_buf(), read(entry.path())),
                Err(error) => (error.path().unwrap_or(named).to_path_buf(), Err("cannot be read".to_owned())),
            };
            let Some(shown) = shown(site.as_deref(), named, &path) else { continue };
            match read {
                Ok(bytes) => gathered.push(Gathered { path: shown, bytes }),
                Err(message) => {
                    let rule = if message.contains("larger") { &TOO_LARGE } else { &UNREADABLE };
                    let id = sources.add(shown, "");
                    let finding = Finding::new(rule, Span::whole(id), format!("this file {message}"));
                    findings.push(finding.at(Where::Path).help("a file that cannot be read cannot be called safe"));
                }
            }
        }
    }
    gathered
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| format!("cannot be read: {}", error.kind()))?;
    if !metadata.is_file() {
        return Err("is neither a file nor a folder".to_owned());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| format!("cannot be read: {}", error.kind()))?;
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {}", error.kind()))?;
    if bytes.len() as u64 > LIMIT { Err("is larger than 64 MiB".to_owned()) } else { Ok(bytes) }
}

/// Returns a path below the site folder, or else below the parent of what was named.
fn shown(site: Option<&Path>, named: &Path, path: &Path) -> Option<SitePath> {
    let whole = path.canonicalize().ok();
    let inside = site.and_then(|site| whole.as_deref()?.strip_prefix(site).ok());
    let inner = inside.unwrap_or_else(|| {
        let parent = named.parent().filter(|_| named.file_name().is_some()).unwrap_or(named);
        path.strip_prefix(parent).unwrap_or(path)
    });
    let parts: Vec<String> = inner
        .components()
        .filter_map(|part| match part {
            std::path::Component::Normal(part) => Some(part.to_string_lossy().chars().map(plain).collect()),
            _ => None,
        })
        .collect();
    SitePath::new(&parts.join("/"))
}

fn plain(c: char) -> char {
    if c.is_control() { '\u{fffd}' } else { c }
}
