//! Two slides of one session with the same title.

use std::collections::BTreeSet;

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::deck::written;
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/slide-title", include_str!("slide-title.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    if !matches!(draft.front.as_ref().map(|front| &front.facts), Some(Facts::Seminar(_))) {
        return;
    }
    let mut known = BTreeSet::new();
    for slide in written(&draft.body) {
        let Some(first) = slide.slides.first() else { continue };
        if !known.insert(first.title.to_lowercase()) {
            let message = format!("another slide of this session has the title `{}` too", first.title);
            let finding = Finding::new(&CHECK.rule, slide.span, message);
            findings.push(
                finding.help("say in the title what this slide adds, such as `What is working: people who notice`"),
            );
        }
    }
}
