//! A text is cut at its headings into slides, and each is filled.

use std::borrow::Cow;

use super::fill::{Filled, fill};
use super::flow::flow;
use super::slide::{Deck, Draft, Group, Layout, Piece, Slide};
use crate::base::Span;
use crate::parse::markdown::{Block, Body, Directive, text_of};

/// What was written under one heading, and what became of it.
#[derive(Debug)]
pub struct Written<'d> {
    /// The slides, the first with turn 0.
    pub slides: Vec<Slide<'d>>,
    /// Whether it did not fit on one slide, though its author may have meant it to.
    pub split: bool,
    /// How many columns its widest table has.
    pub columns: usize,
    /// The place of the heading.
    pub span: Span,
}

/// Returns what each heading of a text became.
pub fn written(body: &Body) -> Vec<Written<'_>> {
    drafts(body).into_iter().map(finish).collect()
}

/// Returns the slides that some pieces take under a title, with what the speaker says on the first.
pub fn filled<'d>(title: String, pieces: Vec<Piece<'d>>, notes: Vec<Piece<'d>>) -> Vec<Slide<'d>> {
    let Filled { mut slides, .. } = fill(vec![Group::Flow { pieces, free: true }]);
    let title: Cow<'d, str> = Cow::Owned(title);
    named(&mut slides, title, Cow::Borrowed(""), notes);
    slides
}

impl<'d> Deck<'d> {
    /// Returns the slides of a session of that title, as its author wrote them.
    ///
    /// The first slide opens the session: the author's own, if it bears the title of the session, or one that is made.
    pub fn of(title: &'d str, body: &'d Body) -> Self {
        let mut slides: Vec<Slide<'d>> = written(body).into_iter().flat_map(|written| written.slides).collect();
        let same = |slide: &Slide<'_>| slide.title.to_lowercase() == title.to_lowercase();
        match slides.first_mut() {
            Some(first) if same(first) => {
                if is_short(first) {
                    first.layout = Layout::Opening;
                }
            }
            _ => slides.insert(0, Slide::new(Layout::Opening, title)),
        }
        Self { slides }
    }
}

/// Returns whether what a slide shows can stand under the title of the session: a few lines.
fn is_short(slide: &Slide<'_>) -> bool {
    let line = |piece: &Piece<'_>| matches!(piece, Piece::Line(line) if line.text().chars().count() < 70);
    matches!(slide.layout, Layout::Content | Layout::Section)
        && slide.turn == 0
        && slide.main.len() <= 4
        && slide.main.iter().all(line)
}

/// Cuts a text at its headings; what stands before the first has no heading, and is the speaker's.
fn drafts(body: &Body) -> Vec<Draft<'_>> {
    let is_start = |block: &Block| matches!(block, Block::Heading { level: ..=2, .. });
    let starts = (0..body.blocks.len()).filter(|&at| is_start(&body.blocks[at]));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([body.blocks.len()]);
    let mut drafts = Vec::new();
    for (&start, end) in starts.iter().zip(ends) {
        let Block::Heading { id, text, span, .. } = &body.blocks[start] else { continue };
        let mut draft = Draft {
            title: Cow::Owned(text_of(text).trim().to_owned()),
            anchor: Cow::Borrowed(id),
            groups: Vec::new(),
            notes: Vec::new(),
            span: *span,
        };
        let before = if drafts.is_empty() { &body.blocks[..start] } else { &[] };
        let blocks = before.iter().chain(&body.blocks[start + 1..end]);
        group(blocks, body, &mut draft);
        drafts.push(draft);
    }
    drafts
}

/// Puts the blocks under a heading into groups.
fn group<'d>(blocks: impl Iterator<Item = &'d Block>, body: &'d Body, draft: &mut Draft<'d>) {
    let mut loose: Vec<&'d Block> = Vec::new();
    let settle = |loose: &mut Vec<&'d Block>, groups: &mut Vec<Group<'d>>| {
        let pieces = flow(&std::mem::take(loose), &body.footnotes);
        if !pieces.is_empty() {
            groups.push(Group::Flow { pieces, free: false });
        }
    };
    for block in blocks {
        match block {
            Block::Container { directive: Directive::Notes, blocks, .. } => {
                draft.notes.extend(flow(&blocks.iter().collect::<Vec<_>>(), &body.footnotes));
            }
            Block::Container { directive: Directive::Exercise, blocks, .. } => {
                settle(&mut loose, &mut draft.groups);
                let pieces = flow(&blocks.iter().collect::<Vec<_>>(), &body.footnotes);
                draft.groups.push(Group::Flow { pieces, free: true });
            }
            Block::Container { directive: Directive::Columns, blocks, .. } => {
                settle(&mut loose, &mut draft.groups);
                let columns = blocks.iter().map(|block| match block {
                    Block::Container { directive: Directive::Column, title, blocks, .. } => {
                        let mut pieces = Vec::new();
                        if !title.is_empty() {
                            let line = super::Line::plain(super::Role::Label, &**title);
                            pieces.push(Piece::Line(line));
                        }
                        pieces.extend(flow(&blocks.iter().collect::<Vec<_>>(), &body.footnotes));
                        pieces
                    }
                    block => flow(&[block], &body.footnotes),
                });
                draft.groups.push(Group::Columns(columns.filter(|pieces| !pieces.is_empty()).collect()));
            }
            block => loose.push(block),
        }
    }
    settle(&mut loose, &mut draft.groups);
}

/// Fills as many slides as a draft takes; what the speaker says stands with the first.
fn finish(draft: Draft<'_>) -> Written<'_> {
    let Draft { title, anchor, groups, notes, span } = draft;
    let Filled { mut slides, split, columns } = fill(groups);
    named(&mut slides, title, anchor, notes);
    Written { slides, split, columns, span }
}

#[expect(clippy::needless_pass_by_value, reason = "a reference to such a value is a needless one, too")]
/// Gives the slides under one heading their title; what the speaker says stands with the first.
fn named<'d>(slides: &mut [Slide<'d>], title: Cow<'d, str>, anchor: Cow<'d, str>, notes: Vec<Piece<'d>>) {
    let mut notes = Some(notes);
    for (turn, slide) in slides.iter_mut().enumerate() {
        slide.title.clone_from(&title);
        slide.anchor.clone_from(&anchor);
        slide.turn = turn;
        slide.notes = notes.take().unwrap_or_default();
    }
}
