//! The flow chart: steps with who, what and when.

use super::{About, Address};
use crate::fields::{Many, Text};
use crate::record;

record! {
    /// What only a flow chart says.
    pub struct Flow {
        /// its steps in order
        steps: Many<Step>,
    }
}

record! {
    /// One step.
    pub struct Step {
        /// who does it
        who: Text,
        /// what is done
        what: Text,
        /// when
        when: Text,
    }
}

impl Flow {
    pub(super) const ABOUT: About = About {
        name: "flow",
        folder: "flows",
        label: "Flow chart",
        plural: "Flow charts",
        intro: "Who does what and when, step by step.",
        address: Address::Page,
        badge: None,
        learning: false,
    };
}
