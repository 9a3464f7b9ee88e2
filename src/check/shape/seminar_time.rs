//! A date of a session whose times no calendar can hold.

use crate::base::Time;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/seminar-time", include_str!("seminar-time.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Seminar(seminar)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    for date in &seminar.dates {
        let times = [&date.start, &date.end].map(|text| (text, Time::parse(&text.value)));
        for (text, _) in times.iter().filter(|(_, time)| time.is_none()) {
            let message = format!("`{}` is no time of the day", text.value);
            let finding = Finding::new(&CHECK.rule, text.span, message).at(Where::FrontMatter);
            findings.push(finding.help("write it as 12:30"));
        }
        if let [(_, Some(start)), (end, Some(until))] = times
            && start.minutes_to(until).is_none()
        {
            let message = format!("the session ends at {}, and that is not after its start", end.value);
            let finding = Finding::new(&CHECK.rule, end.span, message).at(Where::FrontMatter);
            findings.push(finding.help("write both times of the same day in 24 hours, such as 12:30 and 13:25"));
        }
    }
}
