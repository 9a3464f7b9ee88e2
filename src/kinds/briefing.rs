//! The seven-minute briefing: one lesson for a team meeting.

use super::wanted::{AReview, AnAudit, Any};
use super::{About, Address};
use crate::fields::{Date, Many, Ref, Text, Url, Word};
use crate::record;
use crate::vocabulary::Roles;

record! {
    /// What only a briefing says; sections one to five are its text.
    pub struct Briefing {
        /// the audit that it draws on
        audit: Option<Ref<AnAudit>>,
        /// the review that it draws on
        review: Option<Ref<AReview>>,
        /// the template of its sections, seven-minute when left out
        template: Option<Text>,
        /// the last day that the evidence covers
        evidence_until: Option<Date>,
        /// sentences that any worker could use
        key_messages: Vec<Text>,
        /// three to five questions for a team
        questions: Many<Text>,
        /// what each role should do
        what_to_do: Many<RoleActions>,
        /// where to read on
        further_reading: Vec<Reading>,
        /// what has changed since it was written
        what_changed: Vec<Change>,
    }
}

record! {
    /// What one role should do.
    pub struct RoleActions {
        /// the role
        role: Word<Roles>,
        /// what to do, each beginning with a verb
        actions: Many<Text>,
    }
}

record! {
    /// Something to read next.
    pub struct Reading {
        /// its title
        title: Text,
        /// its address
        url: Option<Url>,
        /// or its id, when it is a document of this site
        document as "ref": Option<Ref<Any>>,
    }
}

record! {
    /// What changed, and when.
    pub struct Change {
        /// the day
        date: Date,
        /// what changed
        text: Text,
    }
}

impl Briefing {
    pub(super) const ABOUT: About = About {
        name: "briefing",
        folder: "briefings",
        label: "Briefing",
        plural: "Briefings",
        intro: "Short, structured lessons for a team meeting, each with what to do by role and questions to discuss.",
        address: Address::Page,
        badge: None,
        learning: true,
    };
}
