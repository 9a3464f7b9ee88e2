//! One text under the eyes of the rules: its reading, what explains each word, and what was answered.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use super::answers::Answers;
use super::explain::{Mark, explain};
use super::names::{Sighting, Sort, sightings};
use super::sentence::Sentences;
use super::telling::{Telling, Weight};
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
    pub reading: Reading,
    /// What a person answered before.
    pub answers: &'a Answers,
    /// Whether it tells of cases, so that a question about a name keeps it back.
    pub case: bool,
    /// What explains each word.
    pub marks: Vec<Mark>,
    /// Words that may be names.
    pub sightings: Vec<Sighting>,
    /// The rule that found something last, and how often so far.
    found: Cell<(&'static str, usize)>,
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
            reading,
            answers,
            case,
            marks: Vec::new(),
            sightings: Vec::new(),
            found: Cell::default(),
            sentences: Sentences::default(),
            weighed: Cell::default(),
        };
        scene.marks = explain(&scene);
        scene.sightings = sightings(&scene);
        scene
    }

    /// Returns each passage with its text and words.
    pub fn passages(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.reading.passages.iter().map(|passage| (passage, self.reading.text_of(passage)))
    }

    /// Tells that another rule begins to look.
    pub fn begin(&self) {
        self.found.set(("", 0));
    }

    /// Returns each passage with its text for the rule that looks now, until it has found more than anybody reads.
    pub fn to_search(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.passages().take_while(|_| !self.is_enough())
    }

    /// Returns the words that may be names of one sort, until a rule has found more than anybody reads.
    pub fn sightings_of(&self, sort: Sort) -> impl Iterator<Item = &Sighting> {
        self.sightings.iter().filter(move |sighting| sighting.sort == sort).take_while(|_| !self.is_enough())
    }

    fn is_enough(&self) -> bool {
        self.found.get().1 > MOST
    }

    /// Returns each passage that has a digit, for the rule that looks now.
    pub fn with_digits(&self) -> impl Iterator<Item = (&Passage, &str)> {
        self.to_search().filter(|(passage, _)| passage.signs.any(Signs::DIGIT))
    }

    /// Returns what names a place in a passage: the words before it, the key of a value, the heading and first cell of a cell.
    pub fn label(&self, passage: &Passage, text: &str, at: usize, length: usize) -> String {
        let mut label = super::digits::before(text, at, length);
        for other in self.labels(passage) {
            label.insert_str(0, &format!("{} ", other.to_lowercase().replace(['_', '-'], " ")));
        }
        label
    }

    /// Returns the key of a value, or the heading of a cell's column and the first cell of its row.
    pub fn labels(&self, passage: &Passage) -> Vec<&str> {
        let text = |number: u32| self.reading.text_of(&self.reading.passages[number as usize]);
        let Some((table, row, column)) = passage.cell else { return passage.key.map(text).into_iter().collect() };
        let table = &self.reading.tables[table as usize];
        let cell = |row: usize, column: usize| *table.rows.get(row)?.get(column)?;
        let head = (row > 0).then(|| cell(0, column as usize)).flatten();
        let side = (column > 0).then(|| cell(row as usize, 0)).flatten();
        head.into_iter().chain(side).map(text).collect()
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
        let first = self.sightings.partition_point(|sighting| sighting.passage < passage);
        let here = self.sightings[first..].partition_point(|sighting| sighting.passage == passage);
        &self.sightings[first..first + here]
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
        let (last, count) = self.found.get();
        let count = if last == rule.code { count + 1 } else { 1 };
        self.found.set((rule.code, count));
        if count > MOST {
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
