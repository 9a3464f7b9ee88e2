//! A value that passed the gate.

use std::marker::PhantomData;
use std::sync::Arc;

use super::{Clearance, Preview, State};
use crate::base::Day;

/// A value together with the trust that the gate gave it.
///
/// Its fields are private to the gate, so nothing else can make one:
///
/// ```compile_fail
/// use candour::gate::{Admitted, Cleared};
/// fn forge(draft: String) -> Admitted<String, Cleared> {
///     let state = candour::gate::State::Public;
///     Admitted { value: draft.into(), state, approved: None, clearance: std::marker::PhantomData }
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
    pub(super) value: Arc<T>,
    pub(super) state: State,
    pub(super) approved: Option<Arc<Approved>>,
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

    /// Returns what it is today.
    pub fn state(&self) -> State {
        self.state
    }

    /// Returns what a reader may know of its approval.
    pub fn approved(&self) -> Option<&Arc<Approved>> {
        self.approved.as_ref()
    }

    /// Returns it for its author's eyes only, whatever it was before.
    pub fn to_preview(&self) -> Admitted<T, Preview> {
        Admitted {
            value: Arc::clone(&self.value),
            state: self.state,
            approved: self.approved.clone(),
            clearance: PhantomData,
        }
    }

    /// Gives up the clearance: whoever assembles a site keeps it in the type of the site.
    pub(crate) fn shared(&self) -> Arc<T> {
        Arc::clone(&self.value)
    }
}
