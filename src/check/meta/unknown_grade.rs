//! A grade that its scale does not have.

use crate::base::nearest;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/unknown-grade", include_str!("unknown-grade.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Audit(audit)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    for judgement in &audit.judgements {
        let Some(scale) = corpus.vocabularies.word("grade-scales", &judgement.scale.id) else { continue };
        let grades = || scale.grades.iter().map(|grade| &*grade.id.value);
        if grades().any(|grade| grade == &*judgement.grade.value) {
            continue;
        }
        let help = nearest(&judgement.grade.value, grades()).map_or_else(
            || format!("its grades are: {}", grades().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the scale `{}` has no grade `{}`", judgement.scale.id, judgement.grade.value);
        findings.push(Finding::new(&CHECK.rule, judgement.grade.span, message).at(Where::FrontMatter).help(help));
    }
}
