//! What a document is today.

use crate::base::Day;

/// What a document is today, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Approved, in date and byte for byte what was approved.
    Public,
    /// Not approved yet.
    Waiting,
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
    },
    /// Approved, and an error stands against it or its record.
    Refused,
}

impl State {
    /// Returns the word for the state.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Waiting => "waiting",
            Self::Changed { .. } => "changed",
            Self::Scheduled { .. } => "scheduled",
            Self::Expired { .. } => "expired",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Refused => "refused",
        }
    }

    /// Returns the reason, for a reader.
    pub fn reason(self) -> String {
        match self {
            Self::Public => "approved, in date, unchanged".to_owned(),
            Self::Waiting => "not approved yet".to_owned(),
            Self::Changed { approved_on } => format!("changed since its approval of {}", approved_on.long()),
            Self::Scheduled { from } => format!("public from {}", from.long()),
            Self::Expired { until } => format!("public until {}", until.long()),
            Self::Withdrawn { on } => format!("withdrawn on {}", on.long()),
            Self::Refused => "approved, but an error stands against it".to_owned(),
        }
    }
}
