//! What a file holds that no text of it shows.

use std::fmt;

/// Something in a file that an editor has to know of, whatever its texts say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Concern {
    /// A picture or film says where it was taken.
    Location,
    /// Changes are tracked, so that what was deleted is still there.
    TrackedChanges,
    /// Comments or notes of reviewers.
    Comments,
    /// The sheet of this number is hidden.
    HiddenSheet(usize),
    /// The sheet of this number has hidden rows or columns.
    HiddenRowsOrColumns(usize),
    /// The slide of this number is hidden.
    HiddenSlide(usize),
    /// Text that is not shown.
    HiddenText,
    /// Text that lies beneath a filled box, on this page.
    CoveredText(usize),
    /// A file inside the file.
    EmbeddedFile,
    /// The data behind a pivot table or a chart.
    DataBehind,
    /// A picture is cropped, and the part cut away is still there.
    CroppedPicture,
    /// A small picture of the whole, which may show an earlier state.
    Preview,
    /// The file still holds an earlier version of itself.
    EarlierVersion,
    /// Bytes after the end of a picture.
    Trailing,
    /// A program: macros or scripts.
    Program,
    /// Something that the file takes from, or names of, another computer.
    ExternalLink,
    /// Notes of the camera's maker, in a form that only the maker knows.
    MakerNote,
    /// The text of this page cannot be read by a program.
    UnreadableText(usize),
    /// This page is a picture or a drawing, with no text to check.
    PictureOfPage(usize),
    /// Sound or moving pictures, which no program here can check.
    Recording,
    /// Something inside that cannot be read.
    Unchecked,
}

/// What a concern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// Somebody has to look at it and answer.
    Ask,
    /// The file should not go out with it.
    Refuse,
}

impl Concern {
    /// Returns what a concern asks for, as far as it can be said without the settings of a site.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Location
            | Self::TrackedChanges
            | Self::Comments
            | Self::HiddenSheet(_)
            | Self::HiddenSlide(_)
            | Self::EmbeddedFile
            | Self::Trailing
            | Self::Program
            | Self::UnreadableText(_) => Weight::Refuse,
            Self::HiddenRowsOrColumns(_)
            | Self::HiddenText
            | Self::CoveredText(_)
            | Self::DataBehind
            | Self::CroppedPicture
            | Self::Preview
            | Self::EarlierVersion
            | Self::ExternalLink
            | Self::MakerNote
            | Self::PictureOfPage(_)
            | Self::Recording
            | Self::Unchecked => Weight::Ask,
        }
    }

    /// Returns what an editor can do.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Location => "remove the location, for example by taking a screenshot of the picture",
            Self::TrackedChanges => "accept or reject all changes, turn tracking off and save",
            Self::Comments => "delete all comments and save",
            Self::HiddenSheet(_) => "delete the sheet, or show it if readers shall have it",
            Self::HiddenRowsOrColumns(_) => "delete the hidden rows and columns, or show them",
            Self::HiddenSlide(_) => "delete the slide, or show it if readers shall have it",
            Self::HiddenText => "delete the hidden text, or show it",
            Self::CoveredText(_) => "delete the words themselves and export again: a box over them hides nothing",
            Self::EmbeddedFile => "take the inner file out, or attach it by itself",
            Self::DataBehind => "paste the table or chart as a picture, or publish its data on purpose",
            Self::CroppedPicture => "compress the pictures and choose to delete the cropped areas",
            Self::Preview => "save the file without a preview picture",
            Self::EarlierVersion => "save it under a new name, or print it to PDF, so that only what is shown remains",
            Self::Trailing => "open the picture and save it again",
            Self::Program => "save it without macros or scripts, for example as .docx, .xlsx or .pptx",
            Self::ExternalLink => "break the links to other files and save",
            Self::MakerNote => "save the picture without camera information",
            Self::UnreadableText(_) => "export it again from the original with its fonts embedded as text",
            Self::PictureOfPage(_) => "export it from the original, not from a scan, or have a person read the page",
            Self::Recording => "have a person listen to it or watch it",
            Self::Unchecked => "take it out, or have a person look at it",
        }
    }
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Location => f.write_str("the file says where a picture was taken"),
            Self::TrackedChanges => f.write_str("changes are tracked: deleted words can be read by anybody"),
            Self::Comments => f.write_str("there are comments of reviewers"),
            Self::HiddenSheet(n) => write!(f, "sheet {n} is hidden, and anybody can show it"),
            Self::HiddenRowsOrColumns(n) => {
                write!(f, "sheet {n} has hidden rows or columns, and anybody can show them")
            }
            Self::HiddenSlide(n) => write!(f, "slide {n} is hidden, and anybody can show it"),
            Self::HiddenText => f.write_str("there is text that is not shown, and anybody can find it"),
            Self::CoveredText(n) => write!(f, "page {n} has words beneath a filled box, and anybody can copy them"),
            Self::EmbeddedFile => f.write_str("there is another file inside"),
            Self::DataBehind => f.write_str("the data behind a pivot table or chart is inside"),
            Self::CroppedPicture => f.write_str("a picture is cropped, and the part cut away is still inside"),
            Self::Preview => f.write_str("there is a small picture of the whole, which may show an earlier state"),
            Self::EarlierVersion => f.write_str("an earlier version is still inside"),
            Self::Trailing => f.write_str("something follows after the end of the picture"),
            Self::Program => f.write_str("there is a program inside"),
            Self::ExternalLink => f.write_str("it names files on another computer"),
            Self::MakerNote => f.write_str("the camera left notes that only its maker can read"),
            Self::UnreadableText(n) => write!(f, "the text of page {n} cannot be read by a program"),
            Self::PictureOfPage(n) => write!(f, "page {n} is a picture, so its words cannot be checked"),
            Self::Recording => f.write_str("what is said or shown in a recording cannot be checked"),
            Self::Unchecked => f.write_str("something inside cannot be checked"),
        }
    }
}
