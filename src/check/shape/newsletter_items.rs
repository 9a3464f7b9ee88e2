//! An issue of the newsletter with too few or too many items, or one that tells of the same document twice.

use std::collections::HashMap;

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::{Facts, Newsletter};
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/newsletter-items", include_str!("newsletter-items.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Newsletter(issue)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let count = issue.items.len();
    // What `since` adds is known when the site is put together, and fills the issue up to its most.
    let least = if issue.since.is_some() { 0 } else { Newsletter::FEWEST };
    if !(least..=Newsletter::MOST).contains(&count) {
        let message = format!("people read four to eight items; this issue has {count}");
        let place = issue.items.get(Newsletter::MOST).map_or(issue.date.span, |item| item.span);
        let finding = Finding::new(&CHECK.rule, place, message).at(Where::FrontMatter);
        findings.push(finding.help("keep what people should know now; the rest can go into the next issue"));
    }
    let (mut told, mut words) = (HashMap::new(), HashMap::new());
    for item in &issue.items {
        if let Some(first) = told.insert(&*item.document.id, item.document.span) {
            let message = format!("this issue tells of `{}` twice", item.document.id);
            let finding = Finding::new(&CHECK.rule, item.document.span, message).at(Where::FrontMatter);
            findings.push(finding.label(first, "here it is told of first").help("take one of the two items out"));
        } else if let Some(first) = words.insert(item.link_text.value.to_lowercase(), item.link_text.span) {
            let message =
                "two links of this issue have the same words, and a list of links tells them apart by nothing";
            let finding = Finding::new(&CHECK.rule, item.link_text.span, message).at(Where::FrontMatter);
            findings.push(finding.label(first, "here they stand first").help("say in each link what it leads to"));
        }
    }
}
