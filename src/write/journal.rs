//! What became of each address of a list: a journal beside the list that is only ever added to.
//!
//! Before a message is handed over, its address is noted as tried, and the disk has it; the outcome follows. A run that
//! ends in between leaves an address whose outcome nobody knows. It is never tried again by itself, and never forgotten.

use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The first line of a journal, with the digest of what is sent.
const HEAD: &str = "candour-journal 1";
/// Ends each line, so that a line that was cut off is known.
const END: &str = "\t.";

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was tried, and nobody knows what became of it.
    Tried,
    /// The server took the message.
    Sent,
    /// The server refused the address or the message for good.
    Refused,
    /// The server could not take it then, or could not be reached.
    Deferred,
}

impl Fate {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Tried, "tried"), (Self::Sent, "sent"), (Self::Refused, "refused"), (Self::Deferred, "deferred")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(fate, _)| *fate == self).map_or("", |(_, name)| name)
    }
}

/// Why a journal cannot be used.
#[derive(Debug)]
pub enum JournalError {
    /// The disk refuses.
    Io(io::Error),
    /// Another run writes it.
    Busy,
    /// It tells of another text.
    Other,
    /// It is no journal.
    Foreign,
}

impl From<io::Error> for JournalError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A journal that this run alone writes.
#[derive(Debug)]
pub struct Journal {
    file: File,
    fates: HashMap<Box<str>, Fate>,
}

impl Journal {
    /// Returns the place of the journal of an issue and a list.
    pub fn place(list: &Path, id: &str) -> PathBuf {
        let mut name = list.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{id}.journal"));
        list.with_file_name(name)
    }

    /// Returns what a journal tells, without touching it; nothing when there is none.
    ///
    /// # Errors
    ///
    /// When the disk refuses, or the journal tells of something else.
    #[expect(clippy::disallowed_methods, reason = "the journal is read by the module that writes it")]
    pub fn read(place: &Path, digest: &str) -> Result<HashMap<Box<str>, Fate>, JournalError> {
        match std::fs::read_to_string(place) {
            Ok(text) => fates(&text, digest),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(HashMap::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the journal at that place, or begins one; nobody else may read it.
    ///
    /// # Errors
    ///
    /// When the disk refuses, when another run holds it, or when it tells of something else.
    pub fn open(place: &Path, digest: &str) -> Result<Self, JournalError> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(place)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy),
            Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error.into()),
            _ => {}
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        if !text.contains('\n') && format!("{HEAD} {digest}").starts_with(text.as_str()) {
            // Cut off in its first line: nothing had been sent.
            file.set_len(0)?;
            text.clear();
        }
        let fates = fates(&text, digest)?;
        if text.is_empty() {
            writeln!(file, "{HEAD} {digest}")?;
        } else if !text.ends_with('\n') {
            // The line that was cut off stays as it is, and counts for nothing.
            writeln!(file)?;
        }
        file.sync_all()?;
        Ok(Self { file, fates })
    }

    /// Returns what became of an address so far.
    pub fn fate(&self, address: &str) -> Option<Fate> {
        self.fates.get(address).copied()
    }

    /// Notes what became of an address; when this returns, the disk has every address that was tried.
    ///
    /// An outcome reaches the disk with the next address that is tried, or with [`Self::settle`]: a computer that loses its
    /// power in between forgets one outcome, which leaves one address as tried.
    ///
    /// # Errors
    ///
    /// When the disk refuses: then nothing more may be sent.
    pub fn note(&mut self, address: &str, fate: Fate, words: &str) -> io::Result<()> {
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
        let line = format!("{}\t{address}\t{words}{END}\n", fate.name());
        self.file.write_all(line.as_bytes())?;
        if fate == Fate::Tried {
            self.file.sync_data()?;
        }
        self.fates.insert(address.into(), fate);
        Ok(())
    }

    /// Hands to the disk what it does not have yet.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn settle(&self) -> io::Result<()> {
        self.file.sync_data()
    }
}

fn fates(text: &str, digest: &str) -> Result<HashMap<Box<str>, Fate>, JournalError> {
    let mut fates = HashMap::new();
    let mut lines = text.split_inclusive('\n');
    match lines.next().map(|line| (line.trim_end(), line.ends_with('\n'))) {
        None => return Ok(fates),
        Some((line, _)) if line == format!("{HEAD} {digest}") => {}
        Some((line, true)) if line.starts_with(HEAD) => return Err(JournalError::Other),
        _ => return Err(JournalError::Foreign),
    }
    for line in lines {
        let Some(line) = line.strip_suffix('\n').and_then(|line| line.strip_suffix(END)) else { continue };
        let mut cells = line.splitn(3, '\t');
        let (name, address) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        if let Some((fate, _)) = Fate::ALL.iter().find(|(_, known)| *known == name) {
            fates.insert(address.into(), *fate);
        }
    }
    Ok(fates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_was_cut_off_anywhere_forgets_nothing_that_the_disk_had() {
        let whole = format!("{HEAD} d\ntried\ta@x\t{END}\nsent\ta@x\t250 ok{END}\ntried\tb@x\t{END}\n");
        for end in whole.find('\n').expect("a line") + 1..=whole.len() {
            let fates = fates(&whole[..end], "d").expect("a journal");
            let before = whole[..end].matches(&format!("{END}\n")).count();
            let expected = [None, Some(Fate::Tried), Some(Fate::Sent), Some(Fate::Sent)][before];
            assert_eq!(fates.get("a@x").copied(), expected, "{end}");
            assert_eq!(fates.contains_key("b@x"), before == 3, "{end}");
            assert!(fates.len() <= 2, "{fates:?}");
        }
    }

    #[test]
    fn a_journal_of_another_text_is_refused() {
        assert!(matches!(fates("candour-journal 1 d\n", "e"), Err(JournalError::Other)));
        assert!(matches!(fates("email\na@example.org\n", "e"), Err(JournalError::Foreign)));
    }
}
