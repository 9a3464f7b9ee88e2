//! Findings become SARIF 2.1.0, the format of code-scanning tools.
//!
//! In: a view. Out: one log with one run.
//! Invariant: addresses are relative to the site folder, so that no machine's paths leave it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::place::Place;
use super::{Finding, Rule, Severity, View, json};
use crate::base::Span;

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeMap<_, _> = view.findings.iter().map(|finding| (finding.rule.code, finding.rule)).collect();
    let numbers: BTreeMap<_, _> = rules.keys().enumerate().map(|(number, &code)| (code, number)).collect();
    let results: Vec<_> = view.findings.iter().map(|f| result(view, f, numbers[f.rule.code])).collect();
    let driver = json!({
        "name": "candour",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.values().map(|rule| described(rule)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "the site folder" } } },
        "results": results,
    });
    json::write(
        &json!({ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run] }),
        out,
    )
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn described(rule: &Rule) -> Value {
    let page = if rule.page.is_empty() { rule.code } else { rule.page };
    json!({
        "id": rule.code,
        "shortDescription": { "text": first_paragraph(rule) },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// Returns the first paragraph of a rule's page below its heading, or the code of a rule without a page.
fn first_paragraph(rule: &Rule) -> String {
    let lines = rule.page.lines().map(str::trim);
    let body = lines.skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph: Vec<_> = body.take_while(|line| !line.is_empty()).collect();
    if paragraph.is_empty() { rule.code.to_owned() } else { paragraph.join(" ") }
}

fn result(view: &View<'_>, finding: &Finding, rule: usize) -> Value {
    let help = finding.help.iter().map(|help| format!("\nWhat to do: {help}"));
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": std::iter::once(finding.message.clone()).chain(help).collect::<String>() },
        "locations": [location(view, finding.span)],
    });
    if !finding.labels.is_empty() {
        let labels = finding.labels.iter().enumerate();
        result["relatedLocations"] = labels.map(|(number, label)| related(view, number, label)).collect();
    }
    result
}

fn related(view: &View<'_>, number: usize, (span, text): &(Span, String)) -> Value {
    let mut related = location(view, *span);
    related["id"] = number.into();
    related["message"] = json!({ "text": text });
    related
}

fn location(view: &View<'_>, span: Span) -> Value {
    let place = Place::of(view.sources, span);
    let mut physical = json!({ "artifactLocation": { "uri": encoded(place.path), "uriBaseId": "%SRCROOT%" } });
    if !place.whole {
        physical["region"] = json!({
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        });
    }
    json!({ "physicalLocation": physical })
}

/// Returns a path as a relative address (RFC 3986): every byte but the unreserved ones and `/` is percent-encoded.
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
