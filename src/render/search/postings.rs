//! The documents of each term, packed into scripts.
//!
//! Of each term: how many documents, the two sizes of Rice's code, then for each document the step from the one before
//! and the weight of the word in it.

use rayon::prelude::*;
use serde::Serialize;

use super::bits::{Bits, data_url, rice_parameter, varint};
use super::chunk::Chunk;
use super::weigh::{MOST, Postings};

/// The least and the most bytes of a script, before it becomes text; one term is never parted.
const SIZES: (usize, usize) = (3 * 1024, 20 * 1024);
/// How many scripts there should be between those sizes.
const SCRIPTS: usize = 200;

/// Where the terms of one script begin, and its digest.
#[derive(Serialize)]
pub(super) struct Shelf(pub usize, pub String);

/// Packs the postings; returns the scripts and where each begins.
pub(super) fn pack(postings: &Postings) -> (Vec<Shelf>, Vec<Chunk>) {
    let packed: Vec<Vec<u8>> = (0..postings.terms()).into_par_iter().map(|term| list(postings.of(term))).collect();
    let size = (packed.iter().map(Vec::len).sum::<usize>() / SCRIPTS).clamp(SIZES.0, SIZES.1);
    let (mut shelves, mut chunks) = (Vec::new(), Vec::new());
    let mut first = 0;
    while first < packed.len() {
        let (mut end, mut bytes) = (first, 0);
        while end < packed.len() && (end == first || bytes + packed[end].len() <= size) {
            bytes += packed[end].len();
            end += 1;
        }
        let mut lengths = Vec::new();
        packed[first..end].iter().for_each(|list| varint(u32::try_from(list.len()).unwrap_or(u32::MAX), &mut lengths));
        let chunk =
            Chunk::new(&format!("p{}", shelves.len()), &[data_url(&lengths), data_url(&packed[first..end].concat())]);
        shelves.push(Shelf(first, chunk.digest.clone()));
        chunks.push(chunk);
        first = end;
    }
    (shelves, chunks)
}

/// Packs the documents of one term.
fn list(entries: &[(u32, u8)]) -> Vec<u8> {
    let Some(&(last, _)) = entries.last() else { return Vec::new() };
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut bytes = Vec::new();
    varint(count, &mut bytes);
    let low = rice_parameter(u64::from(last) + 1 - u64::from(count), u64::from(count));
    let spread: u64 = entries.iter().map(|&(_, weight)| u64::from(MOST) - u64::from(weight)).sum();
    let weight_low = rice_parameter(spread, u64::from(count));
    let mut bits = Bits::default();
    bits.put(low, 5);
    bits.put(weight_low, 3);
    let mut before = None;
    for &(document, weight) in entries {
        bits.rice(before.map_or(document, |before| document - before - 1), low);
        bits.rice(MOST - u32::from(weight), weight_low);
        before = Some(document);
    }
    bytes.extend(bits.finish());
    bytes
}
