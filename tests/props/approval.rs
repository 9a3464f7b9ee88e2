//! One byte changed after approval keeps a document out of everything.

use std::fs;

use crate::lab::Lab;

/// A document with a picture, an old address and a reader's response; nothing of it is said elsewhere.
const PATH: &str = "content/briefings/listening/index.md";
const PICTURE: &str = "content/briefings/listening/steps.png";
/// A build without papers; one of these tests looks into those too.
const PAGES: &[&str] = &["build", "--no-documents"];

#[test]
fn a_byte_changed_in_the_text_takes_a_document_out_everywhere() {
    check(&["build"], |lab| edit(lab, "They notice.", "They noticE."));
}

#[test]
fn a_byte_changed_in_the_front_matter_takes_a_document_out_everywhere() {
    check(PAGES, |lab| edit(lab, "version = \"1.1\"", "version = \"1.2\""));
}

#[test]
fn a_byte_changed_in_a_comment_takes_a_document_out_everywhere() {
    check(PAGES, |lab| edit(lab, "+++\nid", "+++\n#\nid"));
}

#[test]
fn a_byte_changed_in_a_picture_takes_its_document_out_everywhere() {
    check(PAGES, |lab| {
        let mut bytes = fs::read(lab.path(PICTURE)).expect("the picture");
        *bytes.last_mut().expect("a byte") ^= 1;
        lab.write(PICTURE, bytes);
    });
}

#[test]
fn a_line_end_changed_on_the_way_takes_a_document_out() {
    check(PAGES, |lab| {
        let text = lab.read(PATH).replace('\n', "\r\n");
        lab.write(PATH, text);
    });
}

#[test]
fn a_document_put_back_as_it_was_is_public_again() {
    let lab = Lab::copy_of("tests/golden/site");
    let old = lab.read(PATH);
    edit(&lab, "They notice.", "They noticed.");
    lab.run(PAGES).ends(4);
    lab.write(PATH, old);
    lab.run(PAGES).ends(0);
    assert!(!lab.places_of("briefing-listening").is_empty());
}

/// Builds, changes a byte, and follows the document out of the site.
fn check(build: &[&str], change: impl Fn(&Lab)) {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(build).ends(0);
    let before = lab.files("public");
    let marks =
        ["briefing-listening", "Listening, and telling back", "briefings/listening.html", "old-listening", "steps."];
    for mark in marks {
        assert!(!lab.places_of(mark).is_empty(), "`{mark}` was nowhere before, so its absence proves nothing");
    }
    change(&lab);
    let stopped = lab.run(build).ends(4);
    assert!(stopped.stderr.contains(PATH), "the file is not named: {}", stopped.stderr);
    assert!(lab.files("public") == before, "a refused build touched the site");
    lab.run(&[build, &["--without-changed"]].concat()).ends(0);
    for mark in marks {
        assert_eq!(lab.places_of(mark), [""; 0], "`{mark}` is still there");
    }
    let picture = fs::read(lab.path(PICTURE)).expect("the picture");
    assert!(lab.files("public").iter().all(|(_, bytes)| *bytes != picture), "the picture is still there");
}

fn edit(lab: &Lab, old: &str, new: &str) {
    let text = lab.read(PATH);
    assert!(text.contains(old), "{PATH} has no `{old}`");
    lab.write(PATH, text.replacen(old, new, 1));
}
