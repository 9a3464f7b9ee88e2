//! Where in a file a text stands, in words for an editor.

use std::borrow::Cow;
use std::fmt;

/// One text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// What it says, without control characters; the cells of a table row have a tab between them.
    pub text: String,
}

/// Where a text stands, and what such a place holds.
///
/// Its words never come from the file: they can be printed where the text itself may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    words: Cow<'static, str>,
    within: Option<Box<str>>,
    holds: Holds,
}

/// What stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// What the file shows or says to its readers.
    Content,
    /// What the file says of itself: a title, a comment of a camera, a path.
    Metadata,
    /// The same, where a person is expected: an author, or whoever saved it last.
    Person,
}

impl Place {
    /// Makes the place of something that readers are told.
    pub(super) fn content(words: impl Into<Cow<'static, str>>) -> Self {
        Self { words: words.into(), within: None, holds: Holds::Content }
    }

    /// Makes the place of something that the file says of itself.
    pub(super) fn metadata(words: impl Into<Cow<'static, str>>) -> Self {
        Self { words: words.into(), within: None, holds: Holds::Metadata }
    }

    /// Makes the place of a person that the file names.
    pub(super) fn person(words: impl Into<Cow<'static, str>>) -> Self {
        Self { words: words.into(), within: None, holds: Holds::Person }
    }

    /// Returns the same place, said to be inside another.
    pub(super) fn within(mut self, outer: &str) -> Self {
        self.within = (!outer.is_empty()).then(|| outer.into());
        self
    }

    /// Returns what such a place holds.
    pub fn holds(&self) -> Holds {
        self.holds
    }

    /// Returns whether the file says this of itself.
    pub fn is_metadata(&self) -> bool {
        self.holds != Holds::Content
    }

    /// Returns whether such a place holds a person, or the account of one.
    pub fn is_person(&self) -> bool {
        self.holds == Holds::Person
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)?;
        self.within.as_ref().map_or(Ok(()), |outer| write!(f, ", in {outer}"))
    }
}
