//! One text under the eyes of the rules: its reading, what explains each word, and what was answered.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::answers::Answers;
use super::days::{Day, Days};
use super::explain::{Mark, explain};
use super::names::{Sighting, Sort, sightings};
use super::sentence::Sentences;
use super::telling::{Telling, Weight};
use super::wording::{Place, places};
use crate::base::{FileId, Span};
use crate::reading::{Form, Passage, Reading, Signs, Spot, Token, read};
use crate::report::{Finding, Rule, Where};

/// How many findings of one rule about one text anybody reads, and can answer one by one.
pub const MOST: usize = 1_000;

/// One text under the eyes of the rules.
pub struct Scene<'a> {
    /// The file.
    pub file: FileId,
    /// Its path.
    pub path: &'a str,
    /// What a reader receives of it.
    pub reading: Arc<Reading>,
    /// What a person answered before.
    pub answers: &'a Answers,
    /// Whether it tells of cases, so that a question about a name keeps it back.
    pub case: bool,
    /// What explains each word.
    pub marks: Arc<[Mark]>,
    names: Arc<OnceLock<Vec<Sighting>>>,
    days: Arc<OnceLock<Days>>,
    phrases: Arc<OnceLock<Vec<Place>>>,
    /// How much the rule that looks has found.
    found: Cell<usize>,
    sentences: Sentences,
    /// The sentence that was weighed last: its passage, its place, and what it speaks of.
    weighed: Cell<Option<(u32, usize, usize, Telling)>>,
}

impl<'a> Scene<'a> {
    /// Reads a text and explains its words.
    pub fn new(file: FileId, path: &'a str, text: &str, form: Form, answers: &'a Answers, case: bool) -> Self {
        let reading = read(path, text, form);
        let mut scene = Self {
            file,
            path,
            reading: Arc::new(reading),
            answers,
            case,
            marks: Arc::default(),
            names: Arc::default(),
            days: Arc::default(),
            phrases: Arc::default(),
            found: Cell::default(),
            sentences: Sentences::default(),
            weighed: Cell::default(),
        };
        scene.marks = explain(&scene).into();
        scene
    }

