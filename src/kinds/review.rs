//! The review pointer: a published review and what it teaches.

use super::{About, Address};
use crate::fields::{Many, Number, Text, Url, Word};
use crate::record;
use crate::vocabulary::ReviewSources;

record! {
    /// What only a review pointer says.
    pub struct Review {
        /// what kind of review it is
        form as "type": Word<ReviewSources>,
        /// the year it was published
        year: Number,
        /// the area that published it
        area_name: Text,
        /// the pseudonym in the published review
        pseudonym: Option<Text>,
        /// what it teaches
        learning: Many<Text>,
        /// where it can be read
        url: Option<Url>,
    }
}

impl Review {
    pub(super) const ABOUT: About = About {
        name: "review",
        folder: "reviews",
        label: "Review",
        plural: "Reviews",
        intro: "Published reviews, local and national, and what we take from them.",
        address: Address::Page,
        badge: Some("type"),
        learning: true,
    };
}
