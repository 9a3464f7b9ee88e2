//! A briefing whose sections are not those of its template.

use crate::base::{Span, nearest};
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::parse::markdown::Block;
use crate::parse::markdown::text_of;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::error("shape/briefing-sections", include_str!("briefing-sections.md")),
    run: Run::Document(run),
};

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Briefing(briefing)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let templates = &corpus.vocabularies.templates;
    let name = briefing.template.as_ref().map_or("seven-minute", |name| &name.value);
    let Some(template) = templates.iter().find(|template| &*template.id.value == name) else {
        if let Some(written) = &briefing.template {
            let near = nearest(name, templates.iter().map(|template| &*template.id.value));
            let finding = Finding::new(&CHECK.rule, written.span, format!("there is no template `{name}`"));
            findings
                .push(finding.at(Where::FrontMatter).maybe_help(near.map(|near| format!("did you mean `{near}`?"))));
        }
        return;
    };
    let wanted: Vec<&str> =
        template.sections.iter().filter(|s| &*s.from.value == "body").map(|s| &*s.heading.value).collect();
    let mut written: Vec<(String, Span)> = Vec::new();
    for block in &draft.body.blocks {
        if let Block::Heading { level: 2, text, span, .. } = block {
            written.push((text_of(text), *span));
        }
    }
    compare(&wanted, &written, Span::whole(draft.file), findings);
}

/// Reports sections that are missing, unknown or out of order.
fn compare(wanted: &[&str], written: &[(String, Span)], whole: Span, findings: &mut Vec<Finding>) {
    let order = || wanted.iter().map(|heading| format!("`## {heading}`")).collect::<Vec<_>>().join(", ");
    let missing = |heading: &str| !written.iter().any(|(text, _)| text == heading);
    for (text, span) in written.iter().filter(|(text, _)| !wanted.contains(&text.as_str())) {
        let near = nearest(text, wanted.iter().copied().filter(|heading| missing(heading)));
        let help =
            near.map_or_else(|| format!("its sections are: {}", order()), |near| format!("did you mean `## {near}`?"));
        let message = format!("`{text}` is not a section of this briefing's template");
        findings.push(Finding::new(&CHECK.rule, *span, message).help(help));
    }
    for heading in wanted.iter().filter(|heading| missing(heading)) {
        let finding = Finding::new(&CHECK.rule, whole, format!("the section `{heading}` is missing"));
        findings.push(finding.help(format!("add `## {heading}`; the order is: {}", order())));
    }
    let known: Vec<_> = written.iter().filter(|(text, _)| wanted.contains(&text.as_str())).collect();
    for pair in known.windows(2) {
        let place = |text: &str| wanted.iter().position(|heading| *heading == text);
        if place(&pair[1].0) <= place(&pair[0].0) {
            let finding = Finding::new(&CHECK.rule, pair[1].1, format!("the section `{}` is out of order", pair[1].0));
            findings.push(finding.help(format!("the order is: {}", order())));
        }
    }
}