    /// Returns the same text for another rule, which may look at it on another thread.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            file: self.file,
            path: self.path,
            reading: Arc::clone(&self.reading),
            answers: self.answers,
            case: self.case,
            marks: Arc::clone(&self.marks),
            names: Arc::clone(&self.names),
            days: Arc::clone(&self.days),
            phrases: Arc::clone(&self.phrases),
            found: Cell::default(),
            sentences: Sentences::default(),
            weighed: Cell::default(),
        }
    }

    /// Returns each passage with its text and words.
    pub fn passages(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.reading.passages.iter().map(|passage| (passage, self.reading.text_of(passage)))
    }

    /// Returns each passage with its text for the rule that looks now, until it has found more than anybody reads.
    pub fn to_search(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.passages().take_while(|_| !self.is_enough())
    }

    /// Returns the words that may be names; who asks first looks for them, while other rules look for other things.
    pub fn sightings(&self) -> &[Sighting] {
        self.names.get_or_init(|| sightings(self))
    }

    /// Returns the words that may be names of one sort, until a rule has found more than anybody reads.
    pub fn sightings_of(&self, sort: Sort) -> impl Iterator<Item = &Sighting> {
        self.sightings().iter().filter(move |sighting| sighting.sort == sort).take_while(|_| !self.is_enough())
    }

    fn is_enough(&self) -> bool {
        self.found.get() > MOST
    }

    /// Returns each passage that has a digit, for the rule that looks now.
    pub fn with_digits(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.to_search().filter(|(passage, _)| passage.signs.any(Signs::DIGIT))
    }

    /// Returns what names a place in a passage, in small letters: the first cell of the row and the heading of the column, or
    /// the key of a value; then the words before it.
    pub fn label(&self, passage: &Passage, text: &str, at: usize, length: usize) -> String {
        let mut label = self.labels(passage).rev().fold(String::new(), with_label);
        label.push_str(&super::digits::before(text, at, length));
        label
    }

    /// Returns the labels of a passage one after the other, in small letters, with spaces between their words.
    pub fn labelled(&self, passage: &Passage) -> String {
        self.labels(passage).fold(String::new(), with_label)
    }

    /// Returns the key of a value, or the heading of a cell's column and the first cell of its row.
    pub fn labels(&self, passage: &Passage) -> impl DoubleEndedIterator<Item = &str> {
        let (first, second) = match passage.cell {
            None => (passage.key, None),
            Some((table, row, column)) => {
                let rows = &self.reading.tables[table as usize].rows;
                let cell = |row: u32, column: u32| *rows.get(row as usize)?.get(column as usize)?;
                let head = (row > 0).then(|| cell(0, column)).flatten();
                (head, (column > 0).then(|| cell(row, 0)).flatten())
            }
        };
        let text = |number: u32| self.reading.text_of(&self.reading.passages[number as usize]);
        first.into_iter().chain(second).map(text)
    }

    /// Returns the days and months in a passage, by its number.
    pub fn days_in(&self, passage: usize) -> &[Day] {
        self.days.get_or_init(|| Days::of(self)).of_passage(passage)
    }

    /// Returns the phrases of the built-in lists in every passage.
    pub(super) fn phrases(&self) -> &[Place] {
        self.phrases.get_or_init(|| places(self))
    }

    /// Returns the bytes of the sentence around a place of a passage's own text.
    pub fn sentence(&self, passage: &Passage, at: usize) -> Range<usize> {
        self.sentences.around(passage.range.start as usize, self.reading.text_of(passage), at)
    }

    /// Returns what the sentence around a place of a passage's own text speaks of.
    pub fn telling(&self, passage: &Passage, at: usize) -> Telling {
        let Range { start, end } = self.sentence(passage, at);
        let place = passage.range.start;
        if let Some((.., told)) = self.weighed.get().filter(|last| (last.0, last.1, last.2) == (place, start, end)) {
            return told;
        }
        let told = Weight::of(&self.reading.text_of(passage)[start..end]).telling();
        self.weighed.set(Some((place, start, end, told)));
        told
    }

    /// Returns the words that may be names in a passage, by its number.
    pub fn sightings_in(&self, passage: usize) -> &[Sighting] {
        let sightings = self.sightings();
        let first = sightings.partition_point(|sighting| sighting.passage < passage);
        let here = sightings[first..].partition_point(|sighting| sighting.passage == passage);
        &sightings[first..first + here]
    }

    /// Returns whether an answer covers every word of a range of a passage's own text.
    pub fn is_allowed(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let base = passage.range.start as usize;
        let offset = passage.tokens.start as usize;
        let tokens = self.reading.tokens_of(passage);
        let first = tokens.partition_point(|token| token.end as usize <= base + range.start);
        let end = tokens.partition_point(|token| (token.start as usize) < base + range.end);
        first < end && self.marks[offset + first..offset + end].iter().all(|mark| *mark == Mark::Allowed)
    }

    /// Returns whether an answer or a known phrase covers words of a passage, by their places in it.
    pub fn is_allowed_tokens(&self, passage: &Passage, first: usize, end: usize) -> bool {
        let offset = passage.tokens.start as usize;
        self.marks[offset + first..offset + end].contains(&Mark::Allowed)
    }

    /// Returns the word of a token, small and without accents.
    pub fn folded(&self, token: &Token) -> Cow<'_, str> {
        crate::lexicon::fold(self.reading.word(token))
    }

    /// Returns a finding at the words of a sighting.
    pub fn at_sighting(&self, rule: &'static Rule, sighting: &Sighting, message: &str) -> Finding {
        let tokens = &self.reading.tokens[sighting.tokens.clone()];
        let (first, last) = (tokens.first().map_or(0, |t| t.start), tokens.last().map_or(0, |t| t.base));
        self.finding_at(rule, &self.reading.passages[sighting.passage], first..last, message)
    }

    /// Returns a finding at bytes of a passage's own text.
    pub fn finding(&self, rule: &'static Rule, passage: &Passage, range: Range<usize>, message: &str) -> Finding {
        let base = passage.range.start;
        let cut = |at: usize| base + u32::try_from(at).unwrap_or(u32::MAX - base);
        self.finding_at(rule, passage, cut(range.start)..cut(range.end), message)
    }

    /// Returns a finding at bytes of the normal text.
    pub fn finding_at(&self, rule: &'static Rule, passage: &Passage, range: Range<u32>, message: &str) -> Finding {
        let source = self.reading.source(passage, range.clone());
        let span = Span::new(self.file, source.start as usize..source.end as usize);
        let part = match passage.spot {
            Spot::Path => Where::Path,
            Spot::Key | Spot::Value => Where::FrontMatter,
            _ => Where::Body,
        };
        let mut finding = Finding::new(rule, span, message).at(part);
        self.found.set(self.found.get() + 1);
        if self.is_enough() {
            return finding;
        }
        let text = self.reading.text_of(passage);
        let at = ((range.start - passage.range.start) as usize).min(text.len());
        let sentence = self.sentence(passage, at);
        // Two findings in one sentence are told apart by the words before each.
        let place = text.get(sentence.start..at).map_or(0, |before| before.matches(' ').count());
        finding.mark = Some(super::answers::mark(rule.code, self.path, &text[sentence], place));
        finding
    }
}

/// Returns a text with a label and a space behind it: "Date-of-Birth" as "date of birth".
fn with_label(mut text: String, label: &str) -> String {
    let plain = |c| if matches!(c, '_' | '-') { ' ' } else { c };
    text.extend(label.chars().flat_map(char::to_lowercase).map(plain));
    text.push(' ');
    text
}
