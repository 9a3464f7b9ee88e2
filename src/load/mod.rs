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
mod memory;
mod picture;
mod recipients;
mod rules;
mod signs;
mod stamp;
mod text;
mod theme;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::{Digest, FileId, SitePath, Sources};
use crate::report::Finding;
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;
use memory::{KnownSettings, KnownText, Whole};
use stamp::Stamp;
use walk::Role;

pub use asset::{Asset, AssetChanged};
pub use builtin::own_words;
pub use gather::{Gathered, gather};
pub use glance::Glance;
pub use key::key;
pub use memory::Memory;
pub use picture::{Look, Picture};
pub use recipients::{ListError, Recipients};
pub use rules::RULES;
pub use signs::Signs;
pub use theme::ThemeFiles;

/// Everything that the program needs from one site folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder itself.
    pub root: PathBuf,
    /// Every text that was read.
    pub sources: Sources,
    /// `candour.toml`.
    pub settings: FileId,
    /// The Markdown documents, in the order of their paths.
    pub documents: Arc<Vec<FileId>>,
    /// The approval records, by the path of the document they stand beside.
    pub records: Arc<BTreeMap<SitePath, FileId>>,
    /// The vocabulary lists: the site's own, or else the program's.
    pub vocabulary: Vec<FileId>,
    /// Answers to the disclosure rules.
    pub answers: Vec<FileId>,
    /// Pictures and other files that documents may embed or attach.
    pub assets: Arc<BTreeMap<SitePath, Asset>>,
    /// The files of the theme, the site's own first.
    pub theme: Arc<ThemeFiles>,
    /// The digest of each withdrawal that was recorded here, by the id of its document.
    pub withdrawn: BTreeMap<String, Digest>,
}

/// Where something may have changed since the last look.
#[derive(Clone, Debug)]
pub enum Hint {
    /// Anywhere.
    Everything,
    /// At these paths, as somebody heard of them; each begins with the path of the site folder.
    At(Vec<PathBuf>),
}

/// Why a folder cannot be used at all.
#[derive(Debug)]
pub enum LoadError {
    /// There is no `candour.toml` in it.
    NotASite(PathBuf),
    /// `candour.toml` has faults; the findings say which, and the sources where.
    Settings(Sources, Vec<Finding>),
}

/// Reads a site folder, or what changed of it since `memory` began; `hint` says where that may be.
///
/// # Errors
///
/// When there is no readable `candour.toml`. Every other fault is a finding.
pub fn load(
    root: &Path,
    memory: &mut Memory,
    hint: &Hint,
    findings: &mut Vec<Finding>,
) -> Result<(Folder, Arc<Settings>), LoadError> {
    let named = match hint {
        Hint::Everything => None,
        Hint::At(paths) => memory.named(root, paths),
    };
    match named {
        Some(named) => look_at(root, memory, &named, findings),
        None => look_around(root, memory, findings),
    }
}

