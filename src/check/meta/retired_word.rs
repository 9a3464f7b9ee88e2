//! A word that new documents no longer use.

use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("meta/retired-word", include_str!("retired-word.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    each_value(front, &mut |_, node| {
        let &Node::Word { list, id, span } = node else { return };
        let Some(word) = corpus.vocabularies.word(list, id) else { return };
        let Some(retired) = word.retired else { return };
        // A document from before that day used the word rightly.
        if front.meta.published.is_some_and(|published| published.value < retired.value) {
            return;
        }
        let message = format!("`{id}` is no longer used since {}", retired.value.long());
        let help = word.instead.as_ref().map(|instead| format!("use `{}`", instead.value));
        findings.push(Finding::new(&CHECK.rule, span, message).at(Where::FrontMatter).maybe_help(help));
    });
}
