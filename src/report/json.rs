//! Findings become one JSON document.
//!
//! In: a view. Out: the document that `candour check --format json` promises, on one line.
//! Invariant: no line of a file is shown; fields are added, never renamed, within version 1.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::place::Place;
use super::visible::is_hidden;
use super::{Finding, Severity, View, Where};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    findings: Vec<Item<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
    #[serde(rename = "where")]
    part: Where,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<Label<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    info: usize,
    documents: usize,
    findings: usize,
}

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = |severity| view.findings.count(severity);
    let summary = Counts {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        info: count(Severity::Info),
        documents: view.documents,
        findings: view.findings.iter().count(),
    };
    let findings = view.findings.iter().map(|finding| item(view, finding)).collect();
    write(&Document { version: 1, findings, summary }, out)
}

/// Writes any value as one line of JSON in which nothing can act on a terminal.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string(value).map_err(io::Error::other)?;
    writeln!(out, "{}", escaped(&text))
}

/// Returns the same JSON with hidden characters as `\u202e`; they can stand nowhere but inside strings.
fn escaped(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_hidden(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(text, "\\u{unit:04x}");
            });
        } else {
            text.push(c);
        }
    }
    Cow::Owned(text)
}

fn item<'a>(view: &View<'a>, finding: &'a Finding) -> Item<'a> {
    let place = Place::of(view.sources, finding.span);
    Item {
        rule: finding.rule.code,
        severity: finding.severity,
        file: place.path,
        line: place.start.line,
        column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
        start: finding.span.start,
        end: finding.span.end,
        part: finding.part,
        message: &finding.message,
        help: finding.help.as_deref(),
        labels: finding.labels.iter().map(|(span, message)| label(&Place::of(view.sources, *span), message)).collect(),
    }
}

fn label<'a>(place: &Place<'a>, message: &'a str) -> Label<'a> {
    Label { file: place.path, line: place.start.line, column: place.start.column, message }
}
