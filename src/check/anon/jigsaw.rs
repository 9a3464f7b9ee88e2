//! Several indirect details in one story.

use std::collections::BTreeMap;

use crate::check::rule::{Check, Run};
use crate::disclosure::details::{Detail, Told};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/jigsaw", include_str!("jigsaw.md")), run: Run::Details(run) };

fn run(told: &[Told], findings: &mut Vec<Finding>) {
    // The passages of a section stand side by side, in the order of the text.
    for section in told.chunk_by(|one, next| one.section == next.section) {
        findings.extend(together(&CHECK.rule, section, "in one story"));
    }
}

/// Returns a finding when three kinds of details or more stand together.
pub(super) fn together(rule: &'static Rule, told: &[Told], where_they_stand: &str) -> Option<Finding> {
    let mut kinds: BTreeMap<Detail, Vec<&Told>> = BTreeMap::new();
    for one in told {
        kinds.entry(one.detail).or_default().push(one);
    }
    if kinds.len() < 3 {
        return None;
    }
    let names: Vec<&str> = kinds.keys().map(|detail| detail.name()).collect();
    let message = format!("{} kinds of detail stand {where_they_stand}: {}", kinds.len(), names.join(", "));
    // The detail that stands in the fewest places costs least to drop.
    let cheapest = kinds.iter().min_by_key(|(_, places)| places.len())?;
    let first = kinds.values().flatten().min_by_key(|one| one.span.start)?;
    let help = format!("together they may tell who the child is; the least to drop is {}", cheapest.0.name());
    let mut finding = Finding::new(rule, first.span, message).help(help);
    for (detail, places) in kinds.iter().filter(|(_, places)| !places.is_empty()) {
        let place = places[0];
        if place.span != first.span {
            finding = finding.label(place.span, detail.name());
        }
    }
    if kinds.len() < 4 {
        finding.severity = Severity::Warning;
    }
    finding.mark = Some(crate::disclosure::answers::mark(rule.code, "", &names.join(", "), 0));
    Some(finding)
}
