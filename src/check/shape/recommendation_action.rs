//! A recommendation that nobody acts on.

use std::collections::HashSet;

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/recommendation-action", include_str!("recommendation-action.md")),
    run: Run::Corpus(run),
};

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let actions = corpus.all(|facts| if let Facts::Action(action) = facts { Some(action) } else { None });
    let acted: HashSet<(&str, &str)> =
        actions.map(|(_, _, action)| (&*action.audit.id, &*action.recommendation.value)).collect();
    for (_, front, audit) in corpus.all(|facts| if let Facts::Audit(audit) = facts { Some(audit) } else { None }) {
        for each in audit.recommendations.iter().filter(|each| each.no_action_reason.is_none()) {
            if acted.contains(&(&*front.meta.id.value, &*each.id.value)) {
                continue;
            }
            let message = format!("no action follows from the recommendation `{}`", each.id.value);
            let report = Finding::new(&CHECK.rule, each.id.span, message).at(Where::FrontMatter);
            findings.push(report.help("add an action with this `audit` and `recommendation`, or a `no_action_reason`"));
        }
    }
}
