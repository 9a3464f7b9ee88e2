//! SHA-256 digests (FIPS 180-4), the names of exact bytes.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// A SHA-256 digest, written `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Returns the digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Returns the digest of a document and, in order, the local files that it embeds or attaches.
    ///
    /// With no such file it is the plain digest of the document's bytes, as `sha256sum` prints it.
    /// Each file adds a zero byte, which no document can hold, and the 32 bytes of its own digest, so that no byte can
    /// move from one to the other unseen.
    pub fn of_document(text: &[u8], assets: &[Self]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(text);
        for asset in assets {
            hasher.update([0]);
            hasher.update(asset.0);
        }
        Self(hasher.finalize().into())
    }

    /// Returns the digest that `sha256:…` names.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix("sha256:")?;
        if hex.len() != 64 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// Returns the 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
    }

    /// Returns the first ten digits, enough to name an asset by its content.
    pub fn short(&self) -> String {
        self.hex()[..10].to_owned()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{}", self.hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_without_assets_has_the_digest_of_its_bytes() {
        let plain = Digest::of_document(b"abc", &[]);
        assert_eq!(plain, Digest::of(b"abc"));
        assert_eq!(plain.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Digest::parse(&plain.to_string()), Some(plain));
    }

    #[test]
    fn bytes_cannot_move_between_a_document_and_its_assets() {
        let digest = |text: &[u8], asset: &[u8]| Digest::of_document(text, &[Digest::of(asset)]);
        assert_ne!(digest(b"ab", b"c"), digest(b"a", b"bc"));
    }
}
