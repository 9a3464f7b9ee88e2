//! The glossary term: its title is the term, its summary the meaning.

use super::wanted::ATerm;
use super::{About, Address};
use crate::fields::{Ref, Text};
use crate::record;

record! {
    /// What only a glossary term says.
    pub struct Term {
        /// its abbreviation
        abbreviation: Option<Text>,
        /// other names
        also: Vec<Text>,
        /// other terms to see
        see: Vec<Ref<ATerm>>,
    }
}

impl Term {
    pub(super) const ABOUT: About = About {
        name: "term",
        folder: "glossary",
        label: "Term",
        plural: "Glossary",
        intro: "The words of this field in plain English.",
        address: Address::Entry,
        badge: None,
        learning: false,
    };
}
