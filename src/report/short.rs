//! Findings become one line each, for editors and `grep`.
//!
//! In: a view. Out: `path:line:col: error[code]: message`.
//! Invariant: no line of a file is shown.

use std::io::{self, Write};

use super::View;
use super::place::Place;
use super::visible::visible;

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in view.findings.iter() {
        let place = Place::of(view.sources, finding.span);
        let (path, start) = (visible(place.path), place.start);
        let (severity, code, message) = (finding.severity.name(), finding.rule.code, visible(&finding.message));
        writeln!(out, "{path}:{}:{}: {severity}[{code}]: {message}", start.line, start.column)?;
    }
    Ok(())
}
