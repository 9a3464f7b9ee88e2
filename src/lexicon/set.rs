//! A few words that are asked for often.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// A closed list of words in small letters without accents, put into a table when it is first asked.
#[derive(Debug)]
pub struct WordSet {
    list: &'static str,
    words: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    /// Returns the words of a list with spaces between them.
    pub const fn new(list: &'static str) -> Self {
        Self { list, words: OnceLock::new() }
    }

    /// Returns whether the list holds a word.
    pub fn contains(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.list.split_ascii_whitespace().collect()).contains(word)
    }
}
