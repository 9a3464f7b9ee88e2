//! Nothing of a document that is not public reaches any byte of the output.
//!
//! Each document of the golden site is copied once for every reason not to be public, with a mark of its own in every
//! place that an author can write in. A mark is letters and digits only, so that it stays itself when it is slugified
//! or percent-encoded; capitals are folded before the search.

use std::collections::BTreeMap;

use candour::reading::each_said;

use super::pages::{assert_sound, full_theme, is_document};
use crate::lab::Lab;

/// Reasons not to be public, with the front matter that each needs.
const STATES: &[(&str, &str)] = &[
    ("waiting", ""),
    ("scheduled", "publish_from = 2027-01-11\n"),
    ("expired", "publish_until = 2026-10-31\n"),
    ("changed", ""),
    ("withdrawn", ""),
];

/// A picture, in which a mark can stand as a note that is no part of the drawing.
const PICTURE: &[u8] = include_bytes!("../golden/site/content/briefings/listening/steps.png");

#[test]
fn nothing_that_is_not_public_reaches_a_byte_of_the_output() {
    let lab = full_theme();
    let mut marks = Marks::default();
    plant_public(&lab, &mut marks);
    plant_settings(&lab, &mut marks);
    for (state, front) in STATES {
        plant_state(&lab, state, front, &mut marks);
    }
    refer_to_the_hidden(&lab);
    assert_states(&lab);
    let run = lab.run(&["build", "--without-changed"]).ends(0);
    assert!(marks.places.len() > 1_000, "only {} marks were planted", marks.places.len());
    let found = marks.found(&lab);
    assert!(found.is_empty(), "{} leaks\n{}\n{}", found.len(), found[..found.len().min(40)].join("\n"), run.stdout);
    assert_sound(&lab);
}

#[test]
fn a_mark_in_a_public_document_is_found_in_every_form() {
    let lab = full_theme();
    let mut marks = Marks::default();
    let mut mark = |place: &str| marks.plant(place);
    let (name, picture) = (mark("the name of the file"), mark("the name of a picture"));
    let front = format!("aliases = [\"pages/{}.html\"]\n", mark("an old address"));
    let body = format!(
        "{} [{}](https://example.org/{})\n\n![{}]({picture}.png)",
        mark("the text"),
        mark("the text of a link"),
        mark("the target of a link"),
        mark("alternative text"),
    );
    lab.write(&format!("content/pages/{picture}.png"), PICTURE);
    lab.page_with(&name, &front, &body)
        .approve(&[&format!("content/pages/{name}.md")])
        .run(&["build", "--no-documents"])
        .ends(0);
    let found = marks.found(&lab);
    let unseen: Vec<_> =
        marks.places.iter().filter(|(mark, _)| !found.iter().any(|line| line.contains(*mark))).collect();
    assert!(unseen.is_empty(), "the search is blind to {unseen:?}");
}

#[test]
fn nearly_every_mark_is_found_once_its_document_is_public() {
    let lab = full_theme();
    let mut marks = Marks::default();
    plant_state(&lab, "waiting", "", &mut marks);
    lab.approve(&["content"]).run(&["build"]).ends(0);
    let found = marks.found(&lab);
    let unseen: Vec<_> =
        marks.places.iter().filter(|(mark, _)| !found.iter().any(|line| line.contains(*mark))).collect();
    // Comments, preheaders and the like are for no reader; the copies of one document show most of the rest.
    assert!(unseen.len() * 4 < marks.places.len(), "of {} marks, these are blind: {unseen:#?}", marks.places.len());
}

/// The marks that were planted, and where.
#[derive(Default)]
struct Marks {
    places: BTreeMap<String, String>,
}

impl Marks {
    fn plant(&mut self, place: &str) -> String {
        let mark = format!("zq{:05}vx", self.places.len());
        self.places.insert(mark.clone(), place.to_owned());
        mark
    }

