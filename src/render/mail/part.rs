//! What a message is made of: blocks and runs of words that every form of it can tell.

use crate::base::SitePath;

/// A block of a message.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A heading below the title: 2 for a part of the message, 3 and more inside.
    Heading(u8, String),
    /// The small line above a heading that says what kind of document it speaks of.
    Kicker(String),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list; the number is the first of an ordered one.
    List(Option<u64>, Vec<Vec<Part>>),
    /// The one link of an item, made to be pressed.
    Button { words: String, url: String },
    /// A picture of the document's own, with what a reader who cannot see it is told.
    Picture { source: SitePath, alt: String },
    /// Names with what belongs to each, such as days with what happens on them.
    Facts(Vec<Fact>),
    /// A table, its first row the head.
    Table { head: Vec<Vec<Run>>, rows: Vec<Vec<Vec<Run>>> },
    /// Words that stand apart, such as where to find help.
    Panel(Vec<Part>),
    /// A quotation.
    Quote(Vec<Part>),
    /// Lines that stay as they are.
    Code(String),
    /// A line across, between items.
    Rule,
}

/// A name with the lines that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub name: String,
    pub lines: Vec<Vec<Run>>,
}

/// A stretch of words.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// Plain words.
    Text(String),
    /// Words of weight.
    Strong(Vec<Run>),
    /// Stressed words.
    Emphasis(Vec<Run>),
    /// Struck words.
    Strike(Vec<Run>),
    /// Code.
    Code(String),
    /// A link to a full address.
    Link { words: Vec<Run>, url: String },
    /// A line end that stands.
    Break,
}

impl Run {
    pub(super) fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    pub(super) fn link(words: impl Into<String>, url: impl Into<String>) -> Self {
        Self::Link { words: vec![Self::text(words)], url: url.into() }
    }
}

impl Part {
    pub(super) fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::text(words)])
    }

    /// Returns an entry of a list that is plain words.
    pub(super) fn entry(words: impl Into<String>) -> Vec<Self> {
        vec![Self::paragraph(words)]
    }
}

/// Calls `visit` for each block, outer before inner.
pub(super) fn each_part<'a>(parts: &'a [Part], visit: &mut dyn FnMut(&'a Part)) {
    for part in parts {
        visit(part);
        match part {
            Part::Panel(inner) | Part::Quote(inner) => each_part(inner, visit),
            Part::List(_, items) => items.iter().for_each(|item| each_part(item, visit)),
            _ => {}
        }
    }
}
