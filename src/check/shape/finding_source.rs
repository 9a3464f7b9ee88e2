//! A finding that comes from nowhere.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/finding-source", include_str!("finding-source.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Finding(finding)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    if finding.audit.is_none() && finding.review.is_none() {
        let message = "this finding names neither the audit nor the review that it comes from";
        let report = Finding::new(&CHECK.rule, finding.span, message).at(Where::FrontMatter);
        findings.push(report.help("add a line `audit = \"…\"` or `review = \"…\"` with the id"));
    }
}
