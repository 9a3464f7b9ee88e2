//! The theme: the program's own files, with the site's on top, file by file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, DirEntry};
use walkdir::WalkDir;

use super::rules::UNREADABLE;
use super::{builtin, text};
use crate::base::{FileId, SitePath, Sources, Span};
use crate::report::{Finding, Where};

/// The files of the theme in use, by their path below its folder.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Templates, by the name that templates use for each other.
    pub templates: BTreeMap<String, FileId>,
    /// Interface words, by language.
    pub strings: BTreeMap<String, FileId>,
    /// Files that go out as they are, such as style and script.
    pub statics: BTreeMap<String, Vec<u8>>,
}

/// Reads the theme `name`; a file in the site's `themes/NAME` wins over the built-in one.
pub(super) fn load(root: &Path, name: &str, sources: &mut Sources, findings: &mut Vec<Finding>) -> ThemeFiles {
    let mut files = BTreeMap::new();
    collect(&builtin::THEME, &mut files);
    let mut theme = ThemeFiles::default();
    let folder = root.join("themes").join(name);
    let mut unreadable = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name().into_iter().flatten() {
        let inner = entry.path().strip_prefix(&folder).unwrap_or(entry.path());
        let key = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if !entry.file_type().is_file() || key.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        match fs::read(entry.path()) {
            Ok(bytes) => {
                files.insert(key, bytes);
            }
            Err(_) => unreadable.push(key),
        }
    }
    let place = |key: &str| SitePath::new(&format!("themes/{name}/{key}"));
    for path in unreadable.iter().filter_map(|key| place(key)) {
        let id = sources.add(path, "");
        let finding = Finding::new(&UNREADABLE, Span::whole(id), "this file cannot be read").at(Where::Path);
        findings.push(finding.help("check that you may open it"));
    }
    for (key, bytes) in files {
        let Some(path) = place(&key) else { continue };
        let kept = |bytes: Vec<u8>, sources: &mut Sources, findings: &mut Vec<Finding>| {
            text::keep(sources, path, text::decode(bytes), findings)
        };
        if let Some(template) = key.strip_prefix("templates/") {
            theme.templates.insert(template.to_owned(), kept(bytes, sources, findings));
        } else if let Some(language) = key.strip_prefix("strings/").and_then(|key| key.strip_suffix(".toml")) {
            theme.strings.insert(language.to_owned(), kept(bytes, sources, findings));
        } else if let Some(file) = key.strip_prefix("static/") {
            theme.statics.insert(file.to_owned(), bytes);
        }
    }
    theme
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
            }
        }
    }
}
