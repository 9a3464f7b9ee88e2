//! The one place that decides what is public.
//!
//! In: checked documents, the ledger of approvals, and today. Out: [`Admitted`] documents and the state of every other.
//! Invariant: only this module makes an [`Admitted`] value, and no path leads from `Preview` back to `Cleared`.

mod admission;
mod admitted;
mod clearance;
mod gone;
mod history;
mod ledger;
mod memory;
mod outgoing;
mod proof;
mod record;
mod rules;
mod secrets;
mod signature;
mod since;
mod stale;
mod state;
mod verdict;
mod writing;

#[cfg(test)]
mod tests;

pub use admission::{Admission, Entry, admit, digest, faults, last_digest, rehearse};
pub use admitted::{Admitted, Approved, Notice};
pub use clearance::{Clearance, Cleared, Preview};
pub use gone::{Gone, addresses_of};
pub use history::Decided;
pub use ledger::{Ledger, Record, beside};
pub use memory::Memory;
pub use proof::{EVERY, Proof};
pub use record::{Approval, ApprovalRecord, Trace, Withdrawal};
pub use rules::RULES;
pub use secrets::Secrets;
pub use signature::NAMESPACE;
pub use since::changes_since;
pub use state::State;
pub(crate) use verdict::review_day;
pub use writing::{Decision, Takedown, append};

/// The rule set in force, written into every approval.
pub const RULE_SET: &str = "2026.1";
