//! Runs of text: many events of the parser become one stretch of words.
//!
//! In: text events. Out: one `Inline::Text` for each unbroken run, or the text of a code block.
//! Invariant: what looks like a footnote mark or a `:::` line and is read as plain words does not pass silently.

use std::ops::Range;

use super::build::Builder;
use super::footnote;
use super::frame::Kind;
use super::mark::colons;
use super::tree::Inline;

/// The run that is being gathered; the buffer is used again and again.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    range: Range<usize>,
}

impl Run {
    /// Returns the text and empties the run.
    pub(super) fn take(&mut self) -> Box<str> {
        let text = self.text.as_str().into();
        self.text.clear();
        text
    }
}

impl Builder<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        match self.top() {
            Some(Kind::Html) => {}
            Some(Kind::Code { .. }) => self.code_text(text, &range),
            _ => self.plain_text(text, range),
        }
    }

    /// Ends the run, so that something else can follow it.
    pub(super) fn flush(&mut self) {
        if !self.run.text.is_empty() {
            let span = self.span(&self.run.range);
            let text = self.run.take();
            self.inlines.push(Inline::Text { text, span });
        }
    }

    /// Code is given back the lines that were overwritten for the parser.
    fn code_text(&mut self, text: &str, range: &Range<usize>) {
        let mut text = text;
        if !self.marks.is_empty() && text.len() == range.len() {
            // Such lines mean nothing in code.
            self.marks.take_within(range);
            text = self.body.get(range.clone()).unwrap_or(text);
        }
        self.run.text.push_str(text);
    }

    fn plain_text(&mut self, text: &str, range: Range<usize>) {
        self.open_paragraph(range.start);
        if text.starts_with('[') {
            self.look_for_footnote(range.start);
        } else if text.starts_with("![") {
            self.look_for_footnote(range.start + 1);
        } else if self.at_line_start && text.starts_with(":::") {
            self.look_for_directive(range.start);
        }
        self.at_line_start = false;
        self.inline_end = range.end;
        self.run.text.push_str(text);
        self.run.range.end = range.end;
        if self.run.text.len() == text.len() {
            self.run.range.start = range.start;
        }
    }

    /// A mark whose footnote is missing comes as plain text, beginning with a bracket of its own.
    fn look_for_footnote(&mut self, start: usize) {
        let follows_run = !self.run.text.is_empty() && self.run.range.end == start;
        let Some(rest) = self.body.get(start..).and_then(|rest| rest.strip_prefix("[^")) else { return };
        // The next bracket or line end decides: a search for the closing bracket alone could take quadratic time.
        let name = rest.split(['[', ']', '\n', '\r']).next().unwrap_or_default();
        if name.trim().is_empty() || !rest[name.len()..].starts_with(']') {
            return;
        }
        if follows_run || !self.is_escaped(start) {
            let span = self.span(&(start..start + name.len() + 3));
            self.findings.push(footnote::undefined(name, span));
        }
    }

    /// A `:::` line in a list or quotation comes as plain text at the start of a line.
    fn look_for_directive(&mut self, start: usize) {
        let in_paragraph = matches!(self.top(), Some(Kind::Paragraph | Kind::Unannounced { .. }));
        let line = self.line(start).trim_end();
        if let Some(kind) = colons(line).filter(|_| in_paragraph && !self.is_escaped(start)) {
            self.misplaced(kind, start..start + line.len());
        }
    }

    fn is_escaped(&self, at: usize) -> bool {
        at > 0 && self.body.as_bytes()[at - 1] == b'\\'
    }
}
