//! The front matter that every document has.

use super::wanted::Any;
use crate::fields::{Date, Lineage, Ref, Text, Word};
use crate::record;
use crate::vocabulary::{Agencies, CaseCategories, Indexing, JourneyStages, Roles, Sensitivities, Themes};

record! {
    /// What every document says of itself.
    ///
    /// Approval and state are not here: they come from the approval record beside the document and from the gate.
    pub struct Meta {
        /// a name that never changes and is never used again, such as briefing-neglect
        id: Text,
        /// what readers see first
        title: Text,
        /// one or two plain sentences
        summary: Text,
        /// the post that wrote it, never a person's name
        author_role: Text,
        /// the kind, where the folder does not say it
        kind: Option<Text>,
        /// the last part of the address, where the file's name will not do
        slug: Option<Text>,
        /// old addresses that lead here, such as briefings/old-name.html
        aliases: Vec<Text>,
        /// the version of the text
        version: Option<Text>,
        /// the day it was first published
        published: Option<Date>,
        /// the day it was last changed in substance
        updated: Option<Date>,
        /// the day by which someone looks again; twelve months after publication when left out
        review_by: Option<Date>,
        /// not public before this day
        publish_from: Option<Date>,
        /// not public after this day
        publish_until: Option<Date>,
        /// who may find it by search: "web", "site" or "none"
        indexing: Option<Word<Indexing>>,
        /// the areas it concerns, as in candour.toml; all when left out
        areas: Vec<Text>,
        /// what it is about
        themes: Vec<Word<Themes>>,
        /// the agencies it concerns
        agencies: Vec<Word<Agencies>>,
        /// the roles it is for
        roles: Vec<Word<Roles>>,
        /// the steps of a child's journey it concerns
        journey_stages: Vec<Word<JourneyStages>>,
        /// where in the system the children were
        case_categories: Vec<Word<CaseCategories>>,
        /// what in it may distress a reader
        sensitivity: Vec<Word<Sensitivities>>,
        /// other documents to read next
        related: Vec<Ref<Any>>,
        /// the document that this one takes the place of
        replaces: Option<Lineage<Any>>,
    }
}
