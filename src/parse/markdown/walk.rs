//! Ways through a finished tree: its blocks, its inlines, its words and its files.
//!
//! In: a [`Body`]. Out: visits in reading order, footnotes last.
//! Invariant: nothing is changed; recursion is bounded, since the parser bounds the depth of a tree.

use std::collections::BTreeSet;

use super::{Asset, Block, Body, Directive, Footnote, Inline, Target};
use crate::base::Span;

/// Returns the words of some inlines as a reader meets them, on one line.
///
/// Line ends read as spaces, pictures as their alternative text, footnote marks as nothing.
pub fn text_of(inlines: &[Inline]) -> String {
    let mut words = String::new();
    add_text(inlines, &mut words);
    words
}

/// Visits every block, outer before inner.
pub fn each_block<'a>(body: &'a Body, visit: &mut dyn FnMut(&'a Block)) {
    visit_blocks(&body.blocks, visit);
    for note in &body.footnotes {
        visit_blocks(&note.blocks, visit);
    }
}

/// Visits every inline, outer before inner, wherever it stands: paragraphs, headings, tables, lists, footnotes.
pub fn each_inline<'a>(body: &'a Body, visit: &mut dyn FnMut(&'a Inline)) {
    each_block(body, &mut |block| block.texts(&mut |text| visit_inlines(text, visit)));
}

/// Returns how many words are read, without what stands in `notes` for the facilitator alone.
pub(super) fn words(blocks: &[Block], footnotes: &[Footnote]) -> usize {
    let mut line = String::new();
    let notes = footnotes.iter().map(|note| count_words(&note.blocks, &mut line)).sum::<usize>();
    notes + count_words(blocks, &mut line)
}

/// Returns the pictures and attached files in reading order, each file once, with the place of its first use.
pub fn assets(body: &Body) -> Vec<(&Asset, Span)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    each_inline(body, &mut |inline| {
        let (asset, span) = match inline {
            Inline::Image(image) => (&image.source, &image.span),
            Inline::Link(link) => match &link.to {
                Target::Asset(asset) => (asset, &link.span),
                _ => return,
            },
            _ => return,
        };
        if seen.insert(asset.path.as_ref().map_or(&*asset.written, |path| path.as_str())) {
            found.push((asset, *span));
        }
    });
    found
}

impl Block {
    /// Returns its place.
    pub fn span(&self) -> Span {
        match self {
            Self::Heading { span, .. }
            | Self::Paragraph { span, .. }
            | Self::List { span, .. }
            | Self::Quote { span, .. }
            | Self::Alert { span, .. }
            | Self::Code { span, .. }
            | Self::Rule { span }
            | Self::Table { span, .. }
            | Self::Container { span, .. } => *span,
        }
    }

    /// Visits the blocks directly inside, a list's items one after the other.
    fn children<'a>(&'a self, visit: &mut dyn FnMut(&'a [Block])) {
        match self {
            Self::Quote { blocks, .. } | Self::Alert { blocks, .. } | Self::Container { blocks, .. } => visit(blocks),
            Self::List { items, .. } => items.iter().for_each(|item| visit(&item.blocks)),
            Self::Heading { .. }
            | Self::Paragraph { .. }
            | Self::Code { .. }
            | Self::Rule { .. }
            | Self::Table { .. } => {}
        }
    }

    /// Visits the stretches of inlines directly inside: one for a paragraph, one for each cell of a table.
    fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } => visit(text),
            Self::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| visit(&cell.text));
            }
            Self::List { .. }
            | Self::Quote { .. }
            | Self::Alert { .. }
            | Self::Code { .. }
            | Self::Rule { .. }
            | Self::Container { .. } => {}
        }
    }
}

impl Inline {
    /// Returns its place; a line end has none.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text { span, .. }
            | Self::Code { span, .. }
            | Self::Emphasis { span, .. }
            | Self::Strong { span, .. }
            | Self::Strike { span, .. }
            | Self::FootnoteMark { span, .. } => Some(*span),
            Self::Link(link) => Some(link.span),
            Self::Image(image) => Some(image.span),
            Self::SoftBreak | Self::HardBreak => None,
        }
    }

    /// Returns the inlines directly inside.
    fn children(&self) -> &[Self] {
        match self {
            Self::Emphasis { text, .. } | Self::Strong { text, .. } | Self::Strike { text, .. } => text,
            Self::Link(link) => &link.text,
            Self::Text { .. }
            | Self::Code { .. }
            | Self::Image(_)
            | Self::FootnoteMark { .. }
            | Self::SoftBreak
            | Self::HardBreak => &[],
        }
    }
}

fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        block.children(&mut |inner| visit_blocks(inner, visit));
    }
}

fn visit_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        visit_inlines(inline.children(), visit);
    }
}

fn add_text(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code { text, .. } => words.push_str(text),
            Inline::Image(image) => words.push_str(&image.alt),
            Inline::SoftBreak | Inline::HardBreak => words.push(' '),
            nested => add_text(nested.children(), words),
        }
    }
}

/// Counts block by block, so that a word that changes its weight half-way is still one; `line` is scratch space.
fn count_words(blocks: &[Block], line: &mut String) -> usize {
    let mut count = 0;
    for block in blocks {
        match block {
            Block::Container { directive: Directive::Notes, .. } => continue,
            Block::Container { title, .. } => count += words_in(title),
            Block::Code { text, .. } => count += words_in(text),
            _ => {}
        }
        block.texts(&mut |text| {
            line.clear();
            add_text(text, line);
            count += words_in(line);
        });
        block.children(&mut |inner| count += count_words(inner, line));
    }
    count
}

/// A word has a letter or a digit; a dash on its own is none.
fn words_in(text: &str) -> usize {
    text.split_ascii_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
