//! An audit whose auditors were not independent.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/audit-independence", include_str!("audit-independence.md")),
    run: Run::Document(run),
};

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Audit(audit)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    if !audit.independence_confirmed.value {
        let message = "independence is not confirmed";
        let finding = Finding::new(&CHECK.rule, audit.independence_confirmed.span, message).at(Where::FrontMatter);
        findings.push(
            finding.help("an auditor is never the case holder or that worker's line manager; publish once it is true"),
        );
    }
}
