//! Learning that nobody has looked at again in time does not go into new issues and packs.

use std::collections::HashMap;

use super::rules::OVERDUE_ITEM;
use super::{Entry, State};
use crate::base::{Day, FileId, Today};
use crate::check::Document;
use crate::fields::Node;
use crate::kinds::Facts;
use crate::report::{Finding, Where};

/// Reports each item of a newsletter or seminar, not approved yet, whose own review is overdue.
///
/// What was approved before stays as it is: an issue that went out is history.
pub(super) fn report<'d>(
    documents: impl Iterator<Item = &'d Document>,
    entries: &[Entry],
    today: Today,
    findings: &mut Vec<Finding>,
) {
    let states: HashMap<FileId, State> = entries.iter().map(|entry| (entry.file, entry.state)).collect();
    let late = |entry: &&Entry| entry.state == State::Public && entry.review_by.is_some_and(|day| day < today.0);
    let late: HashMap<&str, Day> =
        entries.iter().filter(late).filter_map(|entry| Some((entry.id.as_deref()?, entry.review_by?))).collect();
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
                let Some(day) = late.get(id) else { return };
                let message = format!("`{id}` was due for review by {}, and nobody has looked at it since", day.long());
                let finding = Finding::new(&OVERDUE_ITEM, *span, message).at(Where::FrontMatter);
                findings.push(finding.help("review it first and give it a new `review_by`, or leave it out"));
            });
        }
    }
}
