//! The resource: a tool, a guide, an example.

use super::{About, Address};
use crate::fields::{Flag, Text, Url, Word};
use crate::record;
use crate::vocabulary::ResourceTypes;

record! {
    /// What only a resource says.
    pub struct Resource {
        /// what kind of resource it is
        form as "type": Word<ResourceTypes>,
        /// the post that keeps it
        owner: Text,
        /// whether it is an example to copy
        exemplar: Option<Flag>,
        /// the format of the file
        format: Option<Text>,
        /// the address where it can be read
        url: Option<Url>,
    }
}

impl Resource {
    pub(super) const ABOUT: About = About {
        name: "resource",
        folder: "resources",
        label: "Resource",
        plural: "Resources",
        intro: "Tools, guides and examples that others can use.",
        address: Address::Page,
        badge: Some("type"),
        learning: true,
    };
}
