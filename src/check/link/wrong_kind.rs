//! A reference to a document of another kind than is meant.

use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/wrong-kind", include_str!("wrong-kind.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    each_value(front, &mut |key, node| {
        let &Node::Ref { wanted, id, span, .. } = node else { return };
        let Some(kind) = corpus.by_id(id).and_then(|target| target.name.kind) else { return };
        if wanted.is_empty() || wanted.contains(&kind.about.name) {
            return;
        }
        let wanted = wanted.join("` or `");
        let message =
            format!("`{key}` wants a document of the kind `{wanted}`; `{id}` is of the kind `{}`", kind.about.name);
        let finding = Finding::new(&CHECK.rule, span, message).at(Where::FrontMatter);
        findings.push(finding.help("name the document that is meant"));
    });
}
