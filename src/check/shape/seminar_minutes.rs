//! A running order that does not add up.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/seminar-minutes", include_str!("seminar-minutes.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Seminar(seminar)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let sum: u64 = seminar.agenda.iter().map(|item| u64::from(item.minutes.value)).sum();
    if sum != u64::from(seminar.duration.value) {
        let message = format!("the running order takes {sum} minutes, and `duration` says {}", seminar.duration.value);
        let finding = Finding::new(&CHECK.rule, seminar.duration.span, message).at(Where::FrontMatter);
        findings.push(finding.help("make the minutes of the agenda add up to `duration`"));
    }
}
