//! The notice: a correction or a withdrawal.

use super::wanted::Any;
use super::{About, Address};
use crate::fields::{Date, Ref, Word};
use crate::record;
use crate::vocabulary::NoticeTypes;

record! {
    /// What only a notice says.
    pub struct Notice {
        /// what kind of notice it is
        form as "type": Word<NoticeTypes>,
        /// the document it is about
        about: Option<Ref<Any>>,
        /// the day
        date: Date,
    }
}

impl Notice {
    pub(super) const ABOUT: About = About {
        name: "notice",
        folder: "notices",
        label: "Notice",
        plural: "Notices",
        intro: "What we have corrected or taken down.",
        address: Address::Page,
        badge: Some("type"),
        learning: false,
    };
}
