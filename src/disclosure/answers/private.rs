//! The true names of the cases, which the partnership keeps outside the site folder, to prove that they are absent.

use rustc_hash::FxHashSet;

use crate::base::Digest;
use crate::lexicon::{Words, fold};

/// Names, streets and settings that must stand nowhere; as they are, or as keyed hashes that cannot be read back.
#[derive(Debug, Default)]
pub struct PrivateList {
    key: Option<String>,
    entries: FxHashSet<String>,
    /// The most words that an entry has.
    longest: usize,
}

/// The line that opens a list of hashes.
const KEY: &str = "key:";

impl PrivateList {
    /// Reads a list: one name or phrase a line, `#` before a comment; after a line `key: …`, hashes of that key.
    pub fn parse(text: &str) -> Self {
        let mut list = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(key) = line.strip_prefix(KEY) {
                list.key = Some(key.trim().to_owned());
                list.longest = MOST;
            } else if list.key.is_some() {
                list.entries.insert(line.to_ascii_lowercase());
            } else {
                let words = words(line);
                list.longest = list.longest.max(words.len()).min(MOST);
                list.entries.insert(words.join(" "));
            }
        }
        list
    }

    /// Returns the same list as keyed hashes, ready to be kept where others can read it.
    pub fn hashed(text: &str, key: &str) -> String {
        let plain = Self::parse(text);
        let mut lines: Vec<String> = plain.entries.iter().map(|entry| hash(key, entry)).collect();
        lines.sort();
        format!("# Keyed hashes of names that must not be published.\n{KEY} {key}\n{}\n", lines.join("\n"))
    }

    /// Returns whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns how many words to look at together.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Returns whether words, small and without accents, with a space between them, are on the list.
    pub fn holds(&self, words: &str) -> bool {
        match &self.key {
            Some(key) => self.entries.contains(&hash(key, words)),
            None => self.entries.contains(words),
        }
    }

    /// Returns whether a word differs by one letter from an entry of one word; only a list of plain names can tell.
    pub fn nearly_holds(&self, word: &str) -> bool {
        let near =
            |entry: &String| entry.len().abs_diff(word.len()) < 2 && strsim::damerau_levenshtein(entry, word) == 1;
        self.key.is_none() && word.len() > 4 && self.entries.iter().any(near)
    }
}

/// The most words of an entry that are looked at together.
const MOST: usize = 5;

fn words(line: &str) -> Vec<String> {
    Words::new(line).map(|piece| fold(&line[piece.start..piece.base]).into_owned()).collect()
}

fn hash(key: &str, words: &str) -> String {
    let digest = Digest::of(format!("candour private list\0{key}\0{words}").as_bytes()).to_string();
    digest.rsplit(':').next().unwrap_or_default().chars().take(24).collect()
}
