//! One id for two documents.

use rustc_hash::FxHashMap;

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/duplicate-id", include_str!("duplicate-id.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let mut first: FxHashMap<&str, crate::base::Span> = FxHashMap::default();
    for id in corpus.drafts.iter().filter_map(|draft| draft.name.id.as_ref()) {
        let Some(&other) = first.get(&*id.value) else {
            first.insert(&id.value, id.span);
            continue;
        };
        let message = format!("the id `{}` is used twice", id.value);
        let finding = |here, there| {
            Finding::new(&CHECK.rule, here, message.clone())
                .at(Where::FrontMatter)
                .label(there, "it is used here as well")
                .help("give the newer document an id of its own; an id is never used again")
        };
        findings.push(finding(id.span, other));
        findings.push(finding(other, id.span));
    }
}
