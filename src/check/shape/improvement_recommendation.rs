//! An improvement from which nothing follows.

use std::collections::HashSet;

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/improvement-recommendation", include_str!("improvement-recommendation.md")),
    run: Run::Corpus(run),
};

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let audits = || corpus.all(|facts| if let Facts::Audit(audit) = facts { Some(audit) } else { None });
    let named: HashSet<&str> = audits()
        .flat_map(|(_, _, audit)| audit.recommendations.iter().flat_map(|each| &each.findings))
        .map(|finding| &*finding.id)
        .collect();
    for (_, _, audit) in audits() {
        for reference in audit.improvements.iter().filter(|reference| !named.contains(&*reference.id)) {
            let front = corpus.by_id(&reference.id).and_then(|draft| draft.front.as_ref());
            let Some(Facts::Finding(finding)) = front.map(|front| &front.facts) else { continue };
            if finding.no_recommendation_reason.is_some() {
                continue;
            }
            let message = format!("no recommendation names the improvement `{}`", reference.id);
            let help =
                "name it in the `findings` of a recommendation, or give the finding a `no_recommendation_reason`";
            let report = Finding::new(&CHECK.rule, reference.span, message).at(Where::FrontMatter);
            findings.push(report.label(finding.span, "the finding").help(help));
        }
    }
}
