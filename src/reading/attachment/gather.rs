//! Parts and concerns while they are gathered, and what the reading may still cost.

use std::collections::BTreeSet;

use super::Attachment;
use super::concern::Concern;
use super::decode::tidy;
use super::format::Format;
use super::place::{Part, Place};
use super::unreadable::Unreadable;

/// The most bytes that one file may unpack to, all in all.
const UNPACKED: usize = 256 * 1024 * 1024;
/// The most files inside each other.
const DEPTH: usize = 4;
/// The most parts of one file; a workbook of a million rows stays below.
const PARTS: usize = 4_000_000;

/// The most concerns of one file.
const CONCERNS: usize = 10_000;

/// What was read so far.
pub(super) struct Gather {
    parts: Vec<Part>,
    concerns: BTreeSet<Concern>,
    seen: BTreeSet<(String, String)>,
    within: Vec<String>,
    unpacked: usize,
    nested: usize,
}

impl Gather {
    /// Begins with nothing, for a file of some size.
    pub(super) fn new(size: usize) -> Self {
        let unpacked = UNPACKED.saturating_sub(size / 16);
        Self {
            parts: Vec::new(),
            concerns: BTreeSet::new(),
            seen: BTreeSet::new(),
            within: Vec::new(),
            unpacked,
            nested: 0,
        }
    }

    /// Adds a text, unless it is empty.
    pub(super) fn say(&mut self, place: Place, text: &str) {
        let text = tidy(text);
        if !text.is_empty() && self.parts.len() < PARTS {
            let place = self.placed(place);
            self.parts.push(Part { place, text });
        }
    }

    /// Adds a text that may stand many times in the same place, such as the author of each comment, once.
    pub(super) fn say_once(&mut self, place: Place, text: &str) {
        let text = tidy(text);
        if text.is_empty() || self.parts.len() >= PARTS {
            return;
        }
        let place = self.placed(place);
        if self.seen.insert((place.to_string(), text.clone())) {
            self.parts.push(Part { place, text });
        }
    }

    fn placed(&self, place: Place) -> Place {
        if self.within.is_empty() { place } else { place.within(&self.within.join(", in ")) }
    }

    /// Adds a concern, unless it was said before.
    pub(super) fn worry(&mut self, concern: Concern) {
        if self.concerns.len() < CONCERNS {
            self.concerns.insert(concern);
        }
    }

    /// Returns how many bytes may still be unpacked.
    pub(super) fn room(&self) -> usize {
        self.unpacked
    }

    /// Takes note that bytes were unpacked.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.unpacked = self.unpacked.checked_sub(bytes).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }

    /// Takes note that bytes are looked at which others look at as well, and returns whether that may go on.
    pub(super) fn afford(&mut self, bytes: usize) -> bool {
        let may = self.spend(bytes).is_ok();
        if !may {
            self.worry(Concern::Unchecked);
        }
        may
    }

    /// Goes one level down into a block that may hold blocks of its kind, unless it is too deep.
    pub(super) fn nest(&mut self, read: impl FnOnce(&mut Self) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
        if self.nested >= DEPTH {
            return Err(Unreadable::TooDeep);
        }
        self.nested += 1;
        let result = read(self);
        self.nested -= 1;
        result
    }

    /// Reads a file that stands inside this one; `words` say what it is, without its name.
    ///
    /// A fault in it is a concern about the whole, except for those that are about the whole anyway.
    pub(super) fn inner(&mut self, words: String, name: &str, bytes: &[u8]) -> Result<(), Unreadable> {
        if self.within.len() >= DEPTH {
            return Err(Unreadable::TooDeep);
        }
        let Some(format) = Format::of(name, bytes) else {
            self.worry(Concern::Unchecked);
            return Ok(());
        };
        self.within.insert(0, words);
        let read = format.read(bytes, self);
        self.within.remove(0);
        match read {
            Err(fault @ (Unreadable::TooLarge | Unreadable::TooDeep)) => Err(fault),
            Err(_) => {
                self.worry(Concern::Unchecked);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Ends.
    pub(super) fn finish(self) -> Attachment {
        Attachment { parts: self.parts, concerns: self.concerns.into_iter().collect() }
    }
}
