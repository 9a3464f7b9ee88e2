//! What a document is today.

use super::Trace;
use crate::base::Day;

/// What a document is today, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Approved, in date and byte for byte what was approved.
    Public,
    /// Not approved yet.
    Waiting,
    /// Approved by some of the posts that must agree.
    Seconding {
        /// How many have approved.
        given: usize,
        /// How many must.
        needed: usize,
    },
    /// Not the bytes that were approved.
    Changed {
        /// The day of the last approval.
        approved_on: Day,
    },
    /// Approved, and not public before a day.
    Scheduled {
        /// That day.
        from: Day,
    },
    /// Approved, and no longer public after a day.
    Expired {
        /// That day.
        until: Day,
    },
    /// Taken down.
    Withdrawn {
        /// The day of the decision.
        on: Day,
        /// What stays behind.
        trace: Trace,
    },
    /// Approved, and an error stands against it or its record.
    Refused,
}

impl State {
    /// Returns the word for the state.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Waiting | Self::Seconding { .. } => "waiting",
            Self::Changed { .. } => "changed",
            Self::Scheduled { .. } => "scheduled",
            Self::Expired { .. } => "expired",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Refused => "refused",
        }
    }

    /// Returns whether its text was approved as it stands, by enough posts, with no error against it, and not withdrawn.
    pub fn is_approved(self) -> bool {
        matches!(self, Self::Public | Self::Scheduled { .. } | Self::Expired { .. })
    }

    /// Returns the reason, for a reader.
    pub fn reason(self) -> String {
        match self {
            Self::Public => "approved, in date, unchanged".to_owned(),
            Self::Waiting => "not approved yet".to_owned(),
            Self::Seconding { given, needed } => format!("approved by {given} of the {needed} posts that must agree"),
            Self::Changed { approved_on } => format!("changed since its approval of {}", approved_on.long()),
            Self::Scheduled { from } => format!("public from {}", from.long()),
            Self::Expired { until } => format!("public until {}", until.long()),
            Self::Withdrawn { on, trace } => format!("{} on {}", trace.name(), on.long()),
            Self::Refused => "approved, but an error stands against it".to_owned(),
        }
    }
}
