//! A plan becomes the live folder: staged beside it, then swapped in as a whole.
//!
//! In: a plan of cleared files and the folder that candour may write. Out: a receipt, or the reason why nothing changed.
//! Invariant: nothing is written into the live folder in place, and no file that candour did not write is deleted.

mod cache;
mod carry;
mod create;
mod entry;
mod jobs;
mod journal;
mod lock;
mod manifest;
mod places;
mod published;
mod receipt;
mod refusal;
mod replace;
mod retire;
mod staging;
mod swap;
mod target;

#[cfg(test)]
mod tests;

use crate::gate::{Cleared, Proof};
use crate::render::Plan;

pub use cache::Cache;
pub use create::{Made, create, create_beside};
pub use journal::{Fate, Journal, JournalError};
pub use manifest::{Manifest, Record};
pub use published::search;
pub use receipt::{Progress, Quiet, Receipt, WriteError};
pub use refusal::Refusal;
pub use replace::{forget, replace, replace_in};
pub use target::Target;

use carry::Foreign;
use lock::Lock;
use staging::Staging;

/// Writes every file of a plan and swaps the result in; the live folder is either the old one or the new one.
///
/// When nothing has changed, nothing is swapped. A job that fails, a full disk or a killed process leaves the live
/// folder as it was; what a killed process left beside it is put right at the next start.
///
/// No byte is published in which `proof` finds something.
///
/// # Errors
///
/// When the folder is not candour's to write, when a job gives a finding, or when the disk refuses.
pub fn publish(
    plan: &Plan<'_, Cleared>,
    target: &Target,
    proof: &Proof<'_>,
    progress: &dyn Progress,
) -> Result<Receipt, WriteError> {
    let places = target.places();
    places.make_parent()?;
    let _lock = Lock::take(places)?;
    retire::settle(places)?;
    let old = target::owned(&places.live)?;
    let foreign = Foreign::around(plan, places, &old)?;
    let staging = Staging::new(places, plan)?;
    let made = jobs::run(plan, &old, places, proof, progress)?;
    let manifest = Manifest::of(plan, &made);
    let mut receipt = Receipt::of(plan, &made, &old);
    if receipt.written == 0 && manifest.text() == old.text() {
        return Ok(receipt);
    }
    staging.link_kept(plan, &made)?;
    foreign.carry(places)?;
    staging.finish(&manifest)?.swap()?;
    receipt.carried = foreign.len();
    receipt.left = retire::after_swap(places);
    Ok(receipt)
}
