//! One stretch of text that is read as a whole.

use std::ops::Range;

use super::signs::Signs;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// One entry of a list.
    Item,
    /// A quotation.
    Quote,
    /// A cell of a table.
    Cell,
    /// Code.
    Code,
    /// What a picture shows, in words.
    Alt,
    /// The title of a link or picture.
    Title,
    /// Where a link leads, or a picture lies.
    Target,
    /// A comment.
    Comment,
    /// A key of the front matter.
    Key,
    /// A value of the front matter.
    Value,
    /// A part of the file's path.
    Path,
    /// The value of an attribute.
    Attribute,
}

impl Spot {
    /// Returns whether it is prose, where a capital means something.
    pub fn is_prose(self) -> bool {
        !matches!(self, Self::Target | Self::Path | Self::Key | Self::Code)
    }
}

/// One stretch of text that is read as a whole.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub spot: Spot,
    /// Its bytes in the normal text.
    pub range: Range<u32>,
    /// The signs in it.
    pub signs: Signs,
    /// Its words.
    pub tokens: Range<u32>,
    /// Number of the heading that it stands under, from 0 for the part above the first.
    pub section: u32,
    /// The passage of its key, for a value.
    pub key: Option<u32>,
    /// Table, row and column, for a cell.
    pub cell: Option<(u32, u32, u32)>,
    pub(super) runs: Range<u32>,
}
