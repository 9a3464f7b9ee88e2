//! The proof of a build: every byte that is about to be published is looked at before any is placed.

use super::outgoing::Outgoing;
use super::secrets::Secrets;
use crate::base::{Digest, Store};
use crate::check::Document;
use crate::disclosure::Answers;
use crate::load::Folder;
use crate::reading::Said;
use crate::report::Finding;

/// Stands among the documents that a file holds for the words of all of them together, as in the index of the search:
/// taking down any document changes the file.
pub const EVERY: &str = "*";

/// What the writer asks before it places a file.
#[derive(Default)]
pub struct Proof<'a> {
    secrets: Secrets,
    outgoing: Option<Outgoing<'a>>,
    said: Said<'a>,
}

impl<'a> Proof<'a> {
    /// Puts together what must not be said, and what was judged already: the passages of `documents`, which are those
    /// of the site.
    pub fn new(secrets: Secrets, folder: &'a Folder, answers: &'a Answers, documents: &[&'a Document]) -> Self {
        Self { secrets, outgoing: Some(Outgoing::new(folder, answers, documents)), said: Said::default() }
    }

    /// Leaves the words of files that are slow to read in a store.
    #[must_use]
    pub fn with_store(self, store: &'a dyn Store) -> Self {
        Self { said: Said::new(store), ..self }
    }

    /// Returns a finding if the bytes of a file hold something that is not public, or an identifier; `holds` are the
    /// documents that it is made from.
    pub fn find(&self, address: &str, holds: &[&str], bytes: &[u8], digest: Digest) -> Option<Finding> {
        if let Some(leak) = self.secrets.find_file(address, digest) {
            return Some(leak);
        }
        let (mut leak, mut refused) = (None, None);
        let read = self.said.each(address, bytes, &mut |name, part| {
            leak = self.secrets.find(address, name, part);
            if let (None, None, Some(outgoing)) = (&leak, &refused, &self.outgoing) {
                refused = outgoing.find(address, name, holds, part);
            }
            leak.is_none()
        });
        leak.or_else(|| read.err().and_then(|_| self.secrets.unproved(address))).or(refused)
    }

    /// Returns a proof that knows nothing but what must not be said, for tests of what comes after.
    #[cfg(test)]
    pub(crate) fn for_tests(secrets: Secrets) -> Self {
        Self { secrets, ..Self::default() }
    }
}
