//! An audit with too few or too many key messages.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/key-messages", include_str!("key-messages.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Audit(audit)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let count = audit.key_messages.len();
    if !(3..=7).contains(&count) {
        let message = format!("people remember three to seven key messages; this audit has {count}");
        let finding = Finding::new(&CHECK.rule, audit.key_messages[0].span, message).at(Where::FrontMatter);
        findings.push(finding.help("keep the ones that any worker could use"));
    }
}
