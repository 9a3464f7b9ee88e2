//! An audit that shows only one side.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/audit-balance", include_str!("audit-balance.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Audit(audit)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let mut lacks = |what: &str, key: &str| {
        let message = format!("this audit names no {what}");
        let finding = Finding::new(&CHECK.rule, audit.span, message).at(Where::FrontMatter);
        findings.push(
            finding.help(format!("add a line `{key} = [\"…\"]` with the ids of findings; people learn from both")),
        );
    };
    if audit.strengths.is_empty() {
        lacks("strength", "strengths");
    }
    if audit.improvements.is_empty() {
        lacks("improvement", "improvements");
    }
}
