//! Whole files, small enough to be made here; every person in them is invented.

mod hostile;
mod make;
mod office;
mod pdf;
mod pictures;
mod plain;

use super::{Attachment, Concern, Unreadable, known, read};

/// Reads a file that can be read.
fn attachment(name: &str, bytes: &[u8]) -> Attachment {
    read(name, bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// Checks what a file says, one text a line: a mark of what its place holds, the place, and the text.
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let found = attachment(name, bytes);
    let lines: Vec<String> = found
        .parts
        .iter()
        .map(|part| {
            let mark = match part.place.holds() {
                super::Holds::Content => "=",
                super::Holds::Metadata => "~",
                super::Holds::Person => "@",
            };
            format!("{mark} {}: {}", part.place, part.text.replace('\n', " / ").replace('\t', " | "))
        })
        .chain(found.concerns.iter().map(|concern| format!("! {concern:?}")))
        .collect();
    assert_eq!(lines, expected, "{name}");
}

#[test]
fn kinds_of_files_are_known_by_their_names() {
    assert!(known("Report.DOCX") && known("a/b.pdf") && known("x.csv"));
    assert!(!known("x.doc") && !known("x.exe") && !known("docx"));
}

#[test]
fn what_cannot_be_read_is_refused_with_advice() {
    for (name, bytes, expected) in [
        ("a.exe", &b"MZ"[..], Unreadable::UnknownFormat),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable::OldOffice),
        ("a.docx", b"\xd0\xcf\x11\xe0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", Unreadable::Encrypted),
        ("a.docx", b"PK\x03\x04 and no more", Unreadable::Damaged("its list of contents cannot be read")),
        ("a.jpg", b"\xff\xd8\xff\xe1", Unreadable::Damaged("the picture ends too early")),
        ("a.pdf", b"%PDF-1.7\n", Unreadable::Damaged("nothing in it can be found")),
        ("a.svg", b"<svg><g></svg>", Unreadable::Damaged("a part of it is not well-formed")),
    ] {
        assert_eq!(read(name, bytes), Err(expected), "{name}");
        assert!(!expected.help().is_empty() && !expected.to_string().ends_with('.'));
    }
}

#[test]
fn no_place_and_no_message_holds_words_of_the_file() {
    let word = "Zebedee";
    for (name, bytes) in make::samples(word) {
        let found = attachment(name, &bytes);
        assert!(found.parts.iter().any(|part| part.text.contains(word)), "{name} says nothing");
        for part in &found.parts {
            assert!(!part.place.to_string().contains(word), "{name}: {}", part.place);
        }
        for concern in &found.concerns {
            assert!(!format!("{concern} {concern:?} {}", concern.help()).contains(word), "{name}");
        }
    }
    assert_eq!(Concern::HiddenSheet(2).to_string(), "sheet 2 is hidden, and anybody can show it");
}
