//! What a finished file says, for those who look for words in it: packs and messages opened, and PDF files read.
//!
//! A PDF writes its words as numbers of shapes, so its bytes tell nothing; its pages, its properties and the texts for
//! those who cannot see are read as a reader of the file would. That is slow, so what was read may be left in a store,
//! under the digest of the very bytes that it was read from.

use super::attachment::{self, Unreadable};
use crate::base::parts::each_part;
use crate::base::{Digest, Forgetful, Store};

/// Which reader read a file: another version may read more.
const READER: &str = concat!("words, as candour ", env!("CARGO_PKG_VERSION"), " reads them");

/// Calls `visit` for each part of a file that says something, with its name; a file that holds no others is its own part.
///
/// Returns early when `visit` returns `false`.
///
/// # Errors
///
/// When there is a PDF whose words cannot be read, so that nobody can tell what it says.
pub fn each_said(name: &str, bytes: &[u8], visit: &mut dyn FnMut(&str, &[u8]) -> bool) -> Result<(), Unreadable> {
    Said::default().each(name, bytes, visit)
}

/// Reads finished files, each PDF once for as long as its store keeps it.
#[derive(Clone, Copy)]
pub struct Said<'s> {
    store: &'s dyn Store,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Self { store: &Forgetful }
    }
}

impl<'s> Said<'s> {
    /// Leaves what was read in a store.
    pub fn new(store: &'s dyn Store) -> Self {
        Self { store }
    }

    /// Does what [`each_said`] does.
    ///
    /// # Errors
    ///
    /// Those of [`each_said`].
    pub fn each(&self, name: &str, bytes: &[u8], visit: &mut dyn FnMut(&str, &[u8]) -> bool) -> Result<(), Unreadable> {
        let mut unreadable = None;
        each_part(name, bytes, &mut |name, part| {
            if !part.starts_with(b"%PDF-") {
                return visit(name, part);
            }
            match self.pdf(name, part) {
                Ok(words) => visit(name, &words),
                Err(why) => {
                    unreadable = Some(why);
                    visit(name, part)
                }
            }
        });
        unreadable.map_or(Ok(()), Err)
    }

    /// Returns the words of a PDF as one text, since a sentence may go on in the next column or on the next side.
    fn pdf(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let key = Digest::of_document(READER.as_bytes(), &[Digest::of(bytes)]);
        if let Some(words) = self.store.find(key) {
            return Ok(words);
        }
        let read = attachment::read(name, bytes)?;
        let texts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
        let words = texts.join("\n").into_bytes();
        self.store.keep(key, &words);
        Ok(words)
    }
}
