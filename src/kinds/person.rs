//! The public office-holder: the only people who are named.

use super::{About, Address};
use crate::fields::{Flag, Text};
use crate::record;

record! {
    /// What only an office-holder's entry says; the title is the name.
    pub struct Person {
        /// the public office
        office: Text,
        /// the organisation
        organisation: Text,
        /// that the office is public
        public_role: Flag,
    }
}

impl Person {
    pub(super) const ABOUT: About = About {
        name: "person",
        folder: "people",
        label: "Office-holder",
        plural: "People",
        intro: "Those who answer for the partnership in public.",
        address: Address::Entry,
        badge: None,
        learning: false,
    };
}
