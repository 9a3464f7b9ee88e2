//! The theme: the program's own files, with the site's on top, file by file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, DirEntry};
use walkdir::WalkDir;

use super::rules::{OUTSIDE, UNREADABLE};
use super::{Signs, builtin, text};
use crate::base::{FileId, SitePath, Sources, Span};
use crate::report::{Finding, Rule, Where};

/// The name of the theme that the program carries in itself.
const OWN: &str = "candour";
/// The endings of fonts.
const FONTS: &[&str] = &["ttf", "otf", "ttc"];

/// The files of the theme in use, by their path below its folder.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Templates, by the name that templates use for each other.
    pub templates: BTreeMap<String, FileId>,
    /// The style of messages, whose rules are written into each element.
    pub mail_style: Option<FileId>,
    /// Interface words, by language.
    pub strings: BTreeMap<String, FileId>,
    /// Files that go out as they are, such as style and script.
    pub statics: BTreeMap<String, Vec<u8>>,
    /// A presentation that gives slides their look.
    pub slides: Option<Vec<u8>>,
    /// Templates of printable documents, by the name that they use for each other.
    pub print: BTreeMap<String, FileId>,
    /// Fonts of printable documents, by name.
    pub fonts: BTreeMap<String, (FileId, Vec<u8>)>,
    /// Which characters those fonts have.
    pub(super) signs: OnceLock<Signs>,
    /// The theme's name, when it is not the program's own and the site has no folder for it.
    pub unknown: Option<String>,
}

impl ThemeFiles {
    /// Returns which characters the fonts of printable documents have; found out when it is first asked.
    pub fn signs(&self) -> &Signs {
        self.signs.get_or_init(|| Signs::of(self.fonts.values().map(|(_, bytes)| bytes.as_slice())))
    }

    /// Returns the numbers of its texts and fonts.
    fn numbers(&self) -> impl Iterator<Item = FileId> {
        let texts =
            self.templates.values().chain(&self.mail_style).chain(self.strings.values()).chain(self.print.values());
        texts.copied().chain(self.fonts.values().map(|(file, _)| *file))
    }

    /// Returns the files among the fonts that hold none.
    pub fn broken_fonts(&self) -> impl Iterator<Item = FileId> {
        self.fonts.values().filter(|(_, bytes)| !super::signs::is_font(bytes)).map(|(file, _)| *file)
    }
}

/// The theme as it was last read.
#[derive(Debug)]
pub(super) struct OwnTheme {
    name: String,
    /// The site's own files, by their path below the folder of the theme.
    own: BTreeMap<String, Vec<u8>>,
    lost: Vec<Lost>,
    is_there: bool,
    files: Arc<ThemeFiles>,
    /// The numbers of its files.
    numbers: Vec<FileId>,
    found: Vec<Finding>,
}

/// Reads the theme `name`; one with the same files as before is the same value as before.
pub(super) fn load(
    root: &Path,
    name: &str,
    known: &mut Option<OwnTheme>,
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> Arc<ThemeFiles> {
    let folder = root.join("themes").join(name);
    let (mut own, is_there) = (BTreeMap::new(), folder.is_dir());
    let lost = overlay(&folder, &mut own);
    let same = |known: &&mut OwnTheme| {
        known.name == name && known.is_there == is_there && known.own == own && known.lost == lost
    };
    if let Some(known) = known.as_mut().filter(same) {
        known.numbers.iter().for_each(|&file| sources.keep(file));
        findings.extend_from_slice(&known.found);
        return Arc::clone(&known.files);
    }
    let mut found = Vec::new();
    let mut files = lay(name, own.clone(), &lost, sources, &mut found);
    files.unknown = (name != OWN && !is_there).then(|| name.to_owned());
    let files = Arc::new(files);
    let numbers = files.numbers().chain(found.iter().map(|finding| finding.span.file)).collect();
    findings.extend_from_slice(&found);
    *known = Some(OwnTheme { name: name.to_owned(), own, lost, is_there, files: Arc::clone(&files), numbers, found });
    files
}

/// Lays the site's own files over those of the program: a file in the site's `themes/NAME` wins over the built-in one.
fn lay(
    name: &str,
    own: BTreeMap<String, Vec<u8>>,
    lost: &[Lost],
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
) -> ThemeFiles {
    let mut files = BTreeMap::new();
    collect(&builtin::THEME, &mut files);
    files.extend(own);
    let mut theme = ThemeFiles::default();
    let place = |key: &str| SitePath::new(&format!("themes/{name}/{key}"));
    for Lost { key, rule, message } in lost {
        let Some(path) = place(key) else { continue };
        let id = sources.add(path, "");
        let finding = Finding::new(rule, Span::whole(id), *message).at(Where::Path);
        findings.push(finding.help("put a plain file here that you may open"));
    }
    for (key, bytes) in files {
        let Some(path) = place(&key) else { continue };
        let kept = |bytes: Vec<u8>, sources: &mut Sources, findings: &mut Vec<Finding>| {
            text::keep(sources, path.clone(), text::decode(bytes), findings)
        };
        if let Some(template) = key.strip_prefix("templates/") {
            theme.templates.insert(template.to_owned(), kept(bytes, sources, findings));
        } else if key == "email/style.css" {
            theme.mail_style = Some(kept(bytes, sources, findings));
        } else if key.starts_with("email/") {
            theme.templates.insert(key.clone(), kept(bytes, sources, findings));
        } else if let Some(language) = key.strip_prefix("strings/").and_then(|key| key.strip_suffix(".toml")) {
            theme.strings.insert(language.to_owned(), kept(bytes, sources, findings));
        } else if let Some(template) = key.strip_prefix("pdf/").filter(|key| has_ending(key, &["typ"])) {
            theme.print.insert(template.to_owned(), kept(bytes, sources, findings));
        } else if let Some(font) = key.strip_prefix("pdf/fonts/").filter(|key| has_ending(key, FONTS)) {
            theme.fonts.insert(font.to_owned(), (sources.add(path, ""), bytes));
        } else if let Some(file) = key.strip_prefix("static/") {
            theme.statics.insert(file.to_owned(), bytes);
        } else if key == "slides/template.pptx" {
            theme.slides = Some(bytes);
        }
    }
    theme
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending.to_ascii_lowercase().as_str()))
}

/// A file of the site's own theme that cannot be used, and why.
#[derive(Debug, PartialEq)]
struct Lost {
    key: String,
    rule: &'static Rule,
    message: &'static str,
}

/// Puts the files of the site's own folder over the others; returns those that cannot be used.
fn overlay(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Vec<Lost> {
    let mut lost = Vec::new();
    if !folder.is_dir() {
        return lost;
    }
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let path = entry.as_ref().map_or_else(walkdir::Error::path, |entry| Some(entry.path())).unwrap_or(folder);
        let inner = path.strip_prefix(folder).unwrap_or(path);
        let key = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let is_folder = entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir());
        if is_folder || key.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        let bytes = match &entry {
            Ok(entry) if entry.path_is_symlink() => Err((&OUTSIDE, "this is a link, and a theme holds files only")),
            // A pipe would be waited for without end.
            Ok(entry) if !entry.file_type().is_file() => Err((&UNREADABLE, "this is neither a file nor a folder")),
            Ok(entry) => fs::read(entry.path()).map_err(|_| (&UNREADABLE, "this file cannot be read")),
            Err(_) => Err((&UNREADABLE, "this cannot be read")),
        };
        match bytes {
            Ok(bytes) => {
                files.insert(key, bytes);
            }
            Err((rule, message)) => lost.push(Lost { key, rule, message }),
        }
    }
    lost
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
