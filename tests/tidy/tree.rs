//! The files of this repository, and their code without comments and tests.
#![allow(clippy::disallowed_methods, reason = "this test reads the files of the repository")]

use std::fs;
use std::path::Path;

/// A text file of the repository.
#[derive(Clone)]
pub(crate) struct File {
    /// Its path in the repository, with `/` between the parts.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// Returns every text file below a folder, or the one file of that name, in the order of their paths.
pub(crate) fn files(below: &str) -> Vec<File> {
    let mut files = Vec::new();
    gather(Path::new(env!("CARGO_MANIFEST_DIR")), below, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Returns the Rust files below `src`, their paths starting there.
pub(crate) fn sources() -> Vec<File> {
    let inner = |file: File| File { path: file.path["src/".len()..].to_owned(), ..file };
    files("src").into_iter().filter(|file| is_rust(&file.path)).map(inner).collect()
}

/// Returns the Rust files below `src` that are part of the program, with nothing but their code.
pub(crate) fn program() -> Vec<File> {
    let program = sources().into_iter().filter(|file| !is_test(&file.path));
    program.map(|file| File { text: code(&file.text), ..file }).collect()
}

/// Returns the text of one file.
pub(crate) fn read(path: &str) -> String {
    files(path).pop().unwrap_or_else(|| panic!("there is no `{path}`")).text
}

/// Returns whether a path is that of a Rust file.
pub(crate) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

/// Returns the name of a file without its folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// Returns the folder of a file.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the number of the line, from 1, of a byte.
pub(crate) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Returns what follows each `root::` in code, with its place: `a` and `b` of `root::{a::b, b}`, or `a` of `root::a`.
pub(crate) fn paths<'t>(code: &'t str, root: &str) -> Vec<(usize, &'t str)> {
    let opening = format!("{root}::");
    let mut found = Vec::new();
    for (at, _) in code.match_indices(&opening) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + opening.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(members(group).into_iter().map(|name| (at, name))),
            None => found.push((at, word(rest))),
        }
    }
    found
}

/// Returns the first word of each member of a group, up to its closing brace.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut names) = (0_usize, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(word(group[from..at].trim_start()));
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Returns the word at the start of a text.
pub(crate) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

fn gather(root: &Path, path: &str, files: &mut Vec<File>) {
    let place = root.join(path);
    if place.is_file() {
        // A picture is no text, and has nothing to be tidy about.
        files.extend(fs::read_to_string(&place).ok().map(|text| File { path: path.to_owned(), text }));
        return;
    }
    let Ok(entries) = fs::read_dir(&place) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name() != "node_modules") {
        gather(root, &format!("{path}/{}", entry.file_name().to_string_lossy()), files);
    }
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// Blanks comments and tests, and keeps every line where it was.
fn code(text: &str) -> String {
    let mut lines = Vec::new();
    let mut tests = false;
    let mut last = "";
    for line in text.lines() {
        tests |= last.trim() == "#[cfg(test)]" && line.starts_with("mod ") && line.ends_with('{');
        last = line;
        let bare = if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) };
        lines.push(if tests { "" } else { bare });
        tests &= line != "}";
    }
    lines.join("\n")
}
