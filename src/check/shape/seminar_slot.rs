//! A date that gives a session another length than it has.

use crate::base::Time;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("shape/seminar-slot", include_str!("seminar-slot.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Seminar(seminar)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    for date in &seminar.dates {
        let (Some(start), Some(end)) = (Time::parse(&date.start.value), Time::parse(&date.end.value)) else { continue };
        let Some(given) = start.minutes_to(end).filter(|&given| given != seminar.duration.value) else { continue };
        let message =
            format!("this date gives the session {given} minutes, and `duration` says {}", seminar.duration.value);
        let finding = Finding::new(&CHECK.rule, date.end.span, message).at(Where::FrontMatter);
        findings.push(finding.help("change the end, or the running order and `duration`"));
    }
}
