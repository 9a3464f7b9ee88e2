//! The audit: what was looked at, how, what was found, and what is asked for.

use super::wanted::{AFinding, AResource, ASeminar, AnAudit, Any};
use super::{About, Address};
use crate::fields::{Count, Date, Flag, Lineage, Many, Number, Ref, Text, Word};
use crate::record;
use crate::vocabulary::{AuditFocuses, AuditTypes, Changes, Domains, GradeScales, Methods, PriorityRoutes};

record! {
    /// What only an audit says.
    pub struct Audit {
        /// what kind of audit it was
        form as "type": Word<AuditTypes>,
        /// how it was done
        method: Many<Word<Methods>>,
        /// the time that it looked at
        period: Period,
        /// why this theme was chosen
        priority_routes: Many<Word<PriorityRoutes>>,
        /// the questions it set out to answer
        kloes: Many<Text>,
        /// the post or group that asked for it
        commissioner: Text,
        /// how many months of records were read
        look_back_months: Number,
        /// how many children's records were read; never printed
        sample_size: Option<Count>,
        /// the tool that was used
        tool: Option<Ref<AResource>>,
        /// the posts that audited
        auditor_roles: Vec<Text>,
        /// that no auditor held the case or managed the worker
        independence_confirmed: Flag,
        /// who checked that the judgements are fair
        moderation: Moderation,
        /// the post of an independent chair
        independent_chair: Option<Text>,
        /// what families told us
        family_voice: Option<FamilyVoice>,
        /// what is working
        strengths: Vec<Ref<AFinding>>,
        /// what must improve
        improvements: Vec<Ref<AFinding>>,
        /// the earlier lessons that it tested
        tests_lessons: Vec<Ref<Any>>,
        /// the training that it tested
        tests_training: Vec<Ref<ASeminar>>,
        /// the earlier audit that it repeats
        re_audit_of: Option<Lineage<AnAudit>>,
        /// when the same things will be looked at again
        next_test_due: Option<Date>,
        /// what it cannot tell
        limits: Vec<Text>,
        /// three to seven sentences that any worker could use
        key_messages: Many<Text>,
        /// whether it looked at compliance or quality
        focus: Vec<Word<AuditFocuses>>,
        /// the judgement of each area of work
        judgements: Vec<Judgement>,
        /// what a re-audit saw change
        changes: Vec<DomainChange>,
        /// what should change
        recommendations: Vec<Recommendation>,
    }
}

record! {
    /// A stretch of time.
    pub struct Period {
        /// its first day
        from: Date,
        /// its last day
        to: Date,
    }
}

record! {
    /// Who checked that the judgements are fair.
    pub struct Moderation {
        /// the group
        group: Text,
        /// the day
        date: Date,
    }
}

record! {
    /// What families told us.
    pub struct FamilyVoice {
        /// how they were asked
        how: Text,
        /// what they told us, in our words
        themes: Vec<Text>,
    }
}

record! {
    /// The judgement of one area of work.
    pub struct Judgement {
        /// the area of work
        domain: Word<Domains>,
        /// the scale
        scale: Word<GradeScales>,
        /// the grade on that scale
        grade: Text,
        /// how many records had it; never printed
        count: Option<Count>,
    }
}

record! {
    /// What a re-audit saw in one area of work.
    pub struct DomainChange {
        /// the area of work
        domain: Word<Domains>,
        /// what was seen
        change: Word<Changes>,
    }
}

record! {
    /// One thing that should change.
    pub struct Recommendation {
        /// its short name, such as R1
        id: Text,
        /// what should change
        text: Text,
        /// the findings behind it
        findings: Vec<Ref<AFinding>>,
        /// why no action follows from it
        no_action_reason: Option<Text>,
    }
}

impl Audit {
    pub(super) const ABOUT: About = About {
        name: "audit",
        folder: "audits",
        label: "Audit",
        plural: "Audits",
        intro: "What we looked at, why and how, what is working, what must improve, and when we will test it again.",
        address: Address::Page,
        badge: Some("type"),
        learning: true,
    };
}
