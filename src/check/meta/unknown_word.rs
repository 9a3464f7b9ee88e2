//! A word that its vocabulary does not hold.

use crate::base::nearest;
use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/unknown-word", include_str!("unknown-word.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    each_value(front, &mut |key, node| {
        let &Node::Word { list, id, span } = node else { return };
        if !corpus.vocabularies.has(list) || corpus.vocabularies.word(list, id).is_some() {
            return;
        }
        let words = || corpus.vocabularies.words(list).iter();
        // A label or another name that people use is as good a hint as a near miss.
        let named = words().find(|word| {
            let same = |text: &str| text.eq_ignore_ascii_case(id);
            same(&word.label.value) || word.aliases.iter().any(|alias| same(&alias.value))
        });
        let near = named.map(|word| &*word.id.value).or_else(|| nearest(id, words().map(|word| &*word.id.value)));
        let help = near.map_or_else(
            || format!("the words are: {}", words().map(|word| &*word.id.value).collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("`{id}` is not a word of the list `{list}`, which `{key}` draws on");
        findings.push(Finding::new(&CHECK.rule, span, message).at(Where::FrontMatter).help(help));
    });
}
