//! The letters and digits of a stretch of text as one number: the same in Markdown, HTML and JSON.
//!
//! Capitals, punctuation and the spaces and quotation marks of typesetting make no difference, so that a heading and
//! the address made from it, or a sentence with plain and with curved quotation marks, are the same.

/// An odd number with well-mixed bits: that of Knuth's multiplicative hashing.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// What each byte is to a fingerprint: its small letter or digit, or what is not ASCII as it is; 0 for what is passed
/// over.
static FOLDED: [u8; 256] = folded();

const fn folded() -> [u8; 256] {
    let (mut table, mut byte) = ([0; 256], 0_usize);
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 256")]
        let small = (byte as u8).to_ascii_lowercase();
        table[byte] = if small.is_ascii_alphanumeric() || byte >= 0x80 { small } else { 0 };
        byte += 1;
    }
    table
}

/// A fingerprint in the making.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Returns the fingerprint of a plain text.
    pub fn of(text: &[u8]) -> Self {
        let mut print = Self::default();
        print.push(text);
        print
    }

    /// Takes more text.
    pub fn push(&mut self, text: &[u8]) {
        let (mut sum, mut at) = (self.0, 0);
        while at < text.len() {
            let byte = text[at];
            let folded = FOLDED[usize::from(byte)];
            // Spaces, dashes and quotation marks of typesetting: U+0080 to U+00BF, and U+2000 to U+203F.
            let skipped = match byte {
                0xc2 => 2,
                0xe2 if text.get(at + 1) == Some(&0x80) => 3,
                _ => 0,
            };
            if skipped > 0 {
                at += skipped;
                continue;
            }
            if folded != 0 {
                sum = (sum.rotate_left(5) ^ u64::from(folded)).wrapping_mul(MIX);
            }
            at += 1;
        }
        self.0 = sum;
    }

    /// Returns whether there was a letter or digit at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns it as a number.
    pub fn number(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_the_same_however_it_is_set() {
        let print = Fingerprint::of(b"What's \"working\" - well");
        assert_eq!(Fingerprint::of("What’s “working” – well".as_bytes()), print);
        assert_eq!(Fingerprint::of(b"whats-working-well"), print);
        assert_ne!(Fingerprint::of(b"whats-working-wel1"), print);
        assert!(Fingerprint::of("… – 'x".trim_end_matches('x').as_bytes()).is_empty());
        assert!(!Fingerprint::of("Łódź".as_bytes()).is_empty());
    }
}
