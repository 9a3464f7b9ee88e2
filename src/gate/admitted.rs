//! A value that passed the gate.

use std::marker::PhantomData;

use super::Clearance;
use crate::base::Day;

/// A value together with the trust that the gate gave it.
///
/// Its fields are private to the gate, so nothing else can make one:
///
/// ```compile_fail
/// use candour::gate::{Admitted, Cleared};
/// fn forge(draft: String) -> Admitted<String, Cleared> {
///     Admitted { value: draft, approved: None, clearance: std::marker::PhantomData }
/// }
/// ```
///
/// What has passed may be read by anyone:
///
/// ```
/// use candour::gate::{Admitted, Cleared};
/// fn read(page: &Admitted<String, Cleared>) -> &str {
///     page.value()
/// }
/// ```
#[derive(Debug)]
pub struct Admitted<T, C: Clearance> {
    pub(super) value: T,
    pub(super) approved: Option<Approved>,
    pub(super) clearance: PhantomData<C>,
}

/// What a reader may know of an approval.
#[derive(Clone, Debug)]
pub struct Approved {
    /// The post or group that approved.
    pub by: Box<str>,
    /// The day of the decision.
    pub on: Day,
    /// The group that moderated.
    pub moderated_by: Option<Box<str>>,
    /// The minute or decision.
    pub reference: Box<str>,
    /// That it was withdrawn and stays up all the same, under a notice.
    pub notice: Option<Notice>,
}

/// What readers are told of a document that was withdrawn and can still be read.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The day of the decision.
    pub on: Day,
    /// The post that decided.
    pub by: Box<str>,
    /// The class of reason, a word of the list `withdrawal-reasons`.
    pub reason: Box<str>,
}

impl<T, C: Clearance> Admitted<T, C> {
    /// Returns the value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Gives up the clearance: whoever assembles a site keeps it in the type of the site.
    pub(crate) fn into_parts(self) -> (T, Option<Approved>) {
        (self.value, self.approved)
    }
}
