//! What an element becomes when it ends.
//!
//! In: a frame, and the finished parts above its place on the stacks. Out: one more finished part.
//! Invariant: a part is moved once for each level it stands in, into a vector of just its size.

use std::mem;
use std::ops::Range;

use super::build::Builder;
use super::footnote::Definition;
use super::frame::{Frame, Kind};
use super::walk::text_of;
use super::{Block, Cell, Image, Inline, Item, Link};
use crate::base::Span;

impl Builder<'_> {
    pub(super) fn end(&mut self, range: &Range<usize>) {
        if !matches!(self.top(), Some(Kind::Code { .. })) {
            self.close_unannounced();
        }
        if let Some(frame) = self.pop() {
            self.close(frame, range);
        }
    }

    /// Puts a finished element on the stack where its parent will look for it.
    pub(super) fn close(&mut self, frame: Frame, range: &Range<usize>) {
        match frame.kind {
            Kind::Emphasis | Kind::Strong | Kind::Strike | Kind::Link { .. } | Kind::Image { .. } => {
                self.inline_end = range.end;
                let span = self.span(range);
                let text = self.inlines.drain(frame.inlines..).collect();
                self.inlines.extend(finished_inline(frame.kind, text, span));
            }
            Kind::Words => self.inline_end = range.end,
            Kind::Item { task } => {
                let span = self.block_span(range);
                let blocks = self.blocks.drain(frame.blocks..).collect();
                self.items.push(Item { task, blocks, span });
            }
            Kind::Cell => {
                let span = self.block_span(range);
                let text = self.inlines.drain(frame.inlines..).collect();
                self.cells.push(Cell { text, span });
            }
            Kind::Row => self.rows.push(mem::take(&mut self.cells)),
            Kind::Note { name } => self.define_note(&name, frame.blocks, range),
            _ => self.close_block(frame, range),
        }
    }

    fn close_block(&mut self, frame: Frame, range: &Range<usize>) {
        let span = self.block_span(range);
        let block = match frame.kind {
            Kind::Heading(level) => {
                let text: Vec<_> = self.inlines.drain(frame.inlines..).collect();
                Block::Heading { level, id: self.ids.next(&text_of(&text)), text, span }
            }
            Kind::Paragraph | Kind::Unannounced { .. } => {
                let text: Vec<_> = self.inlines.drain(frame.inlines..).collect();
                if text.is_empty() {
                    return;
                }
                Block::Paragraph { text, span }
            }
            Kind::List { start, tight } => {
                Block::List { start, tight, items: self.items.drain(frame.items..).collect(), span }
            }
            Kind::Quote => Block::Quote { blocks: self.blocks.drain(frame.blocks..).collect(), span },
            Kind::Alert(kind) => Block::Alert { kind, blocks: self.blocks.drain(frame.blocks..).collect(), span },
            Kind::Code { language } => Block::Code { language, text: self.run.take(), span },
            Kind::Table(align) => {
                let mut rows = mem::take(&mut self.rows);
                // The parser fills up short rows, but only so many of them.
                for row in &mut rows {
                    row.resize_with(align.len(), || Cell { text: Vec::new(), span });
                }
                let mut rows = rows.into_iter();
                Block::Table { align, head: rows.next().unwrap_or_default(), rows: rows.collect(), span }
            }
            _ => return,
        };
        self.blocks.push(block);
    }

    fn define_note(&mut self, name: &str, blocks: usize, range: &Range<usize>) {
        let head = range.start..range.end.min(range.start + self.line(range.start).find(':').map_or(0, |at| at + 1));
        let definition = Definition {
            blocks: self.blocks.drain(blocks..).collect(),
            span: self.block_span(range),
            head: self.span(&head),
        };
        self.notes.define(name, definition, self.findings);
    }
}

fn finished_inline(kind: Kind, text: Vec<Inline>, span: Span) -> Option<Inline> {
    match kind {
        Kind::Emphasis => Some(Inline::Emphasis { text, span }),
        Kind::Strong => Some(Inline::Strong { text, span }),
        Kind::Strike => Some(Inline::Strike { text, span }),
        Kind::Link { to, title } => Some(Inline::Link(Box::new(Link { to, title, text, span }))),
        Kind::Image { source, title } => {
            Some(Inline::Image(Box::new(Image { source, alt: text_of(&text).into(), title, span })))
        }
        _ => None,
    }
}
