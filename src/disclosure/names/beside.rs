//! What stands beside a run of words.

use std::borrow::Cow;
use std::ops::Range;

use crate::disclosure::scene::Scene;
use crate::lexicon::{Flags, flags, fold};
use crate::reading::{Gap, Passage, Token};

/// A run of words with its surroundings.
pub(super) struct Beside<'a> {
    pub scene: &'a Scene<'a>,
    pub passage: &'a Passage,
    pub run: Range<usize>,
}

impl<'a> Beside<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, passage: &'a Passage, run: Range<usize>) -> Self {
        Self { scene, passage, run }
    }

    /// Returns the word that many places before the run.
    pub(super) fn before(&self, back: usize) -> Option<&Token> {
        let at = self.run.start.checked_sub(back)?;
        (at >= self.passage.tokens.start as usize).then(|| &self.scene.reading.tokens[at])
    }

    /// Returns the word that many places after the run.
    pub(super) fn after(&self, ahead: usize) -> Option<&Token> {
        let at = self.run.end + ahead - 1;
        (at < self.passage.tokens.end as usize).then(|| &self.scene.reading.tokens[at])
    }

    /// Returns what stands between the word before and the run.
    pub(super) fn gap(&self) -> Gap {
        self.scene.reading.tokens[self.run.start].gap
    }

    /// Returns a word, small and without accents.
    pub(super) fn text(&self, token: &Token) -> Cow<'a, str> {
        fold(self.scene.reading.word(token))
    }

    /// Returns what is known of a word, or of its singular.
    pub(super) fn flags_of_singular(&self, token: &Token) -> Flags {
        let mut known = token.flags;
        if self.scene.reading.word(token).ends_with(['s', 'S']) {
            known |= self.text(token).strip_suffix('s').map(flags).unwrap_or_default();
        }
        known
    }

    /// Returns whether the run ends in "'s".
    pub(super) fn is_possessive(&self) -> bool {
        let last = &self.scene.reading.tokens[self.run.end - 1];
        last.possessive || self.plural_possessive(last)
    }

    fn plural_possessive(&self, last: &Token) -> bool {
        let text = &self.scene.reading.text;
        text.get(last.base as usize - 1..).is_some_and(|rest| rest.starts_with("s' "))
    }

    /// Returns whether a bracket or quotation mark opens before the run.
    pub(super) fn opens(&self) -> bool {
        self.text_before(&self.scene.reading.tokens[self.run.start]).contains(['(', '"', '[', '\''])
    }

    /// Returns whether a sentence ends among the words before the run.
    pub(super) fn ends_between(&self, back: usize) -> bool {
        (0..back).any(|back| {
            let at = self.run.start - back;
            self.scene.reading.tokens[at].gap == Gap::Stop
        })
    }

    /// Returns what stands between a word, the first of the run or one after it, and the one before.
    pub(super) fn text_before(&self, token: &Token) -> &str {
        let Range { start, end } = self.passage.tokens;
        let tokens = &self.scene.reading.tokens[start as usize..end as usize];
        let run = self.run.start - start as usize;
        let ahead = tokens[run..].iter().take_while(|other| other.start < token.start).count();
        let from = (run + ahead).checked_sub(1).map_or(self.passage.range.start, |before| tokens[before].end);
        &self.scene.reading.text[from as usize..token.start as usize]
    }

    /// Returns what stands between the word that many places before the run and the one before that.
    pub(super) fn text_before_word(&self, back: usize) -> &str {
        let first = self.passage.tokens.start as usize;
        let tokens = &self.scene.reading.tokens;
        let Some(at) = self.run.start.checked_sub(back).filter(|&at| at >= first) else { return "" };
        let from = if at == first { self.passage.range.start } else { tokens[at - 1].end };
        &self.scene.reading.text[from as usize..tokens[at].start as usize]
    }

    /// Returns the passage up to the run.
    pub(super) fn text_before_run(&self) -> &str {
        let text = &self.scene.reading.text;
        let end = self.scene.reading.tokens[self.run.start].start as usize;
        // A label or quotation that opens further back is nobody's.
        let from = text.floor_char_boundary(end.saturating_sub(600));
        &text[from.max(self.passage.range.start as usize)..end]
    }

    /// Returns whether the passage holds little else.
    pub(super) fn fills_passage(&self) -> bool {
        let words = self.passage.tokens.len();
        words <= self.run.len() + 3
    }

    /// Returns the key of a value.
    pub(super) fn key(&self) -> Option<&str> {
        self.scene.reading.key_of(self.passage)
    }

    /// Returns the heading of the cell's column and the first cell of its row.
    pub(super) fn cell_labels(&self) -> Vec<&str> {
        let Some((table, row, column)) = self.passage.cell else { return Vec::new() };
        let table = &self.scene.reading.tables[table as usize];
        let cell = |row: usize, column: usize| *table.rows.get(row)?.get(column)?;
        let head = (table.header > 0 && row as usize >= table.header).then(|| cell(0, column as usize)).flatten();
        let side = (column > 0).then(|| cell(row as usize, 0)).flatten();
        let text = |passage: u32| self.scene.reading.text_of(&self.scene.reading.passages[passage as usize]);
        head.into_iter().chain(side).map(text).collect()
    }
}
