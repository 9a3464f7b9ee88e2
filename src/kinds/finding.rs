//! The finding: one statement of learning about how the system works.

use super::wanted::{AFinding, AReview, AnAudit};
use super::{About, Address};
use crate::fields::{Flag, Lineage, Ref, Text, Word};
use crate::record;
use crate::vocabulary::{Domains, EvidenceStrengths, FindingLevels, FindingTypes, ImpactKinds};

record! {
    /// What only a finding says.
    pub struct Finding {
        /// the audit that it comes from
        audit: Option<Ref<AnAudit>>,
        /// the review that it comes from
        review: Option<Ref<AReview>>,
        /// whether it is a strength, an improvement, emerging or a repeat
        form as "type": Word<FindingTypes>,
        /// what was found, in one sentence
        statement: Text,
        /// the area of work
        domain: Word<Domains>,
        /// "systemic": only learning about the system is published
        level: Word<FindingLevels>,
        /// what it means for children
        impact_on_child: Text,
        /// whether that was seen or could follow
        impact_kind: Word<ImpactKinds>,
        /// how a strength was achieved
        how_achieved: Option<Text>,
        /// why it needs to improve
        why: Option<Text>,
        /// how sure we are
        evidence_strength: Option<Word<EvidenceStrengths>>,
        /// the question of the audit that it answers
        answers_kloe: Option<Text>,
        /// whether training would help
        training_gap: Option<Flag>,
        /// whether a procedure must change
        changes_procedure: Option<Flag>,
        /// the earlier finding that it repeats
        repeats: Option<Lineage<AFinding>>,
        /// why no recommendation follows from it
        no_recommendation_reason: Option<Text>,
    }
}

impl Finding {
    pub(super) const ABOUT: About = About {
        name: "finding",
        folder: "findings",
        label: "Finding",
        plural: "Findings",
        intro: "Single points of learning: what is done well and how, what must improve and why.",
        address: Address::Page,
        badge: Some("type"),
        learning: true,
    };
}
