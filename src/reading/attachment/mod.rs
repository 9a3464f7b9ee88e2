//! The bytes of an attached file become the texts that it holds, seen and unseen.
//!
//! In: a file name and the bytes of the file.
//! Out: an [`Attachment`]: every text with its [`Place`], and [`Concern`]s for what no text shows; or [`Unreadable`].
//!
//! Invariant: nothing here touches a disk, and no bytes make it panic, loop or use memory without limit.
//! A file is read whole or refused; what cannot be read inside a readable file is a concern and never silence.
//!
//! Invariant: no [`Place`] and no message holds words of the file, so they can be printed where the texts may not.

mod base64;
mod bytes;
mod concern;
mod decode;
mod format;
mod gather;
mod inflate;
mod odf;
mod office;
mod pdf;
mod picture;
mod place;
mod plain;
mod recording;
mod rtf;
mod unreadable;
mod xml;
mod xmp;
mod zip;

pub use concern::{Concern, Weight};
pub use place::{Holds, Part, Place};
pub use unreadable::Unreadable;

use format::Format;
use gather::Gather;

/// What one attached file says, and what else is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Every text of the file, in the order in which it stands there.
    pub parts: Vec<Part>,
    /// What the file holds that no text shows, each once.
    pub concerns: Vec<Concern>,
}

/// Reads a file.
///
/// The kind of file is read off its bytes; the name decides only between kinds of plain text.
///
/// # Errors
///
/// When the file cannot be read as a whole: it is locked, damaged, too large once unpacked, or of an unknown kind.
pub fn read(name: &str, bytes: &[u8]) -> Result<Attachment, Unreadable> {
    let mut gather = Gather::new(bytes.len());
    let format = Format::of(name, bytes).ok_or(Unreadable::UnknownFormat)?;
    format.read(bytes, &mut gather)?;
    Ok(gather.finish())
}

/// Returns whether files of this name are of a kind that can be read.
pub fn known(name: &str) -> bool {
    format::known(name)
}

#[cfg(test)]
mod tests;
