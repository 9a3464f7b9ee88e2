//! Which signs a text holds at all, so that no rule looks through it for what is not there.

use std::ops::BitOr;

/// A set of kinds of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// An ASCII digit.
    pub const DIGIT: Self = Self(1);
    /// `@`.
    pub const AT: Self = Self(1 << 1);
    /// `_` or `#`.
    pub const TAG: Self = Self(1 << 2);
    /// `/`.
    pub const SLASH: Self = Self(1 << 3);
    /// `%`.
    pub const PERCENT: Self = Self(1 << 4);
    /// `:`.
    pub const COLON: Self = Self(1 << 5);

    /// Three words for numbers or more: "oh seven seven"; set when the words of a passage are known.
    pub const SPELT: Self = Self(1 << 6);

    /// Returns the signs of a text.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |signs, byte| signs | KINDS[usize::from(byte)]))
    }

    /// Returns whether the text holds any of these.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What kind of sign each byte is.
static KINDS: [u8; 256] = kinds();

/// The bytes of each kind.
const BYTES: [(&[u8], Signs); 6] = [
    (b"0123456789", Signs::DIGIT),
    (b"@", Signs::AT),
    (b"_#", Signs::TAG),
    (b"/", Signs::SLASH),
    (b"%", Signs::PERCENT),
    (b":", Signs::COLON),
];

const fn kinds() -> [u8; 256] {
    let (mut table, mut kind) = ([0; 256], 0);
    while kind < BYTES.len() {
        let (bytes, sign) = BYTES[kind];
        let mut at = 0;
        while at < bytes.len() {
            table[bytes[at] as usize] = sign.0;
            at += 1;
        }
        kind += 1;
    }
    table
}
