//! A site folder on disk becomes texts, records, assets and a theme: the only reader of the disk.
//!
//! In: the path of the site folder. Out: [`Folder`], and findings for every file that cannot be used.
//! Invariant: nothing outside the site folder is read, and no file is skipped without a finding.

mod asset;
mod builtin;
mod gather;
mod glance;
pub mod kept;
mod key;
mod picture;
mod recipients;
mod rules;
mod signs;
mod text;
mod theme;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::base::{Digest, FileId, SitePath, Sources};
use crate::report::Finding;
use crate::vocabulary::Vocabularies;

pub use asset::{Asset, AssetChanged};
pub use gather::{Gathered, gather};
pub use glance::Glance;
pub use key::key;
pub use picture::{Look, Picture};
pub use recipients::{ListError, Recipients};
pub use rules::RULES;
pub use signs::Signs;
pub use theme::ThemeFiles;

/// Everything that the program needs from one site folder.
#[derive(Debug)]
pub struct Folder {
    /// The folder itself.
    pub root: PathBuf,
    /// Every text that was read.
    pub sources: Sources,
    /// `candour.toml`.
    pub settings: FileId,
    /// The Markdown documents, in the order of their paths.
    pub documents: Vec<FileId>,
    /// The approval records, by the path of the document they stand beside.
    pub records: BTreeMap<SitePath, FileId>,
    /// The vocabulary lists: the site's own, or else the program's.
    pub vocabulary: Vec<FileId>,
    /// Answers to the disclosure rules.
    pub answers: Vec<FileId>,
    /// Pictures and other files that documents may embed or attach.
    pub assets: BTreeMap<SitePath, Asset>,
    /// The files of the theme, the site's own first.
    pub theme: ThemeFiles,
    /// The digest of each withdrawal that was recorded here, by the id of its document.
    pub withdrawn: BTreeMap<String, Digest>,
}

/// Why a folder cannot be used at all.
#[derive(Debug)]
pub enum LoadError {
    /// There is no `candour.toml` in it.
    NotASite(PathBuf),
    /// `candour.toml` has faults; the findings say which, and the sources where.
    Settings(Sources, Vec<Finding>),
}

/// Reads a site folder.
///
/// # Errors
///
/// When there is no readable `candour.toml`. Every other fault is a finding.
pub fn load(root: &Path, findings: &mut Vec<Finding>) -> Result<(Folder, crate::settings::Settings), LoadError> {
    let mut sources = Sources::default();
    let Some(path) = SitePath::new("candour.toml").filter(|path| root.join(path.as_str()).is_file()) else {
        return Err(LoadError::NotASite(root.to_path_buf()));
    };
    let read = text::read(&root.join("candour.toml"));
    let settings_file = text::keep(&mut sources, path, read, findings);
    let settings = crate::fields::read_file(sources.get(settings_file), findings);
    let Some(settings): Option<crate::settings::Settings> = settings else {
        return Err(LoadError::Settings(sources, std::mem::take(findings)));
    };

    let found = walk::walk(root, &mut sources, findings);
    let texts: Vec<_> = found.texts.into_par_iter().map(|file| (text::read(&file.absolute), file)).collect();
    let mut folder = Folder {
        root: root.to_path_buf(),
        settings: settings_file,
        documents: Vec::new(),
        records: BTreeMap::new(),
        vocabulary: Vec::new(),
        answers: Vec::new(),
        assets: BTreeMap::new(),
        theme: ThemeFiles::default(),
        withdrawn: kept::withdrawals(root),
        sources,
    };
    for (read, file) in texts {
        let id = text::keep(&mut folder.sources, file.path.clone(), read, findings);
        match file.role {
            walk::Role::Document => folder.documents.push(id),
            walk::Role::Record(document) => {
                folder.records.insert(document, id);
            }
            walk::Role::Vocabulary => folder.vocabulary.push(id),
            walk::Role::Answers => folder.answers.push(id),
        }
    }
    for (path, absolute) in found.assets {
        let id = folder.sources.add(path.clone(), "");
        folder.assets.insert(path, Asset::new(id, absolute));
    }
    fill_vocabulary(&mut folder);
    folder.theme = theme::load(root, settings.theme_name(), &mut folder.sources, findings);
    Ok((folder, settings))
}

/// Returns the text of the private list at a path, which stands outside the site folder.
///
/// # Errors
///
/// When it cannot be read, or stands where it could be published.
pub fn private_list(root: &Path, path: &Path) -> Result<String, String> {
    let full = |path: &Path| path.canonicalize().map_err(|error| error.kind().to_string());
    let place = if path.is_absolute() { path.to_path_buf() } else { root.join(path) };
    let inside = full(&place)?.starts_with(full(root)?);
    if inside {
        return Err("it stands inside the site folder, where it could be published".to_owned());
    }
    std::fs::read_to_string(&place).map_err(|error| error.kind().to_string())
}

/// Reads the settings and the answers of the site at `root`, if there is one; neither is needed to look at a file.
pub fn site_answers(
    root: &Path,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> (Option<crate::settings::Settings>, Vec<FileId>) {
    let file = root.join("candour.toml");
    let path = SitePath::new("candour.toml").filter(|_| file.is_file());
    let settings = path.and_then(|path| {
        let id = text::keep(sources, path, text::read(&file), findings);
        crate::fields::read_file(sources.get(id), findings)
    });
    let folder = root.join("content/_disclosure");
    if !folder.is_dir() {
        return (settings, Vec::new());
    }
    let mut lists = Vec::new();
    for name in walk::ANSWERS.iter().filter(|name| folder.join(name).is_file()) {
        let Some(path) = SitePath::new(&format!("content/_disclosure/{name}")) else { continue };
        lists.push(text::keep(sources, path, text::read(&folder.join(name)), findings));
    }
    (settings, lists)
}

/// Returns whether a folder holds a site.
pub fn is_site(root: &Path) -> bool {
    root.join("candour.toml").is_file()
}

/// Returns whether a file of the folder still has the text that was read.
pub fn is_current(folder: &Folder, file: FileId) -> bool {
    let source = folder.sources.get(file);
    text::read(&folder.root.join(source.path.as_str())).is_ok_and(|text| text == source.text)
}

/// Adds the program's own text of every list that the site does not replace.
fn fill_vocabulary(folder: &mut Folder) {
    for (name, text) in Vocabularies::defaults() {
        let path = SitePath::new(&format!("content/_vocabulary/{name}.toml"));
        let replaced = folder.vocabulary.iter().any(|&id| Some(&folder.sources.get(id).path) == path.as_ref());
        if let Some(path) = path.filter(|_| !replaced) {
            let id = folder.sources.add(path, *text);
            folder.vocabulary.push(id);
        }
    }
}
