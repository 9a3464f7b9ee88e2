//! Events become a tree, without recursion: finished parts wait on stacks until what holds them ends.
//!
//! In: the parser's events with their places. Out: a [`Body`].
//! Invariant: the tree is at most [`DEEPEST`] levels deep, and time is linear in the number of events.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::depth::{Buried, DEEPEST};
use super::footnote::Footnotes;
use super::frame::{self, Frame, Kind};
use super::heading::HeadingIds;
use super::mark::Marks;
use super::text::Run;
use super::walk::words;
use super::{Block, Body, Cell, Inline, Item, link};
use crate::base::{Source, Span};
use crate::report::Finding;

/// A tree in the making.
pub(super) struct Builder<'a> {
    source: &'a Source,
    pub(super) body: &'a str,
    offset: usize,
    pub(super) findings: &'a mut Vec<Finding>,
    pub(super) marks: Marks,
    pub(super) frames: Vec<Frame>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    pub(super) items: Vec<Item>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) cells: Vec<Cell>,
    pub(super) run: Run,
    pub(super) notes: Footnotes,
    pub(super) ids: HeadingIds,
    pub(super) depth: usize,
    pub(super) buried: Buried,
    pub(super) is_too_deep: bool,
    /// Opening `:::` lines that opened nothing.
    pub(super) stray: usize,
    /// Where the last inline ended.
    pub(super) inline_end: usize,
    pub(super) at_line_start: bool,
    /// Whether raw HTML was reported in this paragraph.
    pub(super) has_html: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        source: &'a Source,
        body: &'a str,
        offset: usize,
        marks: Marks,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self {
            source,
            body,
            offset,
            findings,
            marks,
            frames: Vec::new(),
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            run: Run::default(),
            notes: Footnotes::default(),
            ids: HeadingIds::default(),
            depth: 0,
            buried: Buried::default(),
            is_too_deep: false,
            stray: 0,
            inline_end: 0,
            at_line_start: false,
            has_html: false,
        }
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.is_buried() {
            return self.bury(&event, &range);
        }
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Start(tag) => self.start(tag, &range),
            Event::End(_) => self.end(&range),
            Event::Code(text) => {
                let span = self.leaf(&range);
                self.inlines.push(Inline::Code { text: text.as_ref().into(), span });
            }
            Event::SoftBreak => self.line_end(&range, Inline::SoftBreak),
            Event::HardBreak => self.line_end(&range, Inline::HardBreak),
            Event::FootnoteReference(name) => {
                let span = self.leaf(&range);
                let number = self.notes.mention(&name, span);
                self.inlines.push(Inline::FootnoteMark { number, span });
            }
            Event::InlineHtml(tag) => self.inline_html(&tag, &range),
            Event::Rule => self.thematic_break(&range),
            Event::TaskListMarker(done) => self.task(done),
            // The block of HTML is reported as a whole; formulas are not switched on.
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Returns the tree.
    pub(super) fn finish(mut self) -> Body {
        self.close_all();
        self.lost_within(&(0..self.body.len()));
        let footnotes = self.notes.finish(self.findings);
        let words = words(&self.blocks, &footnotes);
        // The tree is kept to the end of the run, and a stack that grew has room to spare.
        self.blocks.shrink_to_fit();
        Body { blocks: self.blocks, footnotes, words }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        let is_span =
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. });
        let deepens = is_span || matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_));
        if deepens && self.depth >= DEEPEST {
            self.flush();
            self.too_deep(range);
            self.buried.tags = 1;
            return;
        }
        let span = if is_span {
            self.leaf(range)
        } else {
            self.close_unannounced();
            self.block_span(range)
        };
        let kind = self.kind(tag, span, range);
        self.push(kind, deepens);
    }

    fn kind(&mut self, tag: Tag<'_>, span: Span, range: &Range<usize>) -> Kind {
        match tag {
            Tag::Paragraph => self.announce_paragraph(),
            Tag::Heading { level, .. } => self.begin_text(Kind::Heading(frame::level(level))),
            Tag::BlockQuote(kind) => frame::quotation(kind),
            Tag::CodeBlock(kind) => frame::code(&kind),
            Tag::HtmlBlock => {
                self.html_block(range, span);
                Kind::Html
            }
            Tag::List(start) => Kind::List { start, tight: true },
            Tag::Item => Kind::Item { task: None },
            Tag::FootnoteDefinition(name) => Kind::Note { name: name.as_ref().into() },
            Tag::Table(columns) => frame::table(&columns),
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => self.begin_text(Kind::Cell),
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strike,
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.link(&format!("mailto:{dest_url}"), &title, span)
            }
            Tag::Link { dest_url, title, .. } => self.link(&dest_url, &title, span),
            Tag::Image { dest_url, title, .. } => {
                let source = link::picture(&dest_url, &self.source.path, span);
                self.or_words(source.map(|source| Kind::Image { source, title: title.as_ref().into() }))
            }
            // None of these is switched on.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Kind::Words,
        }
    }

    fn link(&mut self, address: &str, title: &str, span: Span) -> Kind {
        let target = link::target(address, &self.source.path, span);
        self.or_words(target.map(|to| Kind::Link { to, title: title.into() }))
    }

    /// A refused link loses its address and keeps its words.
    fn or_words(&mut self, kind: Result<Kind, Finding>) -> Kind {
        kind.unwrap_or_else(|finding| {
            self.findings.push(finding);
            Kind::Words
        })
    }

    fn announce_paragraph(&mut self) -> Kind {
        if let [.., Frame { kind: Kind::List { tight, .. }, .. }, Frame { kind: Kind::Item { .. }, .. }] =
            self.frames.as_mut_slice()
        {
            *tight = false;
        }
        self.begin_text(Kind::Paragraph)
    }

    fn begin_text(&mut self, kind: Kind) -> Kind {
        self.at_line_start = true;
        self.has_html = false;
        kind
    }

    /// Opens the paragraph that a tight item does not announce.
    pub(super) fn open_paragraph(&mut self, start: usize) {
        if self.top().is_none_or(Kind::holds_blocks) {
            let kind = self.begin_text(Kind::Unannounced { start });
            self.push(kind, false);
        }
    }

    pub(super) fn close_unannounced(&mut self) {
        self.flush();
        if let Some(&Kind::Unannounced { start }) = self.top()
            && let Some(frame) = self.pop()
        {
            let range = start..self.inline_end;
            self.close(frame, &range);
        }
    }

    fn line_end(&mut self, range: &Range<usize>, inline: Inline) {
        self.leaf(range);
        self.inlines.push(inline);
        self.at_line_start = true;
    }

    fn task(&mut self, done: bool) {
        let item = self.frames.iter_mut().rev().take(2).find_map(|frame| match &mut frame.kind {
            Kind::Item { task } => Some(task),
            _ => None,
        });
        if let Some(task) = item {
            *task = Some(done);
        }
    }

    /// Prepares for one more inline and returns its place.
    pub(super) fn leaf(&mut self, range: &Range<usize>) -> Span {
        self.flush();
        self.open_paragraph(range.start);
        self.at_line_start = false;
        self.inline_end = range.end;
        self.span(range)
    }

    pub(super) fn top(&self) -> Option<&Kind> {
        self.frames.last().map(|frame| &frame.kind)
    }

    pub(super) fn push(&mut self, kind: Kind, deepens: bool) {
        self.depth += usize::from(deepens);
        let (blocks, inlines, items) = (self.blocks.len(), self.inlines.len(), self.items.len());
        self.frames.push(Frame { kind, blocks, inlines, items, deepens });
    }

    pub(super) fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        self.depth -= usize::from(frame.deepens);
        Some(frame)
    }

    /// Returns the text from `start` to the end of its line.
    pub(super) fn line(&self, start: usize) -> &'a str {
        let rest = self.body.get(start..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default()
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source.id, self.offset + range.start..self.offset + range.end)
    }

    /// The parser counts line ends, and sometimes indentation, as part of a block; readers of a message do not.
    pub(super) fn block_span(&self, range: &Range<usize>) -> Span {
        let bytes = self.body.as_bytes().get(range.clone()).unwrap_or_default();
        let end = range.start + bytes.trim_ascii_end().len();
        self.span(&(end - bytes.trim_ascii().len()..end))
    }
}
