//! What bytes mean in the strings and the simple fonts of a PDF.

use crate::reading::attachment::decode;

/// Bytes from 0x18 in strings of the document, and again from 0x80; `\u{fffd}` means nothing.
const DOCUMENT_LOW: &str = "˘ˇˆ˙˝˛˚˜";
const DOCUMENT: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€";
/// Bytes from 0x80 in fonts of the old Macintosh.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Bytes from 0xA1 in fonts of Adobe.
const STANDARD: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\u{fffd}–†‡·\u{fffd}¶•‚„”»…‰\u{fffd}¿\u{fffd}`´ˆ˜¯˘˙¨\u{fffd}˚¸\u{fffd}˝˛ˇ—\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}Æ\u{fffd}ª\u{fffd}\u{fffd}\u{fffd}\u{fffd}ŁØŒº\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}æ\u{fffd}\u{fffd}\u{fffd}ı\u{fffd}\u{fffd}łøœß";

/// What the bytes of a simple font mean before its own differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Standard,
    Mac,
    Windows,
}

impl Encoding {
    /// Returns the encoding of some name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "StandardEncoding" => Some(Self::Standard),
            "MacRomanEncoding" => Some(Self::Mac),
            "WinAnsiEncoding" | "PDFDocEncoding" => Some(Self::Windows),
            _ => None,
        }
    }

    /// Returns the character that a byte means.
    pub(super) fn character(self, byte: u8) -> Option<char> {
        let c = match (self, byte) {
            (_, 0..0x20 | 0x7f) | (Self::Standard, 0x80..=0xa0) => return None,
            (Self::Standard, b'\'') => '’',
            (Self::Standard, b'`') => '‘',
            (_, 0x20..0x7f) => char::from(byte),
            (Self::Windows, _) => decode::windows_char(byte),
            (Self::Mac, _) => MAC.chars().nth(usize::from(byte - 0x80))?,
            (Self::Standard, _) => STANDARD.chars().nth(usize::from(byte - 0xa1))?,
        };
        (c != char::REPLACEMENT_CHARACTER && !c.is_control()).then_some(c)
    }
}

/// Returns the text of a string of the document.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => without_language(&decode::utf16_be(rest)),
        [0xff, 0xfe, rest @ ..] => decode::utf16_le(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => decode::utf8(rest),
        // Many programs write UTF-8 without saying so.
        _ if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => decode::utf8(bytes),
        _ => bytes.iter().map(|byte| document_char(*byte)).collect(),
    }
}

fn document_char(byte: u8) -> char {
    let found = match byte {
        0x18..=0x1f => DOCUMENT_LOW.chars().nth(usize::from(byte - 0x18)),
        0x80..=0xa0 => DOCUMENT.chars().nth(usize::from(byte - 0x80)),
        _ => None,
    };
    found.unwrap_or(char::from(byte))
}

/// Returns text without the marks of its language, which stand between two escapes.
fn without_language(text: &str) -> String {
    if !text.contains('\u{1b}') {
        return text.to_owned();
    }
    text.split('\u{1b}').step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_a_character_for_each_of_its_bytes() {
        assert_eq!(DOCUMENT.chars().count(), 0x21);
        assert_eq!(DOCUMENT_LOW.chars().count(), 8);
        assert_eq!(MAC.chars().count(), 0x80);
        assert_eq!(Encoding::Standard.character(0xfb), Some('ß'));
        assert_eq!(Encoding::Standard.character(0xe1), Some('Æ'));
        assert_eq!(Encoding::Mac.character(0x8e), Some('é'));
        assert_eq!(Encoding::Windows.character(0x92), Some('’'));
    }

    #[test]
    fn strings_say_their_encoding() {
        assert_eq!(text_string(b"\xfe\xff\x01\x41ucja"[..4].as_ref()), "Ł");
        assert_eq!(text_string(b"Zo\xeb"), "Zoë");
        assert_eq!(text_string(b"\x95ucja"), "Łucja");
        assert_eq!(text_string("Łucja".as_bytes()), "Łucja");
    }
}
