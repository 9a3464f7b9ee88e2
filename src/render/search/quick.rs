//! A quick hash for words: no more than a multiplication for every eight bytes (the "Fx" hash of the Rust compiler).
//!
//! It does not resist an enemy who chooses words to collide; authors who wanted a slow build would only wait for it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose order nobody may rely on.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The state of the hash.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..eight.len()].copy_from_slice(eight);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // The map looks at the highest and the lowest bits; multiplication mixes only the higher ones.
        self.0.rotate_left(26)
    }
}
