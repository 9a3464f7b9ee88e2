//! The output folder: what candour wrote, it keeps in order; what it did not write, it leaves alone.

use std::collections::BTreeMap;
use std::fs;

use sha2::{Digest, Sha256};

use super::pages::is_document;
use crate::lab::{Lab, says};

#[test]
fn a_file_of_somebody_else_survives_every_build() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build", "--no-documents"]).ends(0);
    lab.write("public/google123.html", "mine").write("public/briefings/notes/mine.txt", "mine as well");
    lab.page("more", "More.").approve(&["content/pages/more.md"]).run(&["build", "--no-documents"]).ends(0);
    fs::remove_dir_all(lab.path("content/briefings")).expect("removed briefings");
    fs::remove_file(lab.path("content/responses/school.md")).expect("a removed response");
    fs::remove_file(lab.path("content/responses/school.approval.toml")).expect("a removed record");
    drop_references(&lab);
    lab.run(&["build", "--no-documents"]).ends(0);
    assert_eq!(lab.read("public/google123.html"), "mine");
    assert_eq!(lab.read("public/briefings/notes/mine.txt"), "mine as well");
    assert!(!manifest(&lab).contains_key("google123.html"), "the manifest claims a file that candour did not write");
}

#[test]
fn the_files_of_a_removed_document_vanish() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("gone", "Soon gone.").approve(&["content/pages/gone.md"]).run(&["build", "--no-documents"]).ends(0);
    assert!(lab.path("public/pages/gone.html").exists());
    let before = lab.files("public").into_iter().collect();
    fs::remove_file(lab.path("content/pages/gone.md")).expect("a removed page");
    fs::remove_file(lab.path("content/pages/gone.approval.toml")).expect("a removed record");
    let run = lab.run(&["build", "--no-documents"]).ends(0);
    assert!(!lab.path("public/pages/gone.html").exists());
    // The scripts of the search are named by their content, so those that held the page went with it.
    let counts = counts(&before, &lab.files("public").into_iter().collect());
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains(&counts), "not {counts}: {run:?}");
    for (path, bytes) in lab.files("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("page-gone"), "{path} still names the removed page");
    }
}

#[test]
fn a_second_build_with_nothing_changed_changes_nothing() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build"]).ends(0);
    let before = lab.files("public");
    let run = lab.run(&["build"]).ends(0);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains(": 0 new or changed, ") && said.contains(", 0 removed."), "{said}");
    assert!(lab.files("public") == before);
}

#[test]
fn the_manifest_holds_every_file_with_its_digest_and_size() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build", "--no-documents"]).ends(0);
    let mut listed = manifest(&lab);
    for (path, bytes) in lab.files("public").into_iter().filter(|(path, _)| path != ".candour-manifest.json") {
        let digest = format!("{:x}", Sha256::digest(&bytes));
        let found = listed.remove(&path).unwrap_or_else(|| panic!("{path} is not in the manifest"));
        assert_eq!(found, (digest, bytes.len() as u64), "{path}");
    }
    assert!(listed.is_empty(), "listed, and not there: {:?}", listed.keys());
}

#[test]
fn the_manifest_names_every_document_whose_title_a_page_shows() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build"]).ends(0);
    let text = lab.read("public/.candour-manifest.json");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut missing = Vec::new();
    for (id, title) in titles(&lab) {
        for (path, bytes) in lab.files("public").into_iter().filter(|(path, _)| path != ".candour-manifest.json") {
            let shows = says(&path, &bytes, &title);
            let ids = json["files"][&path]["ids"].as_array().expect("a list of ids");
            if shows && !ids.iter().any(|listed| *listed == id) {
                missing.push(format!("{path} shows `{title}` and does not list {id}"));
            }
        }
    }
    assert!(missing.is_empty(), "{} places\n{}", missing.len(), missing[..missing.len().min(30)].join("\n"));
}

/// Returns the id and title of each public document whose title is no phrase of ordinary text.
fn titles(lab: &Lab) -> Vec<(String, String)> {
    let documents = lab.files("content").into_iter().filter(|(path, _)| is_document(path));
    let read = documents.map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8"));
    let value = |text: &str, key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")).expect("the key");
        line.trim_end_matches('"').to_owned()
    };
    let named = read.map(|text| (value(&text, "id"), value(&text, "title")));
    named.filter(|(_, title)| title.split(' ').count() > 3 && title != "Child protection").collect()
}

/// Returns how a build tells of what it did, worked out from the files before it and after it.
fn counts(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> String {
    let listed = |path: &&String| *path != ".candour-manifest.json";
    let unchanged = after.keys().filter(listed).filter(|path| before.get(*path) == after.get(*path)).count();
    let new = after.keys().filter(listed).count() - unchanged;
    let removed = before.keys().filter(listed).filter(|path| !after.contains_key(*path)).count();
    assert!(new > 0 && unchanged > 0 && removed > 0, "{new} new or changed, {unchanged} unchanged, {removed} removed");
    format!("{new} new or changed, {unchanged} unchanged, {removed} removed.")
}

/// Returns the digest and size of each file that the manifest lists.
fn manifest(lab: &Lab) -> BTreeMap<String, (String, u64)> {
    let json: serde_json::Value = serde_json::from_str(&lab.read("public/.candour-manifest.json")).expect("JSON");
    let files = json["files"].as_object().expect("a table of files").iter();
    let record = |file: &serde_json::Value| {
        (file["sha256"].as_str().expect("a digest").to_owned(), file["size"].as_u64().expect("a size"))
    };
    files.map(|(path, file)| (path.clone(), record(file))).collect()
}

/// Takes every document that refers to the briefing out of the site.
fn drop_references(lab: &Lab) {
    for name in ["newsletters/2026-03", "seminars/listening", "letters/listening", "notices/correction"] {
        fs::remove_file(lab.path(&format!("content/{name}.md"))).expect("a removed document");
        fs::remove_file(lab.path(&format!("content/{name}.approval.toml"))).expect("a removed record");
    }
}
