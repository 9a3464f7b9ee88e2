//! A briefing that draws on nothing.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/briefing-source", include_str!("briefing-source.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    let Facts::Briefing(briefing) = &front.facts else { return };
    if briefing.audit.is_none() && briefing.review.is_none() {
        let message = "this briefing names neither the audit nor the review that it draws on";
        let finding = Finding::new(&CHECK.rule, briefing.span, message).at(Where::FrontMatter);
        findings.push(finding.help("add a line `audit = \"…\"` or `review = \"…\"` with the id"));
    }
}
