//! An issue of the newsletter that tells of a document which nobody can read on its day.

use crate::base::Day;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/newsletter-dates", include_str!("newsletter-dates.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Newsletter(issue)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let day = issue.date.value;
    for item in &issue.items {
        let Some(front) = corpus.by_id(&item.document.id).and_then(|other| other.front.as_ref()) else { continue };
        let meta = &front.meta;
        let first: Option<Day> = [meta.published, meta.publish_from].iter().flatten().map(|date| date.value).max();
        let last = meta.publish_until.map(|date| date.value);
        let message = match (first.filter(|&first| day < first), last.filter(|&last| last < day)) {
            (Some(first), _) => format!("`{}` is public from {}, after this issue", item.document.id, first.long()),
            (_, Some(last)) => format!("`{}` is public until {}, before this issue", item.document.id, last.long()),
            _ => continue,
        };
        let finding = Finding::new(&CHECK.rule, item.document.span, message).at(Where::FrontMatter);
        findings.push(finding.label(issue.date.span, "the day of the issue").help("leave it to another issue"));
    }
}
