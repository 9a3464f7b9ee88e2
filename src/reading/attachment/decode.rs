//! Bytes become characters: Unicode where they say so or hold to it, and Windows-1252 for the rest.

/// What Windows-1252 has from 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Returns the character of a byte in Windows-1252.
pub(super) fn windows_char(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Returns text in Windows-1252.
pub(super) fn windows(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| windows_char(*byte)).collect()
}

/// Returns text in UTF-16 with the large end first; half a pair becomes a replacement character.
pub(super) fn utf16_be(bytes: &[u8]) -> String {
    utf16(bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])))
}

/// Returns text in UTF-16 with the small end first.
pub(super) fn utf16_le(bytes: &[u8]) -> String {
    utf16(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])))
}

fn utf16(units: impl Iterator<Item = u16>) -> String {
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Returns text whose encoding its bytes show: a byte order mark, UTF-8, zeros between letters, or Windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16_le(rest),
        [0xfe, 0xff, rest @ ..] => utf16_be(rest),
        _ if zeros(bytes, 1) => utf16_le(bytes),
        _ if zeros(bytes, 0) => utf16_be(bytes),
        _ => utf8(bytes),
    }
}

/// Returns text in UTF-8, or in Windows-1252 when it is none.
pub(super) fn utf8(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| windows(bytes), str::to_owned)
}

/// Returns whether most of every second byte is zero, as in UTF-16 of any European language.
fn zeros(bytes: &[u8], which: usize) -> bool {
    let start = &bytes[..bytes.len().min(512)];
    let pairs = start.chunks_exact(2);
    let count = pairs.len();
    let (mut here, mut there) = (0, 0);
    for pair in pairs {
        here += usize::from(pair[which] == 0);
        there += usize::from(pair[1 - which] == 0);
    }
    count >= 2 && here * 10 >= count * 7 && there * 10 < count * 3
}

/// Returns what looks like words in bytes of no known kind: runs of characters of ASCII, letters for the most part.
pub(super) fn words(bytes: &[u8]) -> impl Iterator<Item = String> {
    let runs = bytes.split(|byte| !matches!(byte, 0x20..=0x7e)).filter(|run| run.len() >= 6);
    let wordy = |run: &&[u8]| run.iter().filter(|byte| byte.is_ascii_alphabetic()).count() * 10 >= run.len() * 6;
    runs.filter(wordy).map(utf8)
}

/// Returns text up to its first zero, as C has it.
pub(super) fn until_zero(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    &bytes[..end]
}

/// Returns text without control characters other than tabs and line ends, and without space around it.
///
/// Letters that printers join are taken apart, so that a name with them is found. A control character becomes a space, so that it neither joins two words nor hides one.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push('\n'),
            '\t' => out.push('\t'),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes), expected);
    }

    #[test]
    fn the_encoding_is_read_off_the_bytes() {
        check(b"Bo\xc5\xbcena", "Bożena");
        check(b"Zo\xeb \x96 aunt", "Zoë – aunt");
        check(b"\xff\xfeB\0o\0|\x01e\0n\0a\0", "Bożena");
        check(b"\xfe\xff\0B\0o\x01|\0e\0n\0a", "Bożena");
        check(b"B\0o\0|\x01e\0n\0a\0", "Bożena");
        check(b"", "");
    }

    #[test]
    fn control_characters_neither_join_nor_hide() {
        assert_eq!(tidy("Griﬃths\r"), "Griffiths");
        assert_eq!(tidy("\u{0}Jude\u{0}Sykes\r\nBradford\u{1}\u{0}"), "Jude Sykes\nBradford");
    }
}
