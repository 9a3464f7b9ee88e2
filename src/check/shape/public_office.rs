//! A named person who holds no public office.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/public-office", include_str!("public-office.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Person(person)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    if !person.public_role.value {
        let message = "only holders of a public office are named";
        let finding = Finding::new(&CHECK.rule, person.public_role.span, message).at(Where::FrontMatter);
        findings.push(finding.help("remove this entry; a front-line worker is never named"));
    }
}
