//! The typed tree of a document's text: what every output walks and every check reads.

use crate::base::{SitePath, Span};

/// The text of one document.
#[derive(Debug, Default)]
pub struct Body {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The footnotes in the order of their first mention.
    pub footnotes: Vec<Footnote>,
    /// How many words are read, without what stands in `notes` for the facilitator alone.
    pub words: usize,
}

/// One footnote: its number is its place in [`Body::footnotes`], from 1.
#[derive(Debug)]
pub struct Footnote {
    /// What it says.
    pub blocks: Vec<Block>,
    /// Where it is defined.
    pub span: Span,
}

/// A block: a paragraph, a heading, a list …
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Block {
    /// A heading; `id` is unique in the document and made from its words.
    Heading { level: u8, id: Box<str>, text: Vec<Inline>, span: Span },
    /// A paragraph.
    Paragraph { text: Vec<Inline>, span: Span },
    /// A list; `start` is the first number of an ordered one.
    List { start: Option<u64>, tight: bool, items: Vec<Item>, span: Span },
    /// A quotation.
    Quote { blocks: Vec<Block>, span: Span },
    /// A GitHub alert.
    Alert { kind: Alert, blocks: Vec<Block>, span: Span },
    /// A code block.
    Code { language: Box<str>, text: Box<str>, span: Span },
    /// A thematic break.
    Rule { span: Span },
    /// A table; every row has as many cells as `align`.
    Table { align: Vec<Align>, head: Vec<Cell>, rows: Vec<Vec<Cell>>, span: Span },
    /// A `:::` container; `title` is the rest of its opening line.
    Container { directive: Directive, title: Box<str>, blocks: Vec<Block>, span: Span },
}

/// One entry of a list; `task` says whether a task is done.
#[derive(Debug)]
pub struct Item {
    /// Of a task list: done or not.
    pub task: Option<bool>,
    /// What it holds; a tight item holds a paragraph.
    pub blocks: Vec<Block>,
    /// Its place.
    pub span: Span,
}

/// One cell of a table.
#[derive(Debug)]
pub struct Cell {
    /// What it says.
    pub text: Vec<Inline>,
    /// Its place.
    pub span: Span,
}

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language runs.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line, for figures.
    End,
}

/// The five alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// Good to know.
    Note,
    /// A better way.
    Tip,
    /// Must be known.
    Important,
    /// Needs attention at once.
    Warning,
    /// What can go wrong.
    Caution,
}

/// The closed set of `:::` containers. Each has a component of the same name in the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directive {
    /// For the speaker or facilitator alone.
    Notes,
    /// Something to do together.
    Exercise,
    /// A picture or table with a caption.
    Figure,
    /// Practice worth copying.
    Practice,
    /// What children and families showed, in our words.
    Voice,
    /// Columns side by side.
    Columns,
    /// One of the columns.
    Column,
    /// Steps in order.
    Steps,
    /// Where to find help.
    Support,
}

impl Directive {
    /// Every directive, in the order an author should read them.
    pub const ALL: [Self; 9] = [
        Self::Notes,
        Self::Exercise,
        Self::Figure,
        Self::Practice,
        Self::Voice,
        Self::Columns,
        Self::Column,
        Self::Steps,
        Self::Support,
    ];

    /// Returns the word that authors write after `:::`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Exercise => "exercise",
            Self::Figure => "figure",
            Self::Practice => "practice",
            Self::Voice => "voice",
            Self::Columns => "columns",
            Self::Column => "column",
            Self::Steps => "steps",
            Self::Support => "support",
        }
    }
}

/// A stretch inside a block.
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Inline {
    /// Plain words, as a reader sees them.
    Text { text: Box<str>, span: Span },
    /// Code.
    Code { text: Box<str>, span: Span },
    /// Stress.
    Emphasis { text: Vec<Inline>, span: Span },
    /// Strong stress.
    Strong { text: Vec<Inline>, span: Span },
    /// Struck out.
    Strike { text: Vec<Inline>, span: Span },
    /// A link. It is boxed, like a picture, since nearly everything else is text.
    Link(Box<Link>),
    /// A picture.
    Image(Box<Image>),
    /// The mark of a footnote: its number, from 1.
    FootnoteMark { number: usize, span: Span },
    /// A line end that reads as a space.
    SoftBreak,
    /// A line end that stands.
    HardBreak,
}

/// A link; `title` may be empty.
#[derive(Debug)]
pub struct Link {
    /// Where it goes.
    pub to: Target,
    /// What a browser shows beside it.
    pub title: Box<str>,
    /// Its words.
    pub text: Vec<Inline>,
    /// Its place.
    pub span: Span,
}

/// A picture of the document's own.
#[derive(Debug)]
pub struct Image {
    /// Its file.
    pub source: Asset,
    /// What a reader who cannot see it is told.
    pub alt: Box<str>,
    /// What a browser shows beside it.
    pub title: Box<str>,
    /// Its place.
    pub span: Span,
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Target {
    /// Another document by its id: `id:briefing-neglect#anchor`.
    Id { id: Box<str>, anchor: Option<Box<str>> },
    /// Another document by its file: `../briefings/neglect.md#anchor`; `None` when it would leave the site folder.
    File { written: Box<str>, path: Option<SitePath>, anchor: Option<Box<str>> },
    /// A heading of this document: `#anchor`.
    Anchor(Box<str>),
    /// A file that the document attaches, such as a PDF.
    Asset(Asset),
    /// An `http`, `https`, `mailto` or `tel` address.
    External(Box<str>),
}

/// A local file that a document embeds or attaches; `path` is `None` when it would leave the site folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// As the author wrote it, decoded.
    pub written: Box<str>,
    /// The place in the site folder.
    pub path: Option<SitePath>,
}
