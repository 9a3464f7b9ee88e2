//! Text from a file or an author becomes text that a terminal can only show, not obey.
//!
//! In: any text. Out: the same text with every control and direction character spelled out.
//! Invariant: what comes out holds no control character, so it stays on its line and moves no cursor.

use std::borrow::Cow;
use std::fmt::Write;

/// Returns one line of text in which nothing is hidden: breaks and tabs as spaces, the rest as `<U+202E>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| push(&mut line, c));
    Cow::Owned(line)
}

/// Adds one character, spelled out when it is one that a reader would not see.
pub(super) fn push(line: &mut String, c: char) {
    match c {
        '\n' | '\r' => line.push(' '),
        '\t' => line.push_str("    "),
        c if is_hidden(c) => {
            let _ = write!(line, "<U+{:04X}>", u32::from(c));
        }
        c => line.push(c),
    }
}

/// Returns whether a character acts instead of showing: control, direction, line separator, zero width, tag.
///
/// Joiners (U+200C, U+200D) stay, since languages and emoji are written with them.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn nothing_that_acts_reaches_a_terminal() {
        check("plain Ŵyl 👩‍⚕️", "plain Ŵyl 👩‍⚕️");
        check("\u{1b}[2Jgone", "<U+001B>[2Jgone");
        check("a\u{202e}b\u{2066}c", "a<U+202E>b<U+2066>c");
        check("one\ntwo\tthree\u{9b}", "one two    three<U+009B>");
    }
}
