//! What will be written, and how each file comes to be: an ordered list, not bytes.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::LazyLock;

use crate::base::OutPath;
use crate::gate::Clearance;
use crate::report::Finding;

/// Makes the bytes of one file, at the end of an empty buffer.
pub type Job<'s> = Box<dyn Fn(&mut Vec<u8>) -> Result<(), Finding> + Send + Sync + 's>;

/// One file of the output.
pub struct Planned<'s> {
    /// Its address.
    pub path: OutPath,
    /// The documents whose words or pictures it holds.
    pub holds: Holds<'s>,
    /// How its bytes are made.
    pub job: Job<'s>,
}

/// Ids of documents, in order; they are gathered when somebody asks, since a preview never does.
pub struct Holds<'s>(LazyLock<Vec<&'s str>, Gather<'s>>);

type Gather<'s> = Box<dyn FnOnce() -> Vec<&'s str> + Send + 's>;

impl<'s> Holds<'s> {
    /// Returns what `gather` will find.
    pub fn of(gather: impl FnOnce() -> Vec<&'s str> + Send + 's) -> Self {
        Self(LazyLock::new(Box::new(gather)))
    }

    /// Returns no document.
    pub fn none() -> Self {
        Self::of(Vec::new)
    }
}

impl<'s> Deref for Holds<'s> {
    type Target = [&'s str];

    fn deref(&self) -> &[&'s str] {
        &self.0
    }
}

impl fmt::Debug for Holds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Every file of a site, in the order of their addresses, no address twice.
///
/// The clearance rides along, so that a preview cannot be published:
///
/// ```compile_fail
/// use candour::{gate::{Preview, Proof}, render::Plan, write};
/// fn leak(plan: &Plan<'_, Preview>, target: &write::Target, proof: &Proof<'_>) {
///     let _ = write::publish(plan, target, proof, &write::Quiet);
/// }
/// ```
///
/// ```no_run
/// use candour::{gate::{Cleared, Proof}, render::Plan, write};
/// fn publish(plan: &Plan<'_, Cleared>, target: &write::Target, proof: &Proof<'_>) {
///     let _ = write::publish(plan, target, proof, &write::Quiet);
/// }
/// ```
pub struct Plan<'s, C: Clearance> {
    files: Vec<Planned<'s>>,
    clearance: PhantomData<C>,
}

impl<'s, C: Clearance> Plan<'s, C> {
    /// Puts the files in order; the second value holds each address that was asked for twice.
    pub(super) fn new(mut files: Vec<Planned<'s>>) -> (Self, Vec<OutPath>) {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let twice = files.windows(2).filter(|pair| pair[0].path == pair[1].path).map(|pair| pair[0].path.clone());
        let twice = twice.collect();
        (Self { files, clearance: PhantomData }, twice)
    }

    /// Returns a plan of any files, for tests of what comes after.
    #[cfg(test)]
    pub(crate) fn for_tests(files: Vec<Planned<'s>>) -> Self {
        Self::new(files).0
    }

    /// Returns the part of the plan below a folder, with addresses that begin there.
    #[must_use]
    pub fn below(self, folder: &str) -> Self {
        let inner = |path: &OutPath| OutPath::new(path.as_str().strip_prefix(folder)?.strip_prefix('/')?);
        let files = self.files.into_iter().filter_map(|file| Some(Planned { path: inner(&file.path)?, ..file }));
        Self { files: files.collect(), clearance: PhantomData }
    }

    /// Returns the files in the order of their addresses.
    pub fn files(&self) -> &[Planned<'s>] {
        &self.files
    }
}