    /// Returns a line for each mark that some file of the output holds, in its name or in its bytes.
    fn found(&self, lab: &Lab) -> Vec<String> {
        let mut found = Vec::new();
        for (path, bytes) in lab.files("public") {
            let mut folded = [path.to_lowercase().as_bytes(), b"\n", &bytes.to_ascii_lowercase()].concat();
            // Packs, presentations and messages are opened, and papers read.
            let read = each_said(&path, &bytes, &mut |name, part| {
                folded.extend([name.to_lowercase().as_bytes(), b"\n", &part.to_ascii_lowercase(), b"\n"].concat());
                true
            });
            assert!(read.is_ok(), "nobody can read {path}");
            for at in (0..folded.len().saturating_sub(8)).filter(|&at| folded[at..].starts_with(b"zq")) {
                let mark = String::from_utf8_lossy(&folded[at..at + 9]);
                if let Some(place) = self.places.get(&*mark) {
                    found.push(format!("{path} holds {mark}, which stands in {place}"));
                }
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

/// Marks the parts of public documents that are for authors alone: comments, and link targets that no text uses.
fn plant_public(lab: &Lab, marks: &mut Marks) {
    let public = documents(lab).into_iter().filter(|(path, _)| path != "content/pages/draft.md");
    let paths: Vec<String> = public
        .map(|(path, text)| {
            let comment = marks.plant(&format!("a comment of {path}"));
            let unused = marks.plant(&format!("an unused link target of {path}"));
            let text = text.replacen("+++\n", &format!("+++\n# {comment}\n"), 1);
            lab.write(&path, format!("{text}\n[unused]: https://example.org/{unused} \"{unused}\"\n"));
            path
        })
        .collect();
    lab.approve(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    for path in paths {
        let record = path.replace(".md", ".approval.toml");
        let text = lab.read(&record);
        lab.write(&record, format!("# {}\n{text}", marks.plant(&format!("a comment of {record}"))));
    }
}

/// Marks the comments of the settings and of a vocabulary, and files that nothing public uses.
fn plant_settings(lab: &Lab, marks: &mut Marks) {
    let settings = lab.read("candour.toml");
    lab.write("candour.toml", format!("# {}\n{settings}", marks.plant("a comment of candour.toml")));
    let list = include_str!("../../src/vocabulary/defaults/changes.toml");
    let comment = marks.plant("a comment of a vocabulary");
    lab.write("content/_vocabulary/changes.toml", format!("# {comment}\n{list}"));
    let name = marks.plant("the name of an unused file");
    lab.write(&format!("content/pages/{name}.png"), marks.plant("the bytes of an unused file"));
    lab.write(&format!("content/pages/.{name}.md"), marks.plant("a hidden file"));
    lab.write(&format!("{name}.md"), marks.plant("a file beside the settings"));
}

/// Returns a PNG with a note before its last part.
fn with_note(picture: &[u8], note: &str) -> Vec<u8> {
    let (head, end) = picture.split_at(picture.len() - 12);
    let body = [b"tEXtComment\0", note.as_bytes()].concat();
    let sum = !body.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    let length = u32::try_from(body.len() - 4).expect("a short note");
    [head, &length.to_be_bytes(), &body, &sum.to_be_bytes(), end].concat()
}

/// Copies every document of the site, marks each place of each copy, and brings the copies into a state.
fn plant_state(lab: &Lab, state: &str, front: &str, marks: &mut Marks) {
    let originals: Vec<_> = documents(lab).into_iter().filter(|(path, text)| is_original(path, text)).collect();
    let mut paths = Vec::new();
    for (path, text) in originals {
        let folder = path.split('/').nth(1).expect("the folder of a kind");
        let name = format!("{state}-{}", marks.plant(&format!("the file name of a {state} document from {path}")));
        let mut mark = |place: &str| marks.plant(&format!("{place} of a {state} document from {path}"));
        let copy = marked(&text, folder, front, &mut mark);
        let (picture, bytes) = (mark("the name of a picture"), mark("the bytes of a picture"));
        lab.write(&format!("content/{folder}/{picture}.png"), with_note(PICTURE, &bytes));
        let copy = copy.replace("PICTURE", &picture);
        let place = format!("content/{folder}/{name}.md");
        lab.write(&place, copy);
        paths.push(place);
    }
    if state == "waiting" {
        return;
    }
    lab.approve(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    for path in paths {
        let record = path.replace(".md", ".approval.toml");
        let mut text =
            lab.read(&record).replace("Sub-group, item 1", &marks.plant(&format!("the reference of {record}")));
        text = format!("# {}\n{text}", marks.plant(&format!("a comment of {record}")));
        if state == "withdrawn" {
            let reason = marks.plant(&format!("the reason of {record}"));
            let withdrawal = format!(
                "\n[[withdrawal]]\non = 2026-11-22\nby = \"Chair\"\nkind = \"removed\"\nreason = \"{reason}\"\n"
            );
            text += &withdrawal;
        }
        lab.write(&record, text);
        if state == "changed" {
            let body = lab.read(&path);
            lab.write(&path, body + "\nOne more sentence.\n");
        }
    }
}

/// Returns the documents of the site by their paths.
fn documents(lab: &Lab) -> Vec<(String, String)> {
    let files = lab.files("content").into_iter();
    let documents = files.filter(|(path, _)| is_document(path) && !path.contains("/."));
    documents.map(|(path, bytes)| (format!("content/{path}"), String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// Returns whether a document came with the golden site and is public there.
fn is_original(path: &str, text: &str) -> bool {
    !STATES.iter().any(|(state, _)| path.contains(&format!("/{state}-"))) && !text.contains("id = \"page-draft\"")
}

/// Returns a copy of a document with a mark in every value that is free text, and in every part of its body.
fn marked(text: &str, folder: &str, front: &str, mark: &mut dyn FnMut(&str) -> String) -> String {
    let (matter, body) = text.strip_prefix("+++\n").and_then(|text| text.split_once("\n+++\n")).expect("front matter");
    let mut lines: Vec<String> = Vec::new();
    for line in matter.lines() {
        lines.push(marked_line(line, mark));
    }
    let comment = mark("a comment");
    let mut copy = format!("+++\n# {comment}\n{front}{}{}\n+++\n", reasons(folder), lines.join("\n"));
    // The original's pictures and notes stay with the original.
    copy.push_str(&body.replace("steps.png", "PICTURE.png"));
    let hashes = if folder == "briefings" { "###" } else { "##" };
    let more = format!(
        "\n{hashes} {} again\n\n{} `{}` [{}](https://example.org/{}) ![{}](PICTURE.png \"{}\")[^{}]\n\n\
         | {} | b |\n|---|---|\n| {} | d |\n\n> [!NOTE]\n> {}\n\n```\n{}\n```\n\n::: voice {}\n{}\n:::\n\n[^{}]: {}\n",
        mark("a heading"),
        mark("the text"),
        mark("code"),
        mark("the text of a link"),
        mark("the target of a link"),
        mark("alternative text"),
        mark("the title of a picture"),
        "note",
        mark("the head of a table"),
        mark("a cell"),
        mark("an alert"),
        mark("a block of code"),
        mark("the title of a box"),
        mark("a box"),
        "note",
        mark("a footnote"),
    );
    copy + &more
}

/// Returns what the copy of an audit or a finding must say, since the actions and audits of the original name the
/// original.
fn reasons(folder: &str) -> &'static str {
    match folder {
        "findings" => "no_recommendation_reason = \"None is needed.\"\n",
        _ => "",
    }
}

/// Returns a line of front matter with a mark in each value that is free text.
fn marked_line(line: &str, mark: &mut dyn FnMut(&str) -> String) -> String {
    let key = line.split(" = ").next().unwrap_or_default();
    if line == "[[recommendations]]" {
        return format!("{line}\nno_action_reason = \"Nothing to do: {}\"", mark("no_action_reason"));
    }
    if ["recommendation", "no_recommendation_reason", "author_role"].contains(&key) {
        return line.to_owned();
    }
    // A quotation mark inside a value is no border of it.
    let line = line.replace("\\\"", "\u{1}");
    let mut parts: Vec<String> = line.split('"').map(str::to_owned).collect();
    let values = parts.iter_mut().skip(1).step_by(2);
    for value in values {
        let is_word = value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let is_short = value.len() <= 2 || value.chars().all(|c| c.is_ascii_digit() || c == ':');
        if key == "id" && is_word {
            *value = format!("{value}-{}", mark("the id"));
        } else if value.starts_with("http") || value.contains(".html") {
            *value = value.replacen("listening", &mark(key), 1).replacen("tool", &mark(key), 1).replacen(
                "birch",
                &mark(key),
                1,
            );
        } else if !is_word && !is_short {
            value.push(' ');
            value.push_str(&mark(key));
        }
    }
    parts.join("\"").replace('\u{1}', "\\\"")
}

/// Makes a public document name every hidden one, in its front matter and in its text.
fn refer_to_the_hidden(lab: &Lab) {
    let hidden =
        documents(lab).into_iter().filter(|(path, _)| STATES.iter().any(|(s, _)| path.contains(&format!("/{s}-"))));
    let ids: Vec<String> = hidden
        .map(|(_, text)| {
            let line = text.lines().find_map(|line| line.strip_prefix("id = \"")).expect("an id");
            line.trim_end_matches('"').to_owned()
        })
        .collect();
    assert!(ids.len() >= 80, "only {} hidden documents", ids.len());
    let list = ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    let links = ids.iter().map(|id| format!("- [words for a link](id:{id})")).collect::<Vec<_>>().join("\n");
    lab.page_with("naming", &format!("related = [{list}]\n"), &links).approve(&["content/pages/naming.md"]);
}

/// Asserts that every copy is in the state that it was made for.
fn assert_states(lab: &Lab) {
    let status = lab.run(&["status", "--format", "json"]).ends(0);
    let json: serde_json::Value = serde_json::from_str(&status.stdout).expect("JSON");
    let documents = json["documents"].as_array().expect("a list of documents");
    for document in documents {
        let (file, state) = (document["file"].as_str().expect("a file"), document["state"].as_str().expect("a state"));
        if let Some((wanted, _)) = STATES.iter().find(|(state, _)| file.contains(&format!("/{state}-"))) {
            assert_eq!(state, *wanted, "{file}");
        }
    }
    assert!(documents.len() > 100, "only {} documents", documents.len());
}
