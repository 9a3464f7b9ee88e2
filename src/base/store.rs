//! Where a job may leave what was slow to make, by the digest of all that went into it.

use super::Digest;

/// Keeps finished bytes from one run to the next; what it holds is never more than a quicker way to the same bytes.
pub trait Store: Sync {
    /// Returns the bytes that were kept under a digest, if they are there and whole.
    fn find(&self, key: Digest) -> Option<Vec<u8>>;
    /// Keeps some bytes; a store that cannot says nothing, since nothing is lost.
    fn keep(&self, key: Digest, bytes: &[u8]);
}

/// A store that keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct Forgetful;

impl Store for Forgetful {
    fn find(&self, _key: Digest) -> Option<Vec<u8>> {
        None
    }

    fn keep(&self, _key: Digest, _bytes: &[u8]) {}
}
