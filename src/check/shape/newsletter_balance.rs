//! An issue of the newsletter without good practice, or with nothing else.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/newsletter-balance", include_str!("newsletter-balance.md")),
    run: Run::Document(run),
};

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Newsletter(issue)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    // What `since` adds is known when the site is put together; an item that leads nowhere is reported elsewhere.
    let kinds: Option<Vec<_>> =
        issue.items.iter().map(|item| Some(corpus.by_id(&item.document.id)?.name.kind?.about.name)).collect();
    let Some(kinds) = kinds.filter(|kinds| issue.since.is_none() && !kinds.is_empty()) else { return };
    let good = kinds.iter().filter(|kind| **kind == "good-practice").count();
    let (message, help) = if good == 0 {
        let help = "add an item about a page of the kind good-practice: people learn from what works as well";
        ("no item of this issue is about good practice", help)
    } else if good == kinds.len() {
        let help =
            "add an item about a briefing, an audit or a review: people trust praise that stands beside the rest";
        ("every item of this issue is about good practice", help)
    } else {
        return;
    };
    findings.push(Finding::new(&CHECK.rule, issue.items[0].span, message).at(Where::FrontMatter).help(help));
}
