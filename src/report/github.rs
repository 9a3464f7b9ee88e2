//! Findings become workflow commands that GitHub shows beside the changed lines.
//!
//! In: a view. Out: `::error file=…,line=…,col=…,endColumn=…,title=code::message`.
//! Invariant: nothing that an author typed can start a command or end a property.

use std::io::{self, Write};

use super::place::Place;
use super::visible::is_hidden;
use super::{Finding, Severity, View};

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in view.findings.iter() {
        let (command, place, code) = (command(finding.severity), place(view, finding), property(finding.rule.code));
        writeln!(out, "::{command} {place},title={code}::{}", message(finding))?;
    }
    Ok(())
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// Returns the properties of the place; GitHub takes columns only when a finding stays on one line.
fn place(view: &View<'_>, finding: &Finding) -> String {
    let place = Place::of(view.sources, finding.span);
    let (file, start, end) = (property(place.path), place.start, place.end);
    if place.whole {
        format!("file={file}")
    } else if start.line == end.line {
        format!("file={file},line={},col={},endColumn={}", start.line, start.column, end.column)
    } else {
        format!("file={file},line={},endLine={}", start.line, end.line)
    }
}

fn message(finding: &Finding) -> String {
    let help = finding.help.iter().map(|help| format!("\nwhat to do: {help}"));
    escaped(&std::iter::once(finding.message.clone()).chain(help).collect::<String>())
}

fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

fn escaped(text: &str) -> String {
    let shown: String =
        text.chars().map(|c| if is_hidden(c) && !"\r\n".contains(c) { '\u{fffd}' } else { c }).collect();
    shown.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
