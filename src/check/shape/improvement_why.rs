//! An improvement that does not say why it is needed.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/improvement-why", include_str!("improvement-why.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Finding(finding)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    if matches!(&*finding.form.id, "improvement" | "repeat") && finding.why.is_none() {
        let message = "this finding does not say why practice needs to improve";
        let report = Finding::new(&CHECK.rule, finding.form.span, message).at(Where::FrontMatter);
        findings.push(report.help("add a line `why = \"…\"`: what gets in the way, in the system and not in a person"));
    }
}
