//! What stands in `content`, in the order of paths.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::rules::{HOSTILE_NAME, OUTSIDE, TOO_LARGE, UNEXPECTED, UNREADABLE};
use super::stamp::Stamp;
use crate::base::{OutPath, SitePath, Sources, Span, nearest};
use crate::report::{Finding, Rule, Where};
use crate::vocabulary::Vocabularies;

/// The most bytes that a picture or attached file may have: 64 MiB.
const LIMIT: u64 = 64 * 1024 * 1024;
/// The files of answers to the disclosure rules.
pub(super) const ANSWERS: [&str; 2] = ["allowed.toml", "waivers.toml"];
/// The ending of an approval record.
const RECORD: &str = ".approval.toml";

/// What a text file is for.
#[derive(Clone, Debug)]
pub(super) enum Role {
    /// A document.
    Document,
    /// The approval record of the document at this path.
    Record(SitePath),
    /// A vocabulary list.
    Vocabulary,
    /// Answers to the disclosure rules.
    Answers,
}

/// A text file to read.
pub(super) struct Text {
    pub path: SitePath,
    pub absolute: PathBuf,
    pub role: Role,
    pub stamp: Stamp,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub texts: Vec<Text>,
    /// Pictures and attached files, in the order of their paths.
    pub assets: Vec<(SitePath, PathBuf, Stamp)>,
    /// Whether one of them is a link.
    pub has_links: bool,
}

/// Walks `content`; hidden files are none of our business, everything else has a role or a finding.
pub(super) fn walk(root: &Path, now: SystemTime, sources: &mut Sources, findings: &mut Vec<Finding>) -> Found {
    let mut found = Found::default();
    let mut report = |name: &str, rule: &'static Rule, message: String, help: String| {
        // A hostile name is shown with its odd characters replaced, so that it can be printed at all.
        let shown: String = name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        if let Some(path) = SitePath::new(&shown) {
            let id = sources.add(path, "");
            findings.push(Finding::new(rule, Span::whole(id), message).at(Where::Path).help(help));
        }
    };
    let content = root.join("content");
    if !content.is_dir() {
        return found;
    }
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(&content).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&content);
                let help = "check that you may open it".to_owned();
                report(&relative(root, path), &UNREADABLE, "this cannot be read".to_owned(), help);
                continue;
            }
        };
        found.has_links |= entry.path_is_symlink();
        let name = relative(root, entry.path());
        if entry.depth() == 0 {
            continue;
        }
        if let Some(fault) = hostile(&entry) {
            let help = "rename it with letters, digits and hyphens".to_owned();
            report(&name, &HOSTILE_NAME, format!("the name {fault}"), help);
            continue;
        }
        if let Some((rule, message)) = link_fault(&content, &entry) {
            let help = "put a copy of the file here in place of the link".to_owned();
            report(&name, rule, message.to_owned(), help);
            continue;
        }
        let Ok(metadata) = fs::metadata(entry.path()) else {
            report(&name, &UNREADABLE, "this cannot be read".to_owned(), "check that you may open it".to_owned());
            continue;
        };
        if metadata.is_dir() && name.strip_suffix(".md").is_some() {
            let help = "rename the folder; a document with its assets is a folder with `index.md` in it".to_owned();
            report(&name, &UNEXPECTED, "this is a folder with the name of a document".to_owned(), help);
        } else if !metadata.is_dir() && !metadata.is_file() {
            let help = "remove it, or put an ordinary file in its place".to_owned();
            report(&name, &UNREADABLE, "this is neither a file nor a folder".to_owned(), help);
        }
        let Some(path) = SitePath::new(&name).filter(|_| metadata.is_file()) else { continue };
        let stamp = Stamp::of(&metadata, now);
        match role(&path) {
            Ok(Some(role)) => found.texts.push(Text { path, absolute: entry.into_path(), role, stamp }),
            Ok(None) if metadata.len() > LIMIT => {
                let help = "make it smaller, or publish it elsewhere and link to it".to_owned();
                report(&name, &TOO_LARGE, "this file is larger than 64 MiB".to_owned(), help);
            }
            Ok(None) => {
                found.assets.push((path, entry.into_path(), stamp));
            }
            Err((message, help)) => report(&name, &UNEXPECTED, message, help),
        }
    }
    found
}

/// Returns the path below the site folder, with `/` between its parts.
fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Returns what is wrong with a name, if anything is.
fn hostile(entry: &DirEntry) -> Option<&'static str> {
    let Some(name) = entry.file_name().to_str() else { return Some("is not UTF-8 text") };
    if name.chars().any(|c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')) {
        return Some("holds characters that cannot be seen");
    }
    (!OutPath::part_is_safe(name)).then_some("cannot be used on every computer")
}

/// Returns what is wrong with a symbolic link, if it is one and does not end at a file inside the content folder.
fn link_fault(content: &Path, entry: &DirEntry) -> Option<(&'static Rule, &'static str)> {
    if !entry.path_is_symlink() {
        return None;
    }
    let (Ok(content), Ok(target)) = (content.canonicalize(), entry.path().canonicalize()) else {
        return Some((&UNREADABLE, "this link leads nowhere"));
    };
    if !target.starts_with(content) {
        return Some((&OUTSIDE, "this link leads out of the content folder"));
    }
    (!target.is_file()).then_some((&UNEXPECTED, "this link leads to a folder, and links to folders are not followed"))
}

/// Returns the role of a file: none for a picture or attachment, an error for a file that nothing would read.
fn role(path: &SitePath) -> Result<Option<Role>, (String, String)> {
    let inner = path.as_str().trim_start_matches("content/");
    let ending = path.name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref();
    if let Some(file) = inner.strip_prefix("_vocabulary/") {
        let name = file.strip_suffix(".toml").unwrap_or(file);
        if ending == Some("toml") && name != file && Vocabularies::names().any(|known| known == name) {
            return Ok(Some(Role::Vocabulary));
        }
        let help = nearest(name, Vocabularies::names()).map_or_else(
            || format!("the lists are: {}", Vocabularies::names().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}.toml`?"),
        );
        return Err((format!("`{file}` is not a list that the program knows"), help));
    }
    if let Some(file) = inner.strip_prefix("_disclosure/") {
        if ANSWERS.contains(&file) {
            return Ok(Some(Role::Answers));
        }
        let help = nearest(file, ANSWERS).map_or_else(
            || format!("the files here are: {}", ANSWERS.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        return Err((format!("`{file}` is not a file of answers"), help));
    }
    if let Some(document) = path.as_str().strip_suffix(RECORD) {
        let document = SitePath::new(&format!("{document}.md"));
        return Ok(document.map(Role::Record));
    }
    match ending {
        Some("md") if path.as_str().strip_suffix(".md").is_some() => Ok(Some(Role::Document)),
        Some("md" | "markdown" | "mdx" | "txt") => Err((
            "documents end in `.md`; this file would be ignored".to_owned(),
            "rename it to end in `.md`, or remove it".to_owned(),
        )),
        Some("toml") => Err((
            "nothing reads this file".to_owned(),
            format!("an approval record ends in `{RECORD}`; vocabularies stand in `content/_vocabulary`"),
        )),
        _ => Ok(None),
    }
}
