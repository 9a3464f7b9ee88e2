//! A deck and its parts, as plain values.

use std::borrow::Cow;

use crate::base::Span;
use crate::parse::markdown::{Image, Target};

/// Slides in their order; no two have the same title, since a long one is told apart by its `turn`.
#[derive(Debug, Default)]
pub struct Deck<'d> {
    /// The slides.
    pub slides: Vec<Slide<'d>>,
}

/// How the parts of a slide stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The title of the session, and a few lines.
    Opening,
    /// A title, and what belongs to it.
    Content,
    /// A title over two columns.
    Columns,
    /// A title alone, where a new part begins.
    Section,
    /// A title, a picture, and its caption.
    Picture,
    /// A title, some lines, and a table.
    Table,
    /// Where to get help, and where the learning comes from.
    Closing,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 7] =
        [Self::Opening, Self::Content, Self::Columns, Self::Section, Self::Picture, Self::Table, Self::Closing];
}

/// How large the words of a slide are: as large as they can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A few short lines.
    Large,
    /// What most slides have.
    Normal,
    /// Much to say.
    Small,
}

/// One slide.
#[derive(Debug)]
pub struct Slide<'d> {
    /// How its parts stand.
    pub layout: Layout,
    /// What it is called.
    pub title: Cow<'d, str>,
    /// The address of the heading that it stands under; empty where there is none.
    pub anchor: Cow<'d, str>,
    /// 0, and more where a slide goes on from the one before.
    pub turn: usize,
    /// What it shows, or its left column.
    pub main: Vec<Piece<'d>>,
    /// Its right column.
    pub side: Vec<Piece<'d>>,
    /// How large its words are.
    pub size: Size,
    /// What the speaker says.
    pub notes: Vec<Piece<'d>>,
    /// The part of the running order that it belongs to.
    pub part: Option<usize>,
}

/// A part of a slide.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Piece<'d> {
    /// A paragraph.
    Line(Line<'d>),
    /// A table.
    Grid(Grid<'d>),
    /// A picture, with its caption.
    Picture { image: &'d Image, caption: Option<&'d str> },
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Line<'d> {
    /// What kind of paragraph it is.
    pub role: Role<'d>,
    /// Its words.
    pub runs: Vec<Run<'d>>,
}

/// What kind of paragraph it is; a depth counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'d> {
    /// Words.
    Plain,
    /// An entry of a list.
    Bullet(u8),
    /// An entry of a list with numbers.
    Number(u8, u64),
    /// A later paragraph of an entry.
    Under(u8),
    /// A heading inside a slide, with its address.
    Heading(&'d str),
    /// What the next paragraphs are, such as good practice.
    Label,
    /// A quotation.
    Quote,
    /// Code.
    Code,
    /// A note at the foot.
    Foot,
}

/// A stretch of words that look alike.
#[derive(Clone, Debug)]
pub struct Run<'d> {
    /// The words; a line end stands.
    pub text: Cow<'d, str>,
    /// How they look.
    pub look: Look,
    /// Where they lead.
    pub link: Option<&'d Target>,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for one mark of a writer, and any may meet any other")]
pub struct Look {
    /// Strong.
    pub strong: bool,
    /// Stressed.
    pub stressed: bool,
    /// Struck out.
    pub struck: bool,
    /// Code.
    pub code: bool,
    /// The mark of a note.
    pub raised: bool,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Grid<'d> {
    /// What it is called.
    pub caption: Option<&'d str>,
    /// The names of its columns.
    pub head: Vec<Vec<Run<'d>>>,
    /// Its rows, each as long as `head`.
    pub rows: Vec<Vec<Vec<Run<'d>>>>,
}

impl<'d> Run<'d> {
    /// Returns plain words.
    pub fn plain(text: impl Into<Cow<'d, str>>) -> Self {
        Self { text: text.into(), look: Look::default(), link: None }
    }
}

impl<'d> Line<'d> {
    /// Returns a paragraph of plain words.
    pub fn plain(role: Role<'d>, text: impl Into<Cow<'d, str>>) -> Self {
        Self { role, runs: vec![Run::plain(text)] }
    }

    /// Returns its words.
    pub fn text(&self) -> String {
        words(&self.runs)
    }
}

/// Returns the words of some runs.
pub(super) fn words(runs: &[Run<'_>]) -> String {
    runs.iter().map(|run| &*run.text).collect()
}

impl<'d> Slide<'d> {
    /// Returns an empty slide.
    pub fn new(layout: Layout, title: impl Into<Cow<'d, str>>) -> Self {
        Self {
            layout,
            title: title.into(),
            anchor: Cow::Borrowed(""),
            turn: 0,
            main: Vec::new(),
            side: Vec::new(),
            size: Size::Normal,
            notes: Vec::new(),
            part: None,
        }
    }
}

/// A slide as its author wrote it, before it is known how many it takes.
#[derive(Debug)]
pub(super) struct Draft<'d> {
    pub title: Cow<'d, str>,
    pub anchor: Cow<'d, str>,
    /// What it shows: each group begins a new slide.
    pub groups: Vec<Group<'d>>,
    pub notes: Vec<Piece<'d>>,
    pub span: Span,
}

/// What stands together.
#[derive(Debug)]
pub(super) enum Group<'d> {
    /// One below the other; `free` when nobody expects it to fit on one slide, as the text of an exercise.
    Flow { pieces: Vec<Piece<'d>>, free: bool },
    /// Side by side.
    Columns(Vec<Vec<Piece<'d>>>),
}
