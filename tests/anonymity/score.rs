//! Shares of what was found.

use std::fmt;

use crate::corpus::{Case, Found};

/// How many there were, and how many of them were found as errors and at any level.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    all: u32,
    errors: u32,
    found: u32,
}

impl Share {
    pub(crate) fn add(&mut self, error: bool, any: bool) {
        self.all += 1;
        self.errors += u32::from(error);
        self.found += u32::from(any);
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.all += other.all;
        self.errors += other.errors;
        self.found += other.found;
    }

    pub(crate) fn error(&self) -> f64 {
        f64::from(self.errors) / f64::from(self.all.max(1))
    }

    pub(crate) fn any(&self) -> f64 {
        f64::from(self.found) / f64::from(self.all.max(1))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} error, {} any (n = {})", percent(self.error()), percent(self.any()), self.all)
    }
}

pub(crate) fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// Returns each identifier of a case with whether an error, and whether any finding, touches it.
pub(crate) fn caught(case: &Case, found: &[Found]) -> Vec<(String, bool, bool)> {
    let touches = |from: usize, to: usize, finding: &&Found| finding.place.is_some_and(|(a, b)| a < to && from < b);
    let mut caught: Vec<_> = case
        .spans
        .iter()
        .map(|(from, to, label)| {
            let mut near = found.iter().filter(|finding| touches(*from, *to, finding)).peekable();
            let any = near.peek().is_some();
            (label.clone(), near.any(|finding| finding.error), any)
        })
        .collect();
    let mut in_path = found.iter().filter(|finding| finding.place.is_none() && !finding.attached).peekable();
    let any = in_path.peek().is_some();
    let error = in_path.any(|finding| finding.error);
    caught.extend((0..case.in_path).map(|_| ("person_name".to_owned(), error, any)));
    caught
}

/// Returns whether a clean case has an error, and any finding.
pub(crate) fn flagged(_case: &Case, found: &[Found]) -> (bool, bool) {
    (found.iter().any(|finding| finding.error), !found.is_empty())
}
