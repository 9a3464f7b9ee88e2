//! A small site with one document of every kind becomes exactly the files in `tests/golden/expected`.
//!
//! `UPDATE=1 cargo test --test golden` writes the expected files anew; read the difference before you commit it.
//! The site brings a page frame of a few lines and empty style and script, so that what is pinned is what a page says
//! (views, Markdown, feeds, manifest, headers, site map) and not how the built-in theme dresses it.
#![expect(clippy::disallowed_methods, reason = "tests stand outside of the program")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use lab::Lab;

const SITE: &str = "tests/golden/site";

/// The most lines that one file adds to a failure, so that the next file can be seen as well.
const SHOWN: usize = 40;

#[test]
fn a_site_of_every_kind_becomes_exactly_the_expected_files() {
    let lab = Lab::copy_of(SITE);
    lab.run(&["build"]).ends(0);
    let built: BTreeMap<_, _> = lab.files("public").into_iter().map(readable).collect();
    let folder = here("tests/golden/expected");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        rewrite(&folder, &built);
    }
    let expected = read(&folder);
    let report = differences(&expected, &built);
    assert!(report.is_empty(), "{report}\n`UPDATE=1 cargo test --test golden` accepts what was built\n");
}

#[test]
fn styling_the_built_in_theme_leaves_the_expected_files_alone() {
    let names =
        |folder: &str| fs::read_dir(here(folder)).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let own: Vec<_> = names("tests/golden/site/themes/candour/static").collect();
    let missing: Vec<_> = names("themes/candour/static").filter(|name| !own.contains(name)).collect();
    assert!(missing.is_empty(), "add an empty {missing:?} to tests/golden/site/themes/candour/static");
}

/// Returns what a paper says in place of its bytes, which nobody could compare.
fn readable((path, bytes): (String, Vec<u8>)) -> (String, Vec<u8>) {
    if !bytes.starts_with(b"%PDF-") {
        return (path, bytes);
    }
    let read = candour::reading::attachment::read(&path, &bytes).unwrap_or_else(|why| panic!("{path}: {why:?}"));
    let lines: Vec<String> = read.parts.iter().map(|part| format!("{}\n", part.text)).collect();
    (path, lines.concat().into_bytes())
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Puts the built files in place of the expected ones.
fn rewrite(folder: &Path, built: &BTreeMap<String, Vec<u8>>) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("an expected folder that can be replaced");
    }
    for (path, bytes) in built {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(place, bytes).expect("an expected file");
    }
}

fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inner = path.strip_prefix(folder).expect("below its root").to_string_lossy().replace('\\', "/");
                files.insert(inner, fs::read(&path).expect("an expected file"));
            }
        }
    }
    files
}

/// Returns how the two trees differ, file by file; nothing when they are the same.
fn differences(expected: &BTreeMap<String, Vec<u8>>, built: &BTreeMap<String, Vec<u8>>) -> String {
    let mut report = String::new();
    for path in expected.keys().filter(|path| !built.contains_key(*path)) {
        let _ = writeln!(report, "\n{path}: expected, and not built any more");
    }
    for (path, new) in built {
        match expected.get(path) {
            None => {
                let _ = writeln!(report, "\n{path}: built, and not expected");
            }
            Some(old) if old == new => {}
            Some(old) => {
                let _ = write!(report, "\n{path}:\n{}", lines_changed(old, new));
            }
        }
    }
    report
}

/// Returns the lines between the first and the last difference, with a few around them.
fn lines_changed(old: &[u8], new: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (str::from_utf8(old), str::from_utf8(new)) else {
        return format!("  {} bytes were expected and {} other bytes built\n", old.len(), new.len());
    };
    let (old, new): (Vec<_>, Vec<_>) = (old.split('\n').collect(), new.split('\n').collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let before = old[same.saturating_sub(2)..same].iter().map(|line| format!("  {line}"));
    let removed = old[same..old.len() - rest].iter().map(|line| format!("- {line}"));
    let added = new[same..new.len() - rest].iter().map(|line| format!("+ {line}"));
    let after = old[old.len() - rest..].iter().take(2).map(|line| format!("  {line}"));
    let all: Vec<String> = before.chain(removed).chain(added).chain(after).collect();
    let mut text = format!("  line {}\n", same + 1);
    text.extend(all.iter().take(SHOWN).map(|line| format!("{line}\n")));
    if all.len() > SHOWN {
        let _ = writeln!(text, "  … and {} more lines", all.len() - SHOWN);
    }
    text
}
