//! A reading, and how the readers of each form put one together.

use std::ops::Range;

use super::normal::{Normal, Run, narrow, source};
use super::passage::{Passage, Spot};
use super::signs::Signs;
use super::table::Table;
use super::token::{self, Token};
use super::variant::variant;
use crate::lexicon::Flags;

/// Bytes of the file that was read; empty at its start when the path is meant.
pub type Span = Range<u32>;

/// What a reader receives of one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The normal text of all passages.
    pub text: String,
    /// The passages, in the order of the file, those inside others after them.
    pub passages: Vec<Passage>,
    /// The words of all passages.
    pub tokens: Vec<Token>,
    /// The tables.
    pub tables: Vec<Table>,
    /// Places where something unseen stands inside a word.
    pub hidden: Vec<Span>,
    runs: Vec<Run>,
}

impl Reading {
    /// Returns the text of a passage.
    pub fn text_of(&self, passage: &Passage) -> &str {
        &self.text[passage.range.start as usize..passage.range.end as usize]
    }

    /// Returns the words of a passage.
    pub fn tokens_of(&self, passage: &Passage) -> &[Token] {
        &self.tokens[passage.tokens.start as usize..passage.tokens.end as usize]
    }

    /// Returns a word without its possessive ending.
    pub fn word(&self, token: &Token) -> &str {
        &self.text[token.start as usize..token.base as usize]
    }

    /// Returns the bytes of the file that a range of normal text in a passage came from.
    pub fn source(&self, passage: &Passage, range: Range<u32>) -> Span {
        if passage.spot == Spot::Path {
            return 0..0;
        }
        source(&self.runs[passage.runs.start as usize..passage.runs.end as usize], range)
    }

    /// Returns the passage of a key, or the text before the first heading.
    pub fn key_of(&self, passage: &Passage) -> Option<&str> {
        passage.key.map(|key| self.text_of(&self.passages[key as usize]))
    }
}

/// Puts a reading together.
pub(super) struct Builder<'a> {
    /// The whole text of the file.
    pub input: &'a str,
    /// The passage being filled.
    pub open: Normal,
    reading: Reading,
    section: u32,
    /// The cell that the next passage stands in.
    pub cell: Option<(u32, u32, u32)>,
    /// The key that the next passage is a value of.
    pub key: Option<u32>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        let mut reading = Reading::default();
        reading.text.reserve(input.len() + input.len() / 8);
        reading.tokens.reserve(input.len() / 6);
        Self { input, open: Normal::default(), reading, section: 0, cell: None, key: None }
    }

    /// Closes the passage being filled, and returns its number when it has any text.
    pub(super) fn close(&mut self, spot: Spot) -> Option<u32> {
        let mut open = std::mem::take(&mut self.open);
        let number = self.add(spot, &open);
        open.clear();
        self.open = open;
        number
    }

    /// Adds a passage that was filled apart.
    pub(super) fn add(&mut self, spot: Spot, filled: &Normal) -> Option<u32> {
        if spot == Spot::Heading {
            self.section += 1;
        }
        if filled.text.trim().is_empty() {
            return None;
        }
        let signs = Signs::of(&filled.text);
        let number = self.keep(spot, filled, signs);
        let reading = &mut self.reading;
        if spot != Spot::Path {
            reading.hidden.extend(filled.hidden.iter().cloned());
        }
        if let Some((table, row, column)) = self.cell.filter(|_| spot == Spot::Cell) {
            place(reading, table, row, column, number);
        }
        if let Some(other) = variant(filled, signs) {
            self.keep(spot, &other, Signs::of(&other.text));
        }
        Some(number)
    }

    /// Puts a passage down.
    fn keep(&mut self, spot: Spot, filled: &Normal, signs: Signs) -> u32 {
        let reading = &mut self.reading;
        let base = narrow(reading.text.len());
        reading.text.push_str(&filled.text);
        let first = narrow(reading.runs.len());
        reading.runs.extend(filled.runs.iter().map(|run| Run { normal: run.normal + base, ..*run }));
        let number = narrow(reading.passages.len());
        let runs = first..narrow(reading.runs.len());
        let mut start = 0;
        while start < filled.text.len() {
            let end = cut(&filled.text, start);
            reading.passages.push(Passage {
                spot,
                range: base + narrow(start)..base + narrow(end),
                signs: if end - start == filled.text.len() { signs } else { Signs::of(&filled.text[start..end]) },
                tokens: 0..0,
                section: self.section,
                key: self.key,
                cell: self.cell,
                runs: runs.clone(),
            });
            start = end;
        }
        reading.text.push('\n');
        number
    }

    /// Adds a passage that stands in the source as it is.
    pub(super) fn copied(&mut self, spot: Spot, range: Range<usize>) -> Option<u32> {
        let mut normal = Normal::default();
        normal.copied(&self.input[range.clone()], range.start);
        self.add(spot, &normal)
    }

    /// Begins a table and returns its number.
    pub(super) fn table(&mut self, header: usize) -> u32 {
        self.reading.tables.push(Table { rows: Vec::new(), header });
        narrow(self.reading.tables.len() - 1)
    }

    /// Says how many rows of a table are header.
    pub(super) fn header(&mut self, table: u32, rows: usize) {
        if let Some(table) = self.reading.tables.get_mut(table as usize) {
            table.header = rows;
        }
    }

    pub(super) fn finish(mut self) -> Reading {
        self.close(Spot::Paragraph);
        let mut reading = self.reading;
        let mut tokens = std::mem::take(&mut reading.tokens);
        for passage in &mut reading.passages {
            let first = tokens.len();
            let text = &reading.text[passage.range.start as usize..passage.range.end as usize];
            token::tokens(text, passage.range.start, passage.spot, &mut tokens);
            passage.tokens = narrow(first)..narrow(tokens.len());
            let numbers = tokens[first..].iter().filter(|token| token.flags.any(Flags::NUMBER));
            if numbers.take(3).count() == 3 {
                passage.signs = passage.signs | Signs::SPELT;
            }
        }
        reading.tokens = tokens;
        reading
    }
}

/// The longest passage in bytes, about 1,500 words: whatever a rule does with one, the time it takes grows with the file.
const LONGEST: usize = 8 << 10;

/// Returns where a passage that begins at `start` ends: with the text, or with a sentence of one that is too long; then
/// with a word, and with a letter when nothing else is left.
fn cut(text: &str, start: usize) -> usize {
    if text.len() - start <= LONGEST {
        return text.len();
    }
    let end = (start..=start + LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let window = &text[start..end];
    let sentence = window.rfind(". ").map(|at| at + 2).filter(|length| *length > LONGEST / 2);
    let word = || window.rfind(' ').map(|at| at + 1);
    sentence.or_else(word).map_or(end, |length| start + length)
}

/// The most columns and rows that a table is given places for.
const MOST: u32 = 10_000;

fn place(reading: &mut Reading, table: u32, row: u32, column: u32, passage: u32) {
    let Some(table) = reading.tables.get_mut(table as usize).filter(|_| row < MOST && column < MOST) else { return };
    while table.rows.len() <= row as usize {
        table.rows.push(Vec::new());
    }
    let cells = &mut table.rows[row as usize];
    while cells.len() <= column as usize {
        cells.push(None);
    }
    cells[column as usize] = Some(passage);
}
