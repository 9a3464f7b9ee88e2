//! ZIP archives, and with them every Office file: their entries, unpacked when asked for.

use flate2::Crc;

use super::bytes::{Order, find_last, slice};
use super::decode;
use super::gather::Gather;
use super::inflate::{Wrapping, inflate};
use super::place::Place;
use super::unreadable::Unreadable;

/// The most entries that an archive may have.
const ENTRIES: usize = 50_000;
const LITTLE: Order = Order::Little;

/// An archive.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    /// Its entries in the order of its list.
    pub(super) entries: Vec<Entry>,
    /// What is said of the archive as a whole.
    pub(super) comment: String,
}

/// One entry of an archive.
pub(super) struct Entry {
    /// Its path.
    pub(super) name: String,
    /// What is said of it.
    pub(super) comment: String,
    method: u16,
    locked: bool,
    sum: u32,
    packed: usize,
    size: usize,
    offset: usize,
}

impl Entry {
    /// Returns whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }
}

impl<'b> Archive<'b> {
    /// Reads the list of an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let damaged = Unreadable::Damaged("its list of contents cannot be read");
        // The end record has 22 bytes and then a comment of at most 65,535.
        let tail = bytes.len().saturating_sub(22 + 0xffff);
        let end = tail + find_last(&bytes[tail..], b"PK\x05\x06").ok_or(damaged)?;
        let comment = LITTLE.short(bytes, end + 20).and_then(|length| slice(bytes, end + 22, length));
        let count = LITTLE.short(bytes, end + 10).ok_or(damaged)?;
        let size = LITTLE.long(bytes, end + 12).ok_or(damaged)?;
        let start = LITTLE.long(bytes, end + 16).ok_or(damaged)?;
        let (count, start, shift) = if count == 0xffff || start == 0xffff_ffff {
            let (count, start) = large(bytes, end).ok_or(damaged)?;
            (count, start, 0)
        } else {
            // Bytes before the archive, as in a program that unpacks itself, move all places.
            (count, start, end.saturating_sub(size).saturating_sub(start))
        };
        if count > ENTRIES {
            return Err(Unreadable::TooLarge);
        }
        let mut entries = Vec::with_capacity(count.min(1024));
        let mut at = start + shift;
        for _ in 0..count {
            let (entry, next) = entry(bytes, at, shift).ok_or(damaged)?;
            entries.push(entry);
            at = next;
        }
        let comment = comment.map(decode::utf8).unwrap_or_default();
        Ok(Self { bytes, entries, comment })
    }

    /// Unpacks an entry.
    pub(super) fn unpack(&self, entry: &Entry, gather: &mut Gather) -> Result<Vec<u8>, Unreadable> {
        let damaged = Unreadable::Damaged("a part of it cannot be unpacked");
        if entry.locked {
            return Err(Unreadable::Encrypted);
        }
        let at = entry.offset;
        if slice(self.bytes, at, 4) != Some(b"PK\x03\x04") {
            return Err(damaged);
        }
        let name = LITTLE.short(self.bytes, at + 26).ok_or(damaged)?;
        let extra = LITTLE.short(self.bytes, at + 28).ok_or(damaged)?;
        let packed = slice(self.bytes, at + 30 + name + extra, entry.packed).ok_or(damaged)?;
        let unpacked = match entry.method {
            0 => {
                gather.spend(packed.len())?;
                packed.to_vec()
            }
            8 => inflate(packed, Wrapping::Bare, gather)?.bytes,
            _ => return Err(Unreadable::Damaged("a part of it is packed in a way that Office does not use")),
        };
        let mut sum = Crc::new();
        sum.update(&unpacked);
        if unpacked.len() == entry.size && sum.sum() == entry.sum { Ok(unpacked) } else { Err(damaged) }
    }
}

/// Returns the number of entries and the place of the list of an archive of more than 4 GiB or 65,535 entries.
fn large(bytes: &[u8], end: usize) -> Option<(usize, usize)> {
    let locator = end.checked_sub(20)?;
    if slice(bytes, locator, 4)? != b"PK\x06\x07" {
        return None;
    }
    let record = usize::try_from(LITTLE.u64(bytes, locator + 8)?).ok()?;
    if slice(bytes, record, 4)? != b"PK\x06\x06" {
        return None;
    }
    let count = usize::try_from(LITTLE.u64(bytes, record.checked_add(32)?)?).ok()?;
    let start = usize::try_from(LITTLE.u64(bytes, record.checked_add(48)?)?).ok()?;
    (start < bytes.len()).then_some((count, start))
}

/// Returns the entry whose line of the list stands at a place, and where the next line begins.
fn entry(bytes: &[u8], at: usize, shift: usize) -> Option<(Entry, usize)> {
    if slice(bytes, at, 4)? != b"PK\x01\x02" {
        return None;
    }
    let flags = LITTLE.u16(bytes, at + 8)?;
    let method = LITTLE.u16(bytes, at + 10)?;
    let mut packed = LITTLE.long(bytes, at + 20)?;
    let mut size = LITTLE.long(bytes, at + 24)?;
    let name = LITTLE.short(bytes, at + 28)?;
    let extra = LITTLE.short(bytes, at + 30)?;
    let comment = LITTLE.short(bytes, at + 32)?;
    let mut offset = LITTLE.long(bytes, at + 42)?;
    let extra_at = at + 46 + name;
    let mut wide = wide(slice(bytes, extra_at, extra)?).into_iter();
    for place in [&mut size, &mut packed, &mut offset] {
        // The wide numbers stand in this order, and only those that do not fit into the line.
        if *place == 0xffff_ffff {
            *place = wide.next()?;
        }
    }
    let entry = Entry {
        name: decode::utf8(slice(bytes, at + 46, name)?),
        comment: decode::utf8(slice(bytes, extra_at + extra, comment)?),
        method,
        locked: flags & 1 == 1,
        sum: LITTLE.u32(bytes, at + 16)?,
        packed,
        size,
        offset: offset.checked_add(shift)?,
    };
    Some((entry, extra_at + extra + comment))
}

/// Returns the wide numbers of an entry, which stand in a block of their own.
fn wide(extra: &[u8]) -> Vec<usize> {
    let mut at = 0;
    while let (Some(id), Some(length)) = (LITTLE.u16(extra, at), LITTLE.short(extra, at + 2)) {
        if id == 1 {
            let numbers = slice(extra, at + 4, length).unwrap_or_default();
            let number = |at| usize::try_from(LITTLE.u64(numbers, at)?).ok();
            return (0..numbers.len() / 8).map_while(|n| number(n * 8)).collect();
        }
        at += 4 + length;
    }
    Vec::new()
}

/// Says what a plain archive holds: its names, and each file in it.
pub(super) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let archive = Archive::open(bytes)?;
    gather.say(Place::metadata("comment of the archive"), &archive.comment);
    for (index, entry) in archive.entries.iter().enumerate() {
        let number = index + 1;
        gather.say(Place::content(format!("name of file {number} in the archive")), &entry.name);
        gather.say(Place::metadata(format!("comment on file {number} in the archive")), &entry.comment);
        if !entry.is_folder() {
            let unpacked = archive.unpack(entry, gather)?;
            gather.inner(format!("file {number} of the archive"), &entry.name, &unpacked)?;
        }
    }
    Ok(())
}
