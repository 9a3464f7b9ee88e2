//! Files that want to break the reader: cut, changed, packed too tightly, or turning in circles.

use super::super::{Unreadable, read};
use super::{Concern, attachment, make};

/// Gives numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

#[test]
fn cut_and_changed_files_are_read_or_refused_and_nothing_else() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for (name, bytes) in make::samples("Zebedee") {
        for end in (0..bytes.len()).step_by(1 + bytes.len() / 300) {
            let _ = read(name, &bytes[..end]);
        }
        for _ in 0..400 {
            let mut changed = bytes.clone();
            for _ in 0..=dice.below(6) {
                let at = dice.below(changed.len());
                changed[at] = u8::try_from(dice.below(256)).unwrap();
            }
            let _ = read(name, &changed);
        }
    }
}

#[test]
fn changed_parts_of_office_files_are_read_or_refused() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let sheet = "<worksheet><row r='1' hidden='1'><c t='s' s='1'><v>0</v><f>\"a\"</f></c></row></worksheet>";
    let styles =
        "<styleSheet><numFmt numFmtId='9' formatCode='d/m/yy'/><cellXfs><xf/><xf numFmtId='9'/></cellXfs></styleSheet>";
    let body = "<w:document><w:p><w:ins w:id='1'><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t><w:sym w:char='F041'/></w:r></w:ins></w:p></w:document>";
    let meta = "<meta><table:table-row number-rows-repeated='9'><text:p><text:s text:c='3'/>x</text:p></table:table-row></meta>";
    for (part, text) in [
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/styles.xml", styles),
        ("word/document.xml", body),
        ("content.xml", meta),
    ] {
        for _ in 0..1500 {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..=dice.below(3) {
                let at = dice.below(bytes.len());
                bytes[at] = b"<>/'\"=&;-9 x\xff"[dice.below(13)];
            }
            let first = if part == "content.xml" { "mimetype" } else { "[Content_Types].xml" };
            let _ = read("a", &make::zip(&[(first, b"<x/>"), (part, &bytes)]));
        }
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let zeros = make::packed(&vec![0; 40 * 1024 * 1024]);
    let bomb = make::png(&[(b"zTXt", &[b"Comment\0\0", &zeros[..]].concat())]);
    assert_eq!(read("a.png", &bomb), Err(Unreadable::TooLarge));
}

#[test]
fn files_inside_files_inside_files_are_refused() {
    let mut bytes = make::zip(&[("a.txt", b"x")]);
    for _ in 0..8 {
        bytes = make::zip(&[("a.zip", &bytes)]);
    }
    assert_eq!(read("a.zip", &bytes), Err(Unreadable::TooDeep));
}

#[test]
fn circles_come_to_an_end() {
    let page = make::pdf(
        &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [2 0 R 3 0 R 3 0 R] >>", "<< /Kids [2 0 R] /Next 3 0 R >>"],
        "/Info 9 0 R",
    );
    assert_eq!(read("a.pdf", &page), Err(Unreadable::Damaged("it has no pages")));
    let form = "<< /Subtype /Form /Resources << /XObject << /X 6 0 R >> >> /Length 24 >>\nstream\n/X Do /X Do /X Do (a) Tj\nendstream";
    assert!(read("a.pdf", &make::page("/X Do", "", &[form])).is_ok());
    let exif = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0";
    assert!(attachment("a.tif", exif).parts.is_empty());
}

#[test]
fn parts_without_end_cost_no_more_than_their_length() {
    for piece in ["1 0 obj (", "1 0 obj <<", "1 0 obj [", "1 0 obj << >> stream\n", "trailer <<", "1 0 obj 1 0 obj "] {
        let bytes = format!("%PDF-1.4\n{}", piece.repeat(40_000)).into_bytes();
        assert!(read("a.pdf", &bytes).is_err(), "{piece}");
    }
    for piece in ["<a>", "<a b='", "&#", "<!--", "<![CDATA[", "&amp"] {
        let _ = read("a.svg", format!("<svg>{}", piece.repeat(100_000)).as_bytes());
    }
    let _ = read("a.rtf", &[b"{\\rtf1", &b"{\\b a".repeat(50_000)[..]].concat());
}

#[test]
fn what_is_damaged_inside_is_a_concern() {
    let bytes = make::jpeg(&[(0xe1, b"Exif\0\0no tiff")]);
    assert_eq!(attachment("a.jpg", &bytes).concerns, [Concern::Unchecked]);
}
