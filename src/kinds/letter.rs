//! The letter: what the chair asks of agencies.

use super::wanted::{APerson, ASeminar};
use super::{About, Address};
use crate::fields::{Date, Many, Ref, Text};
use crate::record;

record! {
    /// What only a letter says.
    pub struct Letter {
        /// the day
        date: Date,
        /// the groups it is written to
        addressees: Many<Text>,
        /// who signs it
        signatory: Ref<APerson>,
        /// its key messages
        key_messages: Many<Text>,
        /// the seminar that goes with it
        seminar: Option<Ref<ASeminar>>,
        /// what is asked of whom
        asks: Vec<Ask>,
    }
}

record! {
    /// What is asked.
    pub struct Ask {
        /// of whom
        who: Text,
        /// what
        what: Text,
        /// by when
        by: Option<Date>,
    }
}

impl Letter {
    pub(super) const ABOUT: About = About {
        name: "letter",
        folder: "letters",
        label: "Letter",
        plural: "Letters",
        intro: "Letters from the partnership to those who work with children.",
        address: Address::Page,
        badge: None,
        learning: false,
    };
}
