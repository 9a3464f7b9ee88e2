//! PDF files.

use super::super::{Unreadable, read};
use super::{attachment, check, make};

#[test]
fn letters_become_words_where_a_reader_sees_words() {
    let show = "BT /F1 10 Tf 72 700 Td [(Ju) 20 (de) -300 (Sy)] TJ (kes) Tj 0 -14 Td (lives here) Tj ET";
    check("a.pdf", &make::page(show, "", &[]), &["= page 1: Jude Sykes / lives here"]);
    let broken = "BT /F1 10 Tf 72 700 Td (Clive Mur-) Tj 0 -14 Td (gatroyd, Ann Smith-) Tj 0 -14 Td (Jones) Tj ET";
    check("a.pdf", &make::page(broken, "", &[]), &["= page 1: Clive Murgatroyd, Ann Smith-Jones"]);
    let apart = "BT /F1 10 Tf 1 0 0 1 72 700 Tm (Jude) Tj 1 0 0 1 110 700 Tm (Sykes) Tj ET";
    check("a.pdf", &make::page(apart, "", &[]), &["= page 1: Jude Sykes"]);
    let joined = "BT /F1 10 Tf 1 0 0 1 72 700 Tm (Leo) Tj 1 0 0 1 88.7 700 Tm (pold) Tj ET";
    check("a.pdf", &make::page(joined, "", &[]), &["= page 1: Leopold"]);
}

#[test]
fn hidden_and_covered_words_are_read_and_said_to_be_so() {
    let hidden = "BT /F1 10 Tf 3 Tr 72 700 Td (999 046 8257) Tj ET";
    check("a.pdf", &make::page(hidden, "", &[]), &["= page 1: 999 046 8257", "! HiddenText"]);
    let covered = "BT /F1 10 Tf 72 700 Td (Ewa Kot) Tj ET 70 695 80 15 re f";
    check("a.pdf", &make::page(covered, "", &[]), &["= page 1: Ewa Kot", "! CoveredText(1)"]);
    let through = "BT /F1 10 Tf 72 700 Td (Ewa Kot) Tj ET q 0 0 9 9 re W n 0 0 600 800 re f Q 70 695 m 150 695 l 150 710 l 70 710 l h S";
    check("a.pdf", &make::page(through, "", &[]), &["= page 1: Ewa Kot"]);
    let lines = "BT /F1 10 Tf 72 700 Td (Ewa Kot) Tj ET 70 695 m 150 695 l 150 710 l 70 710 l h f";
    check("a.pdf", &make::page(lines, "", &[]), &["= page 1: Ewa Kot", "! CoveredText(1)"]);
    let beneath = "70 695 80 15 re f BT /F1 10 Tf 72 700 Td (Ewa Kot) Tj ET 70 698 80 0.5 re f";
    check("a.pdf", &make::page(beneath, "", &[]), &["= page 1: Ewa Kot"]);
}

#[test]
fn strings_of_every_object_are_read() {
    let more = [
        "<< /Subtype /Form /Length 0 >>\nstream\n\nendstream",
        "<< /Title <FEFF01411075> /Parent 8 0 R >>",
        "<< /FT /Tx /T (field) /V (Value Vera) >>",
        "<< /Type /Filespec /F (chronology.docx) /EF << /F 10 0 R >> >>",
        "<< /Type /EmbeddedFile /Length 10 >>\nstream\nJude Sykes\nendstream",
    ];
    let note = "/Annots [<< /Subtype /Text /Rect [0 0 9 9] /T (Clive) /Contents (check) >>]";
    check(
        "a.pdf",
        &make::page("", note, &more),
        &[
            "= annotation: check",
            "@ author of an annotation: Clive",
            "= bookmark: Łၵ",
            "~ name of a form field: field",
            "= value of a form field: Value Vera",
            "~ name of a file inside or elsewhere: chronology.docx",
            "= paragraph at line 1, in an attached file: Jude Sykes",
            "! Comments",
            "! EmbeddedFile",
        ],
    );
}

#[test]
fn an_earlier_version_is_read_as_well() {
    let mut bytes = make::page("BT /F1 9 Tf (new) Tj ET", "", &["(Jude Sykes)"]);
    bytes.extend(b"6 0 obj\n(Child A)\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF");
    check(
        "a.pdf",
        &bytes,
        &["~ text in an object: Child A", "~ text in an object: Jude Sykes", "= page 1: new", "! EarlierVersion"],
    );
}

#[test]
fn what_no_program_can_read_is_a_concern() {
    let font = "/Resources << /Font << /F1 << /Subtype /Type0 /Encoding /Identity-H >> >> >>";
    let page = format!("<< /Type /Page /Contents 4 0 R {font} >>");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Kids [3 0 R] >>",
        &page,
        "<< /Length 33 >>\nstream\nBT /F1 9 Tf <000100020003> Tj ET \nendstream",
    ];
    let found = attachment("a.pdf", &make::pdf(&objects, ""));
    assert_eq!(found.concerns, [super::Concern::UnreadableText(1)]);
    let picture = "<< /Subtype /Image /Filter /CCITTFaxDecode /Length 1 >>\nstream\nx\nendstream";
    check("a.pdf", &make::page("/X Do", "", &[picture]), &["! PictureOfPage(1)"]);
}

#[test]
fn a_locked_file_is_refused() {
    let bytes = make::pdf(&["<< /Type /Catalog >>", "<< /Filter /Standard >>"], "/Encrypt 2 0 R");
    assert_eq!(read("a.pdf", &bytes), Err(Unreadable::Encrypted));
}
