//! The newsletter: one issue of the learning briefing.

use super::wanted::{ASeminar, Any};
use super::{About, Address};
use crate::fields::{Date, Many, Number, Ref, Text, Url};
use crate::record;

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
        /// four to eight items
        items: Many<Item>,
        /// training to come
        training_dates: Vec<TrainingDate>,
        /// where to read on
        reading: Vec<Reading>,
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

impl Newsletter {
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