/// Reads the settings; those with the same text are the same value as before.
fn settings(
    root: &Path,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Result<(FileId, Arc<Settings>), LoadError> {
    let Some(path) = SitePath::new("candour.toml").filter(|path| root.join(path.as_str()).is_file()) else {
        return Err(LoadError::NotASite(root.to_path_buf()));
    };
    let mut found = Vec::new();
    let read = text::read(&root.join("candour.toml"));
    let file = text::keep(&mut memory.sources, path, read, &mut found);
    let source = memory.sources.share(file);
    if let Some(known) =
        memory.settings.as_ref().filter(|known| Arc::ptr_eq(&known.source, &source) && found.is_empty())
    {
        findings.extend_from_slice(&known.found);
        return Ok((file, Arc::clone(&known.settings)));
    }
    let settings: Option<Settings> = crate::fields::read_file(&source, &mut found);
    findings.extend_from_slice(&found);
    let Some(settings) = settings.map(Arc::new) else {
        return Err(LoadError::Settings(memory.sources.shown(), std::mem::take(findings)));
    };
    memory.settings = Some(KnownSettings { source, settings: Arc::clone(&settings), found });
    Ok((file, settings))
}

/// Looks at every file of the folder, and reads those that may have changed.
fn look_around(
    root: &Path,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Result<(Folder, Arc<Settings>), LoadError> {
    let now = stamp::now();
    memory.whole = None;
    memory.sources = Sources::again(std::mem::take(&mut memory.sources));
    let (settings_file, settings) = settings(root, memory, findings)?;
    let mut found = Vec::new();
    let walk::Found { texts, assets, has_links } = walk::walk(root, now, &mut memory.sources, &mut found);
    let fresh = texts.into_par_iter().map(|file| {
        let known = memory.texts.get(&file.path);
        let same = known.is_some_and(|known| known.stamp.is_some_and(|stamp| stamp.still(&file.stamp)));
        ((!same).then(|| text::read(&file.absolute)), file)
    });
    let fresh: Vec<_> = fresh.collect();
    let (mut before, mut records) = (std::mem::take(&mut memory.texts), BTreeMap::new());
    let (mut documents, mut vocabulary, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for (read, walk::Text { path, absolute, role, stamp }) in fresh {
        let known = match (read, before.remove(&path)) {
            (None, Some(known)) => {
                memory.sources.keep(known.file);
                known
            }
            (read, _) => {
                let (mut found, stamp) = (Vec::new(), Some(stamp));
                let read = read.unwrap_or_else(|| text::read(&absolute));
                let file = text::keep(&mut memory.sources, path.clone(), read, &mut found);
                KnownText { stamp, absolute, file, role, found }
            }
        };
        findings.extend_from_slice(&known.found);
        match &known.role {
            Role::Document => documents.push(known.file),
            Role::Record(document) => drop(records.insert(document.clone(), known.file)),
            Role::Vocabulary => vocabulary.push(known.file),
            Role::Answers => answers.push(known.file),
        }
        memory.texts.insert(path, known);
    }
    fill_vocabulary(&mut memory.sources, &mut vocabulary);
    let theme = theme::load(root, settings.theme_name(), &mut memory.theme, &mut memory.sources, &mut found);
    findings.extend_from_slice(&found);
    let assets = Arc::new(look_at_assets(memory, assets));
    memory.sources.drop_gone();
    let folder = Folder {
        root: root.to_path_buf(),
        settings: settings_file,
        documents: Arc::new(documents),
        records: Arc::new(records),
        vocabulary,
        answers,
        assets,
        theme,
        withdrawn: kept::withdrawals(root),
        sources: memory.sources.shown(),
    };
    let bare = Folder { sources: Sources::default(), ..folder.clone() };
    memory.whole = Some(Whole { folder: bare, found, has_links });
    Ok((folder, settings))
}

/// Returns the pictures and attached files; one that did not change is not read again.
fn look_at_assets(memory: &mut Memory, assets: Vec<(SitePath, PathBuf, Stamp)>) -> BTreeMap<SitePath, Asset> {
    let mut before = std::mem::take(&mut memory.assets);
    for (path, absolute, stamp) in assets {
        let file = memory.sources.add(path.clone(), "");
        let known = before.remove(&path).filter(|(known, _)| known.still(&stamp));
        memory.assets.insert(path, known.unwrap_or_else(|| (stamp, Asset::new(file, absolute))));
    }
    memory.assets.iter().map(|(path, (_, asset))| (path.clone(), asset.clone())).collect()
}

/// Reads the named texts again; everything else is as it was.
fn look_at(
    root: &Path,
    memory: &mut Memory,
    named: &[SitePath],
    findings: &mut Vec<Finding>,
) -> Result<(Folder, Arc<Settings>), LoadError> {
    let now = stamp::now();
    memory.sources = Sources::go_on(std::mem::take(&mut memory.sources));
    let settings_file = memory.whole.as_ref().map(|whole| whole.folder.settings);
    if let Some(file) = settings_file {
        memory.sources.release(file);
    }
    let before = memory.settings.as_ref().map(|known| Arc::clone(&known.settings));
    let (_, settings) = settings(root, memory, findings)?;
    if before.is_none_or(|before| !Arc::ptr_eq(&before, &settings)) {
        findings.clear();
        return look_around(root, memory, findings);
    }
    for path in named {
        let Some(known) = memory.texts.get_mut(path) else { continue };
        known.stamp = std::fs::metadata(&known.absolute).ok().map(|file| Stamp::of(&file, now));
        known.found.clear();
        memory.sources.release(known.file);
        known.file = text::keep(&mut memory.sources, path.clone(), text::read(&known.absolute), &mut known.found);
    }
    let sources = memory.sources.shown();
    let Some(whole) = &memory.whole else { return look_around(root, memory, findings) };
    findings.extend(memory.texts.values().flat_map(|known| known.found.iter().cloned()));
    findings.extend_from_slice(&whole.found);
    Ok((Folder { sources, ..whole.folder.clone() }, settings))
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
fn fill_vocabulary(sources: &mut Sources, vocabulary: &mut Vec<FileId>) {
    for (name, text) in Vocabularies::defaults() {
        let path = SitePath::new(&format!("content/_vocabulary/{name}.toml"));
        let replaced = vocabulary.iter().any(|&id| Some(&sources.get(id).path) == path.as_ref());
        if let Some(path) = path.filter(|_| !replaced) {
            vocabulary.push(sources.add(path, *text));
        }
    }
}
