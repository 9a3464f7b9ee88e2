//! Where words begin and end.

/// One word: its bytes, and those without a possessive or contracted ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte of the word without "'s", "n't" or the like.
    pub base: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it has a digit.
    pub digit: bool,
    /// Whether it has a letter.
    pub letter: bool,
    /// Whether it ends in "'s".
    pub possessive: bool,
}

/// What stands after the apostrophe of a possessive or a contraction.
const ENDINGS: &[&str] = &["s", "t", "ll", "re", "ve", "d", "m"];

/// The words of a text in normal form: letters and digits, with apostrophes inside ("O'Hara"), without hyphens.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    /// Returns the words of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Words<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && part(self.text, self.at).is_none() {
            self.at += width(bytes[self.at]);
        }
        let start = self.at;
        let mut piece = Piece { start, base: start, end: start, digit: false, letter: false, possessive: false };
        while let Some(is_digit) = part(self.text, self.at) {
            // Most words are small letters to their end.
            let letters = bytes[self.at..].iter().position(|byte| !byte.is_ascii_lowercase());
            let letters = letters.unwrap_or(bytes.len() - self.at);
            if letters > 1 {
                // The last one is looked at below, for what stands behind it.
                piece.letter = true;
                self.at += letters - 1;
            }
            piece.digit |= is_digit;
            piece.letter |= !is_digit;
            self.at += width(bytes[self.at]);
            if bytes.get(self.at) == Some(&b'\'') && part(self.text, self.at + 1) == Some(false) {
                let tail = tail_len(self.text, self.at + 1);
                let ending = &self.text[self.at + 1..self.at + 1 + tail];
                if ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
                    piece.base = self.at;
                    piece.possessive = ending.eq_ignore_ascii_case("s");
                    self.at += 1 + tail;
                    piece.end = self.at;
                    return Some(piece);
                }
                self.at += 1;
            }
        }
        piece.base = self.at;
        piece.end = self.at;
        (piece.end > piece.start).then_some(piece)
    }
}

/// Returns whether the character there is a digit, when it is part of a word at all.
fn part(text: &str, at: usize) -> Option<bool> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return if byte.is_ascii_digit() { Some(true) } else { byte.is_ascii_alphabetic().then_some(false) };
    }
    beyond_ascii(text, at)
}

/// Returns the same for a character that is not of ASCII.
#[cold]
fn beyond_ascii(text: &str, at: usize) -> Option<bool> {
    let c = text.get(at..)?.chars().next()?;
    let mark = unicode_normalization::char::is_combining_mark(c);
    if c.is_numeric() { Some(true) } else { (c.is_alphabetic() || mark).then_some(false) }
}

fn tail_len(text: &str, at: usize) -> usize {
    let mut end = at;
    while part(text, end).is_some() {
        end += width(text.as_bytes()[end]);
    }
    end - at
}

/// Returns how many bytes the character has that begins with this byte.
fn width(byte: u8) -> usize {
    match byte {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<_> = Words::new(text).map(|p| (&text[p.start..p.base], &text[p.base..p.end])).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_keep_inner_apostrophes_and_leave_endings_apart() {
        check("", &[]);
        check(" - ", &[]);
        check("Child B's plan", &[("Child", ""), ("B", "'s"), ("plan", "")]);
        check("Mrs O'Hara didn't", &[("Mrs", ""), ("O'Hara", ""), ("didn", "'t")]);
        check("Małgorzata's", &[("Małgorzata", "'s")]);
        check("Ellie-Mae 07700", &[("Ellie", ""), ("Mae", ""), ("07700", "")]);
        check("the girls' school", &[("the", ""), ("girls", ""), ("school", "")]);
    }
}
