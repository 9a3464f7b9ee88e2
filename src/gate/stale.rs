//! Learning that was taken down, or that nobody has looked at again in time, does not go into new issues and packs.

use std::collections::HashMap;

use super::gone::Gone;
use super::rules::{OVERDUE_ITEM, WITHDRAWN_ITEM};
use super::{Entry, State};
use crate::base::{Day, FileId, Span, Today};
use crate::check::Document;
use crate::fields::Node;
use crate::kinds::Facts;
use crate::report::{Finding, Where};

/// Reports each item of a newsletter or seminar, not approved yet, that was taken down or whose own review is overdue.
///
/// What was approved before stays as it is: an issue that went out is history.
pub(super) fn report<'d>(
    documents: impl Iterator<Item = &'d Document>,
    entries: &[Entry],
    gone: &[Gone],
    today: Today,
    findings: &mut Vec<Finding>,
) {
    let states: HashMap<FileId, State> = entries.iter().map(|entry| (entry.file, entry.state)).collect();
    let late = |entry: &&Entry| entry.state == State::Public && entry.review_by.is_some_and(|day| day < today.0);
    let late: HashMap<&str, Day> =
        entries.iter().filter(late).filter_map(|entry| Some((entry.id.as_deref()?, entry.review_by?))).collect();
    let gone: HashMap<&str, &Gone> = gone.iter().filter_map(|gone| Some((gone.id.as_deref()?, gone))).collect();
    for document in documents {
        let is_new = matches!(
            states.get(&document.file),
            Some(State::Waiting | State::Seconding { .. } | State::Changed { .. })
        );
        if !is_new || !matches!(document.facts, Facts::Newsletter(_) | Facts::Seminar(_)) {
            continue;
        }
        for (key, node) in document.facts.nodes() {
            node.each(key, &mut |_, node| {
                let Node::Ref { id, span, .. } = node else { return };
                if let Some(gone) = gone.get(id) {
                    findings.push(withdrawn(id, *span, gone));
                } else if let Some(day) = late.get(id) {
                    findings.push(overdue(id, *span, *day));
                }
            });
        }
    }
}

fn overdue(id: &str, span: Span, day: Day) -> Finding {
    let message = format!("`{id}` was due for review by {}, and nobody has looked at it since", day.long());
    let finding = Finding::new(&OVERDUE_ITEM, span, message).at(Where::FrontMatter);
    finding.help("review it first and give it a new `review_by`, or leave it out")
}

fn withdrawn(id: &str, span: Span, gone: &Gone) -> Finding {
    let message = format!("`{id}` was {} on {}", gone.trace.name(), gone.on.long());
    let finding = Finding::new(&WITHDRAWN_ITEM, span, message).at(Where::FrontMatter);
    match &gone.replaced_by {
        Some(new) => finding.help(format!("name `{new}`, which takes its place, or leave it out")),
        None => finding.help("leave it out: what was taken down is not passed on"),
    }
}
