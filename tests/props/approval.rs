//! One byte changed after approval keeps a document out of everything.

use std::fs;

use crate::lab::Lab;

/// A document with a picture, an old address and a reader's response; nothing of it is said elsewhere.
const PATH: &str = "content/briefings/listening/index.md";
const PICTURE: &str = "content/briefings/listening/steps.png";

#[test]
fn a_byte_changed_in_the_text_takes_a_document_out_everywhere() {
    check(|lab| edit(lab, "They notice.", "They noticE."));
}

#[test]
fn a_byte_changed_in_the_front_matter_takes_a_document_out_everywhere() {
    check(|lab| edit(lab, "version = \"1.1\"", "version = \"1.2\""));
}

#[test]
fn a_byte_changed_in_a_comment_takes_a_document_out_everywhere() {
    check(|lab| edit(lab, "+++\nid", "+++\n#\nid"));
}

#[test]
fn a_byte_changed_in_a_picture_takes_its_document_out_everywhere() {
    check(|lab| {
        let mut bytes = fs::read(lab.path(PICTURE)).expect("the picture");
        *bytes.last_mut().expect("a byte") ^= 1;
        lab.write(PICTURE, bytes);
    });
}

#[test]
fn a_line_end_changed_on_the_way_takes_a_document_out() {
    check(|lab| {
        let text = lab.read(PATH).replace('\n', "\r\n");
        lab.write(PATH, text);
    });
}

#[test]
fn a_document_put_back_as_it_was_is_public_again() {
    let lab = Lab::copy_of("tests/golden/site");
    let old = lab.read(PATH);
    edit(&lab, "They notice.", "They noticed.");
    lab.run(&["build"]).ends(4);
    lab.write(PATH, old);
    lab.run(&["build"]).ends(0);
    assert!(!places_of(&lab, "briefing-listening").is_empty());
}

/// Builds, changes a byte, and follows the document out of the site.
fn check(change: impl Fn(&Lab)) {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build"]).ends(0);
    let before = lab.files("public");
    let marks =
        ["briefing-listening", "Listening, and telling back", "briefings/listening.html", "old-listening", "steps."];
    for mark in marks {
        assert!(!places_of(&lab, mark).is_empty(), "`{mark}` was nowhere before, so its absence proves nothing");
    }
    change(&lab);
    let stopped = lab.run(&["build"]).ends(4);
    assert!(stopped.stderr.contains(PATH), "the file is not named: {}", stopped.stderr);
    assert!(lab.files("public") == before, "a refused build touched the site");
    lab.run(&["build", "--without-changed"]).ends(0);
    for mark in marks {
        assert_eq!(places_of(&lab, mark), [""; 0], "`{mark}` is still there");
    }
    let picture = fs::read(lab.path(PICTURE)).expect("the picture");
    assert!(lab.files("public").iter().all(|(_, bytes)| *bytes != picture), "the picture is still there");
}

fn edit(lab: &Lab, old: &str, new: &str) {
    let text = lab.read(PATH);
    assert!(text.contains(old), "{PATH} has no `{old}`");
    lab.write(PATH, text.replacen(old, new, 1));
}

/// Returns the files of the site whose name or bytes hold a text.
fn places_of(lab: &Lab, text: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    let files = lab.files("public").into_iter();
    files.filter(|(path, bytes)| path.contains(text) || holds(bytes)).map(|(path, _)| path).collect()
}
