//! Footnotes: marks in the text, and what each mark says.
//!
//! In: mentions and definitions in the order they are written. Out: the footnotes in the order of first mention.
//! Invariant: the number of every mark is the place of a footnote, even when its definition is missing.

use std::collections::BTreeMap;

use super::quote::quote;
use super::{Block, Footnote};
use crate::base::Span;
use crate::report::{Finding, Rule};

/// A mark without a footnote, or two footnotes under one mark.
pub static FOOTNOTE: Rule = Rule::error("markdown/footnote", include_str!("rules/footnote.md"));

/// A footnote that no mark points to.
pub static UNUSED_FOOTNOTE: Rule = Rule::warning("markdown/unused-footnote", include_str!("rules/unused-footnote.md"));

/// What is known of the footnotes so far, by their names in small letters.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    notes: BTreeMap<String, Note>,
    mentioned: usize,
}

#[derive(Debug, Default)]
struct Note {
    number: Option<usize>,
    mention: Option<Span>,
    definition: Option<Definition>,
}

/// A definition; `head` is the `[^name]:` that opens it.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) blocks: Vec<Block>,
    pub(super) span: Span,
    pub(super) head: Span,
}

impl Footnotes {
    /// Returns the number of the footnote that is mentioned at `span`.
    pub(super) fn mention(&mut self, name: &str, span: Span) -> usize {
        let note = self.notes.entry(name.to_lowercase()).or_default();
        note.mention.get_or_insert(span);
        *note.number.get_or_insert_with(|| {
            self.mentioned += 1;
            self.mentioned
        })
    }

    /// Takes what a footnote says; the first definition counts.
    pub(super) fn define(&mut self, name: &str, definition: Definition, findings: &mut Vec<Finding>) {
        let note = self.notes.entry(name.to_lowercase()).or_default();
        match &note.definition {
            None => note.definition = Some(definition),
            Some(first) => findings.push(repeated(name, &definition, first.head)),
        }
    }

    /// Returns the footnotes that are mentioned, and reports the rest.
    pub(super) fn finish(self, findings: &mut Vec<Finding>) -> Vec<Footnote> {
        let mut numbered = Vec::with_capacity(self.mentioned);
        for (name, note) in self.notes {
            match (note.number.zip(note.mention), note.definition) {
                (Some((number, _)), Some(Definition { blocks, span, .. })) => {
                    numbered.push((number, Footnote { blocks, span }));
                }
                (Some((number, span)), None) => {
                    findings.push(undefined(&name, span));
                    numbered.push((number, Footnote { blocks: Vec::new(), span }));
                }
                (None, Some(definition)) => findings.push(unused(&name, definition.head)),
                (None, None) => {}
            }
        }
        numbered.sort_unstable_by_key(|&(number, _)| number);
        numbered.into_iter().map(|(_, footnote)| footnote).collect()
    }
}

/// Returns the finding for a mark that has no footnote.
pub(super) fn undefined(name: &str, span: Span) -> Finding {
    Finding::new(&FOOTNOTE, span, format!("the mark {} has no footnote", quote(&format!("[^{name}]"))))
        .help(format!("add a line that starts with {}, or take the mark out", quote(&format!("[^{name}]:"))))
}

fn repeated(name: &str, second: &Definition, first: Span) -> Finding {
    Finding::new(&FOOTNOTE, second.head, format!("the footnote {} is written twice", quote(&format!("[^{name}]"))))
        .label(first, "first written here")
        .help("keep one, or give the second a name of its own")
}

fn unused(name: &str, span: Span) -> Finding {
    let message = format!("no mark in the text points to the footnote {}", quote(&format!("[^{name}]")));
    Finding::new(&UNUSED_FOOTNOTE, span, message).help("put its mark where it belongs, or take the footnote out")
}
