//! What is open while a tree is built: one frame for each element that has begun and not ended.
//!
//! In: the tags of the parser. Out: frames that know what they will become.
//! Invariant: a frame holds no content; it remembers where its own begins on the builder's stacks.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, HeadingLevel};

use super::{Alert, Align, Asset, Directive, Target};

/// An open element.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// How many finished blocks, inlines and items stand before its own.
    pub(super) blocks: usize,
    pub(super) inlines: usize,
    pub(super) items: usize,
    /// Whether it counts towards the depth.
    pub(super) deepens: bool,
}

/// What an open element will become.
#[derive(Debug)]
pub(super) enum Kind {
    Heading(u8),
    Paragraph,
    /// The paragraph of a tight list's item, which the parser does not announce.
    Unannounced {
        start: usize,
    },
    List {
        start: Option<u64>,
        tight: bool,
    },
    Item {
        task: Option<bool>,
    },
    Quote,
    Alert(Alert),
    Code {
        language: Box<str>,
    },
    Html,
    Table(Vec<Align>),
    Row,
    Cell,
    Note {
        name: Box<str>,
    },
    /// A `:::` container; without a directive its name is unknown, and what it holds joins what is around it.
    Container {
        directive: Option<Directive>,
        title: Box<str>,
        opening: Range<usize>,
    },
    Emphasis,
    Strong,
    Strike,
    Link {
        to: Target,
        title: Box<str>,
    },
    Image {
        source: Asset,
        title: Box<str>,
    },
    /// A link or picture that was refused: its words stay.
    Words,
}

impl Kind {
    /// Returns whether inlines here need a paragraph first.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Self::Item { .. } | Self::Quote | Self::Alert(_) | Self::Note { .. } | Self::Container { .. })
    }
}

pub(super) fn quotation(kind: Option<BlockQuoteKind>) -> Kind {
    match kind {
        None => Kind::Quote,
        Some(BlockQuoteKind::Note) => Kind::Alert(Alert::Note),
        Some(BlockQuoteKind::Tip) => Kind::Alert(Alert::Tip),
        Some(BlockQuoteKind::Important) => Kind::Alert(Alert::Important),
        Some(BlockQuoteKind::Warning) => Kind::Alert(Alert::Warning),
        Some(BlockQuoteKind::Caution) => Kind::Alert(Alert::Caution),
    }
}

/// The language is the first word after the fence.
pub(super) fn code(kind: &CodeBlockKind<'_>) -> Kind {
    let info = match kind {
        CodeBlockKind::Indented => "",
        CodeBlockKind::Fenced(info) => info,
    };
    Kind::Code { language: info.split_whitespace().next().unwrap_or_default().into() }
}

pub(super) fn table(columns: &[Alignment]) -> Kind {
    let align = |column: &Alignment| match column {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    };
    Kind::Table(columns.iter().map(align).collect())
}

pub(super) fn level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
