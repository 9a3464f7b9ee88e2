//! The one place that decides what is public.
//!
//! In: checked documents, the ledger of approvals, and today. Out: [`Admitted`] documents and the state of every other.
//! Invariant: only this module makes an [`Admitted`] value, and no path leads from `Preview` back to `Cleared`.

mod admission;
mod admitted;
mod clearance;
mod ledger;
mod record;
mod rules;
mod state;

pub(crate) use admission::review_day;
pub use admission::{Admission, Entry, admit, digest, one_post};
pub use admitted::{Admitted, Approved};
pub use clearance::{Clearance, Cleared, Preview};
pub use ledger::{Ledger, Record};
pub use record::{Approval, Decision, Withdrawal, append};
pub use rules::RULES;
pub use state::State;

/// The rule set in force, written into every approval.
pub const RULE_SET: &str = "2026.1";
