//! A strength that does not say how it was achieved.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/strength-how", include_str!("strength-how.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Finding(finding)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    if &*finding.form.id == "strength" && finding.how_achieved.is_none() {
        let message = "this strength does not say how it was achieved";
        let report = Finding::new(&CHECK.rule, finding.form.span, message).at(Where::FrontMatter);
        findings.push(report.help("add a line `how_achieved = \"…\"`, so that others can do the same"));
    }
}
