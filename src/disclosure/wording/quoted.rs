//! Words that an author quotes or warns of, which say nothing of the author's own language.

use std::ops::Range;

use crate::reading::{Passage, Reading, Spot};

/// What stands before words that are spoken of rather than used.
const CUES: &[&str] = &[
    "avoid",
    "instead of",
    "rather than",
    "the term",
    "the phrase",
    "the word",
    "words such as",
    "words like",
    "labels",
    "language such as",
    "language like",
    "terms such as",
    "terms like",
    "phrases such as",
    "phrases like",
    "do not write",
    "do not say",
    "do not use",
    "don't use",
    "don't write",
    "don't say",
    "never write",
    "never say",
    "never use",
    "used to be called",
    "described as",
    "seen as",
    "labelled",
    "not because",
    "is not a",
    "are not",
    "is never",
    "no child",
    "no such thing",
    "stop saying",
    "stop using",
    "replace",
    "challenge",
    "known as",
    "what was called",
    "formerly",
    "not as",
    "that says",
    "that said",
    "record says",
    "to call",
];
/// Words in the head of a table of terms.
const TERMS: &[&str] = &["instead", "say", "avoid", "term", "word", "label", "language", "phrase", "better", "not"];

/// How many bytes before some words are looked at; a longer quotation is none.
const FAR: usize = 1_000;

/// Returns whether some words of a passage are quoted, warned of, or stand in a table of terms.
pub(super) fn is_quoted(reading: &Reading, passage: &Passage, tokens: Range<usize>) -> bool {
    let text = reading.text_of(passage);
    let words = &reading.tokens_of(passage)[tokens];
    let Some(first) = words.first() else { return false };
    let end = (first.start - passage.range.start) as usize;
    let before = &text[text.floor_char_boundary(end.saturating_sub(FAR))..end];
    let open = before.bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
    is_denied(before) || open || opens_single(before) || is_warned_of(before) || in_table_of_terms(reading, passage)
}

/// Returns whether a single quotation mark is open: one before a word, and none after a word since.
fn opens_single(before: &str) -> bool {
    let mut open = false;
    let mut last = ' ';
    let mut chars = before.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' {
            let next = chars.peek().copied();
            if !last.is_alphanumeric() && next.is_none_or(char::is_alphanumeric) {
                open = true;
            } else if open && next.is_some_and(|next| !next.is_alphanumeric()) {
                open = false;
            }
        }
        last = c;
    }
    open
}

/// Returns whether the word before says that it is not so.
fn is_denied(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "not" | "never" | "Not" | "Never")
}

/// Returns whether the sentence so far warns of what follows.
fn is_warned_of(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default().to_lowercase();
    CUES.iter().any(|cue| sentence.contains(cue))
}

/// Returns whether a cell stands in a table whose head speaks of words.
fn in_table_of_terms(reading: &Reading, passage: &Passage) -> bool {
    let Some((table, ..)) = passage.cell.filter(|_| passage.spot == Spot::Cell) else { return false };
    let head = reading.tables.get(table as usize).and_then(|table| table.rows.first());
    head.into_iter().flatten().flatten().take(12).any(|&cell| {
        let text = reading.text_of(&reading.passages[cell as usize]);
        let text = text[..text.floor_char_boundary(100)].to_lowercase();
        text.split(|c: char| !c.is_alphabetic()).any(|word| TERMS.contains(&word.trim_end_matches('s')))
    })
}
