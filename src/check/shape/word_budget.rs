//! A briefing that cannot be read aloud in its time.

use crate::base::Span;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::fields::Text;
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("shape/word-budget", include_str!("word-budget.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Briefing(briefing)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let name = briefing.template.as_ref().map_or("seven-minute", |name| &name.value);
    let Some(template) = corpus.vocabularies.templates.iter().find(|t| &*t.id.value == name) else { return };
    let data = briefing.questions.iter().chain(briefing.what_to_do.iter().flat_map(|role| role.actions.iter()));
    let count = draft.body.words + data.map(|text: &Text| text.value.split_ascii_whitespace().count()).sum::<usize>();
    let (least, most) = (template.min_words.value as usize, template.max_words.value as usize);
    if (least..=most).contains(&count) {
        return;
    }
    let message = format!("this briefing has {count} words; its template asks for {least} to {most}");
    let help = if count > most { "cut what a team does not need in the room" } else { "say what practice looks like" };
    findings.push(Finding::new(&CHECK.rule, Span::whole(draft.file), message).help(help));
}
