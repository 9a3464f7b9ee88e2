//! The programme entry: one audit that is planned.

use super::wanted::AnAudit;
use super::{About, Address};
use crate::fields::{Date, Many, Number, Ref, Text, Word};
use crate::record;
use crate::vocabulary::{AuditTypes, PriorityRoutes, ProgrammeStatuses};

record! {
    /// What only a programme entry says.
    pub struct ProgrammeEntry {
        /// the year
        year: Number,
        /// the quarter, 1 to 4
        quarter: Number,
        /// the kind of audit
        form as "type": Word<AuditTypes>,
        /// why it was chosen
        priority_routes: Many<Word<PriorityRoutes>>,
        /// the questions it will ask
        kloes: Vec<Text>,
        /// how far it is
        status: Word<ProgrammeStatuses>,
        /// the audit, once it is published
        audit: Option<Ref<AnAudit>>,
        /// the steps on the way
        milestones: Vec<Milestone>,
    }
}

record! {
    /// One step on the way.
    pub struct Milestone {
        /// the day
        date: Date,
        /// what is done by then
        what: Text,
    }
}

impl ProgrammeEntry {
    pub(super) const ABOUT: About = About {
        name: "programme-entry",
        folder: "programme",
        label: "Planned audit",
        plural: "Audit programme",
        intro: "What we plan to look at, quarter by quarter, and why.",
        address: Address::Page,
        badge: Some("status"),
        learning: true,
    };
}
