//! The sentence around a place.
//!
//! In: a passage and a byte of it. Out: the bytes of the sentence, without the spaces at its ends.
//! Invariant: places of one sentence that are asked for in their order cost one search together.

use std::cell::Cell;
use std::ops::Range;

/// How far a sentence is looked for around a place: to the ends of the blocks beside its own. One longer than that is
/// none, and looking further would take too long in a text without any.
const BLOCK: usize = 500;

/// The sentence that was asked for last.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    last: Cell<Option<Last>>,
}

#[derive(Clone, Copy, Debug)]
struct Last {
    passage: usize,
    at: usize,
    start: usize,
    end: usize,
}

impl Sentences {
    /// Returns the sentence around a place of a passage's text.
    pub(super) fn around(&self, passage: usize, text: &str, at: usize) -> Range<usize> {
        let same = |last: &Last| {
            last.passage == passage
                && last.at / BLOCK == at / BLOCK
                && (last.at..last.end).contains(&at)
                && last_start(text, last.at, at).is_none()
        };
        let (start, end) = match self.last.get().filter(same) {
            Some(last) => (last.start, last.end),
            None => bounds(text, at),
        };
        self.last.set(Some(Last { passage, at, start, end }));
        let sentence = &text[start..end.max(start)];
        let from = start + (sentence.len() - sentence.trim_start().len());
        from..from + sentence.trim().len()
    }
}

/// Returns where the sentence around a place begins and ends.
fn bounds(text: &str, at: usize) -> (usize, usize) {
    let block = at / BLOCK * BLOCK;
    let from = text.floor_char_boundary(block.saturating_sub(BLOCK));
    let to = text.floor_char_boundary((block + 2 * BLOCK).min(text.len()));
    let start = last_start(text, from, at).unwrap_or(from);
    let is_end = |found: &usize| {
        let after = &text[at + found + 1..];
        after.is_empty()
            || after.starts_with(' ') && after.trim_start().starts_with(|c: char| c.is_uppercase() || c == '"')
    };
    let after = &text.as_bytes()[at..to];
    let stop = memchr::memchr3_iter(b'.', b'!', b'?', after).find(is_end);
    let colon = memchr::memchr_iter(b';', &after[..stop.unwrap_or(after.len())]).find(is_end);
    (start, colon.or(stop).map_or(to, |found| at + found + 1))
}

/// Returns where the last sentence begins that begins after `from` and before `at`.
fn last_start(text: &str, from: usize, at: usize) -> Option<usize> {
    let is_end = |found: &usize| {
        let end = from + found;
        let after = &text[end + 1..];
        let is_start = |c: char| c.is_uppercase() || c == '"' || c.is_ascii_digit();
        after.starts_with(' ') && after.trim_start().starts_with(is_start) && !is_short(&text[..end])
    };
    let before = &text.as_bytes()[from..at];
    let stop = memchr::memchr3_iter(b'.', b'!', b'?', before).rev().find(is_end);
    let colon = memchr::memchr_iter(b';', before).rev().find(is_end);
    stop.max(colon).map(|found| from + found + 1)
}

/// Returns whether a text ends in a word of one or two letters with a capital: "Mr", "J".
fn is_short(text: &str) -> bool {
    let bytes = &text.as_bytes()[text.len().saturating_sub(3)..];
    let word = bytes.iter().rposition(|byte| *byte == b' ').map_or(bytes, |space| &bytes[space + 1..]);
    word.len() <= 2 && text[text.len() - word.len()..].starts_with(char::is_uppercase)
}
