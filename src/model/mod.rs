//! Admitted documents become one closed site: every address has one owner, every link a target of the same clearance.
//!
//! In: admitted documents. Out: [`Site`], and findings for links that lead to nothing public.
//! Invariant: nothing in a `Site<Cleared>` came from anywhere but the gate.

mod assemble;
mod issue;
mod library;

pub use assemble::{RULES, assemble};
pub use issue::{Standing, Told};
pub use library::{Library, Page, Place, Site};
