//! Files become one ZIP pack, whose bytes are the same on every day and every computer (PKWARE's appnote, 6.3).

use flate2::{Compress, Compression, FlushCompress, Status};

use super::{Digest, Store};

/// The files of a pack, in the order in which they will stand in it.
#[derive(Debug, Default)]
pub struct Pack {
    files: Vec<(String, Vec<u8>)>,
}

/// A pack that is being written.
struct Written {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
    /// Made ready once for all files, since its tables are larger than most of them.
    deflater: Compress,
}

/// Which program packs the files: another version may do it otherwise.
const PACKER: &str = concat!("a pack, as candour ", env!("CARGO_PKG_VERSION"), " makes it");

/// 1 January 1980, the first day that a pack can tell; one that told another would change with it.
const DAY: u16 = 0x21;
/// The names of the files are UTF-8.
const FLAGS: u16 = 0x0800;
/// Deflated, which every program reads since version 2.0.
const VERSION: u16 = 20;
/// Made on a system with the rights of Unix: the owner may write, everybody may read.
const SYSTEM: u16 = 3 << 8;
const RIGHTS: u32 = 0o100_644 << 16;

impl Pack {
    /// Adds a file.
    pub fn add(&mut self, name: &str, file: impl Into<Vec<u8>>) {
        self.files.push((name.to_owned(), file.into()));
    }

    /// Returns the bytes of the pack, which a store may have kept from the last time.
    pub fn finish(self, store: &dyn Store) -> Vec<u8> {
        let parts = self.files.iter().flat_map(|(name, file)| [Digest::of(name.as_bytes()), Digest::of(file)]);
        let key = Digest::of_document(PACKER.as_bytes(), &parts.collect::<Vec<_>>());
        store.find(key).unwrap_or_else(|| {
            let mut written = Written::new();
            for (name, file) in &self.files {
                written.add(name, file);
            }
            let bytes = written.finish();
            store.keep(key, &bytes);
            bytes
        })
    }
}

impl Written {
    fn new() -> Self {
        let deflater = Compress::new(Compression::new(6), false);
        Self { bytes: Vec::new(), directory: Vec::new(), count: 0, deflater }
    }

    /// Adds a file; a file that would not become smaller is stored as it is.
    fn add(&mut self, name: &str, file: &[u8]) {
        let mut sum = flate2::Crc::new();
        sum.update(file);
        let packed = self.deflated(file);
        let (method, body) = packed.as_deref().map_or((0_u16, file), |packed| (8, packed));
        let place = size(self.bytes.len());
        let mut entry = Vec::with_capacity(26);
        for short in [VERSION, FLAGS, method, 0, DAY] {
            entry.extend(short.to_le_bytes());
        }
        for long in [sum.sum(), size(body.len()), size(file.len())] {
            entry.extend(long.to_le_bytes());
        }
        entry.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        entry.extend([0; 2]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&entry);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(body);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend((SYSTEM | VERSION).to_le_bytes());
        self.directory.extend(&entry);
        // No comment, the first disk, no word on what kind of file it is.
        self.directory.extend([0; 6]);
        self.directory.extend(RIGHTS.to_le_bytes());
        self.directory.extend(place.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = self.count.saturating_add(1);
    }

    /// Returns the bytes of the pack.
    fn finish(mut self) -> Vec<u8> {
        let place = size(self.bytes.len());
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size(self.directory.len()).to_le_bytes());
        self.bytes.extend(place.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }

    /// Returns a file deflated, if that makes it smaller.
    fn deflated(&mut self, file: &[u8]) -> Option<Vec<u8>> {
        self.deflater.reset();
        // What does not fit into the room of the file itself is not smaller.
        let mut packed = Vec::with_capacity(file.len());
        let status = self.deflater.compress_vec(file, &mut packed, FlushCompress::Finish).ok()?;
        (status == Status::StreamEnd && packed.len() < file.len()).then_some(packed)
    }
}

/// A pack of ours holds slides and sheets, far below the four gigabytes that these fields can tell.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Forgetful;
    use crate::base::parts::each_part;

    #[test]
    fn what_is_packed_is_read_again() {
        let long = "told back ".repeat(500);
        let mut pack = Pack::default();
        pack.add("README.txt", *b"short");
        pack.add("tŷ.txt", long.as_str());
        let bytes = pack.finish(&Forgetful);
        assert!(bytes.len() < 600, "{}", bytes.len());
        let mut found = Vec::new();
        each_part("a.zip", &bytes, &mut |name, part| {
            found.push((name.to_owned(), part.len()));
            true
        });
        assert_eq!(found, [("README.txt".to_owned(), 5), ("tŷ.txt".to_owned(), long.len())]);
    }
}
