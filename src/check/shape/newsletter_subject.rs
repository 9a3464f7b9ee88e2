//! A subject that mail programs cut off, or that would reach into other lines of the message's head.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/newsletter-subject", include_str!("newsletter-subject.md")),
    run: Run::Document(run),
};

/// Telephones show no more of a subject than this.
const MOST: usize = 49;

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Newsletter(issue)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let length = issue.subject.value.chars().count();
    if length > MOST {
        let message = format!("a subject has under 50 characters; this one has {length}");
        let finding = Finding::new(&CHECK.rule, issue.subject.span, message).at(Where::FrontMatter);
        findings.push(finding.help("say the one thing that makes people open it; the rest can go into `preheader`"));
    }
    for (key, text) in
        std::iter::once(("subject", &issue.subject)).chain(issue.preheader.iter().map(|t| ("preheader", t)))
    {
        if text.value.contains(char::is_control) {
            let message = format!("`{key}` runs over more than one line");
            let finding = Finding::new(&CHECK.rule, text.span, message).at(Where::FrontMatter);
            findings.push(finding.help("write it on one line"));
        }
    }
}
