//! Why a file cannot be read, and what an editor can do.

use std::fmt;

/// Why nothing can be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unreadable {
    /// It opens with a password, or forbids something.
    Encrypted,
    /// It does not hold to its own format; the words say what is wrong.
    Damaged(&'static str),
    /// It is of a kind that cannot be read.
    UnknownFormat,
    /// It is a Word, Excel or `PowerPoint` file of before 2007.
    OldOffice,
    /// Unpacked, it is larger than anything that should be published.
    TooLarge,
    /// It has more levels inside each other than any program writes.
    TooDeep,
}

impl Unreadable {
    /// Returns what an editor can do.
    pub fn help(self) -> &'static str {
        match self {
            Self::Encrypted => "save it without a password and without restrictions",
            Self::Damaged(_) => "open it in the program that made it, save it again and attach the new file",
            Self::UnknownFormat => "save it as PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), CSV, PNG or JPEG",
            Self::OldOffice => "open it and save it in the format of today: .docx, .xlsx or .pptx",
            Self::TooLarge => "attach less: fewer or smaller files",
            Self::TooDeep => "take the inner files out and attach them one by one",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encrypted => f.write_str("the file is locked, so nobody can check what it says"),
            Self::Damaged(what) => write!(f, "the file is damaged: {what}"),
            Self::UnknownFormat => f.write_str("this kind of file cannot be checked"),
            Self::OldOffice => f.write_str("this old Office format cannot be checked"),
            Self::TooLarge => f.write_str("the file is too large once it is unpacked"),
            Self::TooDeep => f.write_str("the file has too many levels inside each other"),
        }
    }
}

impl std::error::Error for Unreadable {}
