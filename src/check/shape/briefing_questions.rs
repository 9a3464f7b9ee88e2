//! A briefing with too few or too many questions for a team.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/briefing-questions", include_str!("briefing-questions.md")),
    run: Run::Document(run),
};

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Briefing(briefing)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let count = briefing.questions.len();
    if !(3..=5).contains(&count) {
        let message = format!("a team has time for three to five questions; this briefing has {count}");
        let finding = Finding::new(&CHECK.rule, briefing.questions[0].span, message).at(Where::FrontMatter);
        findings.push(finding.help("keep the questions that would change what a team does"));
    }
}
