//! The seminar: a session that a trainer can run.

use super::wanted::{AResource, Any};
use super::{About, Address};
use crate::fields::{Date, Many, Number, Ref, Text, Word};
use crate::record;
use crate::vocabulary::AgendaTypes;

record! {
    /// What only a seminar says; its text is the slides.
    pub struct Seminar {
        /// what people can do afterwards
        objectives: Many<Text>,
        /// how long it takes, in minutes
        duration: Number,
        /// the documents that it draws on
        sources: Many<Ref<Any>>,
        /// how many people it suits
        group_size: Option<Text>,
        /// what to hand out
        handouts: Vec<Ref<AResource>>,
        /// how its effect is seen
        evaluation: Option<Text>,
        /// the running order
        agenda: Many<AgendaItem>,
        /// when it is held
        dates: Vec<SeminarDate>,
    }
}

record! {
    /// One part of the running order.
    pub struct AgendaItem {
        /// how long it takes, in minutes
        minutes: Number,
        /// what it is called
        title: Text,
        /// what kind of part it is
        form as "type": Word<AgendaTypes>,
    }
}

record! {
    /// One time that it is held.
    pub struct SeminarDate {
        /// the day
        date: Date,
        /// when it starts, such as 12:30
        start: Text,
        /// when it ends
        end: Text,
        /// where
        place: Text,
    }
}

impl Seminar {
    pub(super) const ABOUT: About = About {
        name: "seminar",
        folder: "seminars",
        label: "Seminar",
        plural: "Seminars",
        intro: "Material for a lunch-time session: a running order, slides, notes and an exercise.",
        address: Address::Page,
        badge: None,
        learning: true,
    };
}
