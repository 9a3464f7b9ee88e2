//! The response: what a reader wrote about an article, moderated.

use super::wanted::Any;
use super::{About, Address};
use crate::fields::{Date, Ref, Text};
use crate::record;

record! {
    /// What only a response says.
    pub struct Response {
        /// the document it answers
        article: Ref<Any>,
        /// a role, never a name
        display_name: Text,
        /// what was written
        text: Text,
        /// the day
        date: Date,
        /// who let it through
        moderation: Moderated,
    }
}

record! {
    /// Who let a response through.
    pub struct Moderated {
        /// the post
        by: Text,
        /// the day
        date: Date,
    }
}

impl Response {
    pub(super) const ABOUT: About = About {
        name: "response",
        folder: "responses",
        label: "Response",
        plural: "Responses",
        intro: "What readers wrote.",
        address: Address::Guest,
        badge: None,
        learning: false,
    };
}
