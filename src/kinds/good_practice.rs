//! Good practice: what worked, and how.

use super::wanted::AnAudit;
use super::{About, Address};
use crate::fields::{Ref, Text};
use crate::record;

record! {
    /// What only a piece of good practice says.
    pub struct GoodPractice {
        /// what was done
        what: Text,
        /// how it was achieved
        how_achieved: Text,
        /// what it needs
        conditions: Vec<Text>,
        /// the difference it made for children
        difference: Text,
        /// where else it could be used
        used_elsewhere: Option<Text>,
        /// the audit that saw it
        audit: Option<Ref<AnAudit>>,
    }
}

impl GoodPractice {
    pub(super) const ABOUT: About = About {
        name: "good-practice",
        folder: "good-practice",
        label: "Good practice",
        plural: "Good practice",
        intro: "What has worked, how it was done, and what it needs to work elsewhere.",
        address: Address::Page,
        badge: None,
        learning: true,
    };
}
