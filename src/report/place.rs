//! A span becomes the words and numbers that people and tools know places by.
//!
//! In: sources and a span. Out: path, lines and columns.
//! Invariant: lines and columns start at 1, and columns count characters.

use crate::base::{Position, Sources, Span};

/// Where a span stands, for printing.
pub(super) struct Place<'a> {
    /// The path in the site folder.
    pub path: &'a str,
    /// Whether the file as a whole is meant.
    pub whole: bool,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

impl<'a> Place<'a> {
    /// Returns the place of a span.
    pub(super) fn of(sources: &'a Sources, span: Span) -> Self {
        let source = sources.get(span.file);
        let start = source.position(span.start);
        let end = if span.end == span.start { start } else { source.position(span.end) };
        Self { path: source.path.as_str(), whole: span == Span::whole(span.file), start, end }
    }

    /// Returns `path:line:column`, or the path alone when the whole file is meant.
    pub(super) fn brief(&self) -> String {
        let Self { path, start, .. } = self;
        if self.whole { (*path).to_owned() } else { format!("{path}:{}:{}", start.line, start.column) }
    }

    /// Returns `path, line 3, column 7`, or the path alone when the whole file is meant.
    pub(super) fn spoken(&self) -> String {
        let Self { path, start, .. } = self;
        if self.whole { (*path).to_owned() } else { format!("{path}, line {}, column {}", start.line, start.column) }
    }
}
