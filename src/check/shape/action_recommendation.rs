//! An action for a recommendation that the audit does not make.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/action-recommendation", include_str!("action-recommendation.md")),
    run: Run::Document(run),
};

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Action(action)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let target = corpus.by_id(&action.audit.id).and_then(|draft| draft.front.as_ref());
    let Some(Facts::Audit(audit)) = target.map(|front| &front.facts) else { return };
    let ids = || audit.recommendations.iter().map(|each| &*each.id.value);
    if ids().any(|id| id == &*action.recommendation.value) {
        return;
    }
    let message = format!("`{}` makes no recommendation `{}`", action.audit.id, action.recommendation.value);
    let finding = Finding::new(&CHECK.rule, action.recommendation.span, message).at(Where::FrontMatter);
    findings.push(finding.help(format!("its recommendations are: {}", ids().collect::<Vec<_>>().join(", "))));
}
