//! The plain page: how we audit, privacy, contact.

use super::{About, Address};
use crate::fields::{Number, Word};
use crate::record;
use crate::vocabulary::Menus;

record! {
    /// What only a plain page says.
    pub struct Page {
        /// the menu that it stands in
        menu: Option<Word<Menus>>,
        /// its place in that menu
        order: Option<Number>,
    }
}

impl Page {
    pub(super) const ABOUT: About = About {
        name: "page",
        folder: "pages",
        label: "Page",
        plural: "Pages",
        intro: "About the partnership and this site.",
        address: Address::Page,
        badge: None,
        learning: false,
    };
}
