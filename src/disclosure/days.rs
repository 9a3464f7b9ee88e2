//! The days and months that a text gives, and whether somebody was born on them.
//!
//! In: a scene. Out: each date with its passage, found once for every rule that asks.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::dates::{Exact, dates};
use super::digits::{after, before, is_apart};
use super::scene::Scene;
use crate::reading::Passage;

/// Words that make a date a date of birth.
const CUES: &[&str] = &[
    "dob",
    "d.o.b",
    "d o b",
    "date of birth",
    "birth date",
    "birthdate",
    "born",
    "birthday",
    "b.",
    "d.o.b.",
    "d/o/b",
    "turned",
    "turns",
    "turning",
    "birth",
];

/// A day or month in a passage.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its bytes in the passage's own text.
    pub range: Range<usize>,
    /// How exact it is.
    pub exact: Exact,
    /// Whether it is the day that somebody was born.
    pub birth: bool,
}

/// The days and months of a text.
#[derive(Debug)]
pub(super) struct Days {
    /// Those of all passages, in order.
    all: Vec<Day>,
    /// Where those of each passage end.
    ends: Vec<usize>,
}

impl Days {
    /// Finds them.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut days = Self { all: Vec::new(), ends: Vec::with_capacity(scene.reading.passages.len()) };
        for (passage, text) in scene.passages() {
            days.all.extend(dates(text).into_iter().map(|(exact, range)| {
                let birth = exact == Exact::Day && is_birth(scene, passage, text, &range);
                Day { range, exact, birth }
            }));
            days.ends.push(days.all.len());
        }
        days
    }

    /// Returns those of a passage, by its number.
    pub(super) fn of_passage(&self, number: usize) -> &[Day] {
        let end = self.ends.get(number).copied().unwrap_or_default();
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        &self.all[start..end]
    }
}

/// Returns whether a date is one of birth.
fn is_birth(scene: &Scene<'_>, passage: &Passage, text: &str, range: &Range<usize>) -> bool {
    let near = before(text, range.start, 44);
    let near = near.rsplit(['.', ';']).next().filter(|_| !near.contains("d.o.b")).unwrap_or(&near);
    let short = || {
        near.trim_end().ends_with(" b.")
            || near.trim_end() == "b."
            || before(text, range.start, 6).trim_end().ends_with(" b.")
    };
    has_cue(near) || short() || is_followed(&after(text, range.end, 30)) || has_cue(&scene.labelled(passage))
}

/// Returns whether what stands behind a date makes it one of birth: "3 May 2010, when she was born".
fn is_followed(behind: &str) -> bool {
    let Some(first) = behind.find("birth").or(behind.find("born")).or(behind.find("dob")) else { return false };
    let cues = ["birthday", "date of birth", "(dob", "was born", "were born", "birth of"];
    cues.iter().any(|cue| behind.contains(cue)) && !behind[..first].contains(". ")
}

/// Returns whether a text has a word for birth.
fn has_cue(text: &str) -> bool {
    static KNOWN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(CUES).ok());
    KNOWN.as_ref().is_some_and(|known| known.find_overlapping_iter(text).any(|cue| is_apart(text, &cue.range())))
}
