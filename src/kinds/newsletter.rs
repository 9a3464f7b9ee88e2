//! The newsletter: one issue of the learning briefing.

use toml::Spanned;
use toml::de::DeValue;

use super::wanted::{ASeminar, Any};
use super::{About, Address};
use crate::fields::{Date, Field, Node, Number, Reader, Ref, Text, Url, Word};
use crate::record;
use crate::vocabulary::{Roles, Themes};

record! {
    /// What only a newsletter says.
    pub struct Newsletter {
        /// the number of the issue
        number: Number,
        /// the day of the issue
        date: Date,
        /// the subject line, under 50 characters
        subject: Text,
        /// the line that mail programs show beside the subject
        preheader: Option<Text>,
        /// a few words of welcome
        welcome: Text,
        /// questions for a team
        questions: Vec<Text>,
        /// the items that somebody chose: four to eight with those that `since` adds
        items: Vec<Item>,
        /// "last-issue": what was published since the issue before this one is added, up to eight items
        since: Option<Since>,
        /// what `since` may add; everything when left out
        only: Option<Only>,
        /// training to come
        training_dates: Vec<TrainingDate>,
        /// where to read on
        reading: Vec<Reading>,
    }
}

record! {
    /// What `since` may add.
    pub struct Only {
        /// documents of these kinds, such as briefing
        kinds: Vec<Text>,
        /// documents about one of these themes
        themes: Vec<Word<Themes>>,
        /// documents for one of these roles
        roles: Vec<Word<Roles>>,
    }
}

record! {
    /// One item of an issue.
    pub struct Item {
        /// the document it is about
        document as "ref": Ref<Any>,
        /// 60 to 150 words
        blurb: Text,
        /// the words of the link
        link_text: Text,
    }
}

record! {
    /// Training to come.
    pub struct TrainingDate {
        /// the day
        date: Date,
        /// what it is called
        title: Text,
        /// where
        place: Option<Text>,
        /// the seminar
        document as "ref": Option<Ref<ASeminar>>,
    }
}

record! {
    /// Something to read.
    pub struct Reading {
        /// its title
        title: Text,
        /// its address
        url: Url,
    }
}

/// From when on documents are new to an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// From the day of the issue before this one.
    LastIssue,
}

impl Field for Since {
    const EXPECTED: &'static str = "\"last-issue\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        if &*text.value == "last-issue" {
            return Some(Self::LastIssue);
        }
        let message = format!("`{}` is no point in time that an issue can begin at", text.value);
        reader.bad_value(value, message, "write `since = \"last-issue\"`, or remove the line");
        None
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}

impl Newsletter {
    /// The most items that an issue holds.
    pub const MOST: usize = 8;
    /// The fewest items that an issue holds.
    pub const FEWEST: usize = 4;

    pub(super) const ABOUT: About = About {
        name: "newsletter",
        folder: "newsletters",
        label: "Newsletter",
        plural: "Newsletters",
        intro: "What is new in learning, in a few short items, several times a year.",
        address: Address::Page,
        badge: None,
        learning: true,
    };
}
