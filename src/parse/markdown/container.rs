//! `:::` containers, opened and closed by lines of their own.
//!
//! In: thematic breaks that stand for `:::` lines. Out: containers around the blocks between them.
//! Invariant: no such line is lost: it opens, it closes, it is code, or it is reported.

use std::ops::Range;

use super::build::Builder;
use super::depth::DEEPEST;
use super::frame::{Frame, Kind};
use super::mark::MarkKind;
use super::quote::quote;
use super::{Block, Directive};
use crate::base::nearest;
use crate::report::{Finding, Rule};

/// A container whose name is not in the list.
pub static UNKNOWN_DIRECTIVE: Rule =
    Rule::error("markdown/unknown-directive", include_str!("rules/unknown-directive.md"));

/// A container that is opened and not closed, or closed and not opened.
pub static UNCLOSED_DIRECTIVE: Rule =
    Rule::error("markdown/unclosed-directive", include_str!("rules/unclosed-directive.md"));

/// A `:::` line where no container can begin or end.
pub static MISPLACED_DIRECTIVE: Rule =
    Rule::error("markdown/misplaced-directive", include_str!("rules/misplaced-directive.md"));

impl Builder<'_> {
    /// Takes a thematic break, which may stand for a `:::` line.
    pub(super) fn thematic_break(&mut self, range: &Range<usize>) {
        self.close_unannounced();
        match self.marks.take(range.start) {
            None => {
                let span = self.block_span(range);
                self.blocks.push(Block::Rule { span });
            }
            Some((kind, place)) if !matches!(self.top(), None | Some(Kind::Container { .. })) => {
                self.misplaced(kind, place);
            }
            Some((MarkKind::Close, place)) => self.close_container(&place),
            Some((_, place)) => self.open_container(place),
        }
    }

    /// Reports a `:::` line in a list, a quotation or some other place; its closing line is not reported again.
    pub(super) fn misplaced(&mut self, kind: MarkKind, place: Range<usize>) {
        if kind == MarkKind::Open {
            self.stray += 1;
        } else if self.stray > 0 {
            self.stray -= 1;
            return;
        }
        let message = format!("{} stands where no box can begin or end", quote(&self.body[place.clone()]));
        let help = "start the line at the left margin, outside lists, quotations and comments";
        self.findings.push(Finding::new(&MISPLACED_DIRECTIVE, self.span(&place), message).help(help));
    }

    /// Closes what is still open at the end of the text.
    pub(super) fn close_all(&mut self) {
        let end = self.body.len();
        while let Some(frame) = self.frames.pop() {
            if let Kind::Container { opening, .. } = &frame.kind {
                let message = format!("{} is never closed", quote(&self.body[opening.clone()]));
                let finding = Finding::new(&UNCLOSED_DIRECTIVE, self.span(opening), message)
                    .help("write `:::` on a line of its own where it should end");
                self.findings.push(finding);
                self.finish_container(frame, end);
            }
        }
    }

    fn open_container(&mut self, opening: Range<usize>) {
        let line = &self.body[opening.clone()];
        let words = line.trim_start_matches(':').trim_start();
        let (name, title) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let directive = Directive::ALL.into_iter().find(|directive| directive.name() == name);
        if directive.is_none() {
            let start = opening.end - words.len();
            let span = self.span(&(start..start + name.len()));
            self.findings.push(Finding::new(&UNKNOWN_DIRECTIVE, span, unknown(name)).help(suggestion(name)));
        }
        if self.depth >= DEEPEST {
            self.too_deep(&opening);
            self.buried.containers = 1;
            return;
        }
        let title = title.trim().into();
        self.push(Kind::Container { directive, title, opening }, true);
    }

    fn close_container(&mut self, place: &Range<usize>) {
        if let Some(frame) = self.pop() {
            self.finish_container(frame, place.end);
        } else if self.stray > 0 {
            self.stray -= 1;
        } else {
            let message = format!("{} closes nothing", quote(&self.body[place.clone()]));
            let finding = Finding::new(&UNCLOSED_DIRECTIVE, self.span(place), message)
                .help("take the line out, or write the opening line, such as `::: notes`, where it should begin");
            self.findings.push(finding);
        }
    }

    fn finish_container(&mut self, frame: Frame, end: usize) {
        if let Kind::Container { directive: Some(directive), title, opening } = frame.kind {
            let span = self.block_span(&(opening.start..end));
            let blocks = self.blocks.drain(frame.blocks..).collect();
            self.blocks.push(Block::Container { directive, title, blocks, span });
        }
    }
}

fn unknown(name: &str) -> String {
    format!("there is no box called {}", quote(name))
}

fn suggestion(name: &str) -> String {
    let names = Directive::ALL.map(Directive::name);
    match nearest(name, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the boxes are `{}`", names.join("`, `")),
    }
}
