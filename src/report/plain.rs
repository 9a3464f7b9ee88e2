//! Findings become sentences that read aloud well.
//!
//! In: a view. Out: one line of sentences a finding, and the summary.
//! Invariant: no drawing, no colour, no line of a file.

use std::io::{self, Write};

use super::place::Place;
use super::visible::visible;
use super::{Finding, Severity, View, summary};

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in view.findings.iter() {
        writeln!(out, "{}\n", sentences(view, finding))?;
    }
    writeln!(out, "{}", summary(view))
}

fn sentences(view: &View<'_>, finding: &Finding) -> String {
    let word = match finding.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    };
    let place = |span| visible(&Place::of(view.sources, span).spoken()).into_owned();
    let mut parts = vec![format!("{word} in {}: {}", place(finding.span), closed(&finding.message))];
    let also = |(span, label): &(_, String)| format!("See also {}: {}", place(*span), closed(label));
    parts.extend(finding.labels.iter().map(also));
    parts.extend(finding.help.iter().map(|help| format!("What to do: {}", closed(help))));
    parts.push(format!("Rule: {}.", finding.rule.code));
    parts.join(" ")
}

/// Returns the text as one line that ends like a sentence, so that a voice pauses there.
fn closed(text: &str) -> String {
    let text = visible(text.trim());
    if text.ends_with(['.', '?', '!']) { text.into_owned() } else { format!("{text}.") }
}
