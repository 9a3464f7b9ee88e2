//! The action: who will do what by when, and what came of it.

use super::wanted::{AFinding, AnAudit};
use super::{About, Address};
use crate::fields::{Date, Ref, Text, Word};
use crate::record;
use crate::vocabulary::{ActionStatuses, Agencies};

record! {
    /// What only an action says.
    pub struct Action {
        /// the audit that asked for it
        audit: Ref<AnAudit>,
        /// the recommendation of that audit, such as R1
        recommendation: Text,
        /// the findings behind it
        findings: Vec<Ref<AFinding>>,
        /// what will be done, beginning with a verb
        action: Text,
        /// the agency that leads
        lead_agency: Word<Agencies>,
        /// the post that owns it
        owner_role: Text,
        /// the day by which it is done
        due: Date,
        /// how far it is
        status: Word<ActionStatuses>,
        /// what shows that it was done
        evidence: Vec<Text>,
        /// what should be different for children
        intended_outcome: Text,
        /// how we will know
        success_measure: Option<Text>,
        /// what was seen
        outcome_seen: Option<Text>,
        /// the group that confirmed it
        confirmed_by: Option<Text>,
        /// the audit that tested it
        re_audit: Option<Ref<AnAudit>>,
        /// what has happened so far
        notes: Vec<Note>,
    }
}

record! {
    /// What happened, and when.
    pub struct Note {
        /// the day
        date: Date,
        /// what happened
        text: Text,
    }
}

impl Action {
    pub(super) const ABOUT: About = About {
        name: "action",
        folder: "actions",
        label: "Action",
        plural: "Actions",
        intro: "Who will do what by when, and what it has changed for children.",
        address: Address::Page,
        badge: Some("status"),
        learning: true,
    };
}
