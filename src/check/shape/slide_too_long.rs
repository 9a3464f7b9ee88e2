//! A slide that does not fit, and goes on to the next.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::deck::{title_size, written};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("shape/slide-too-long", include_str!("slide-too-long.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    if !matches!(draft.front.as_ref().map(|front| &front.facts), Some(Facts::Seminar(_))) {
        return;
    }
    for slide in written(&draft.body) {
        let title = slide.slides.first().map_or("", |first| &*first.title);
        if title_size(title).1 < title.len() {
            let finding =
                Finding::new(&CHECK.rule, slide.span, "the title of this slide does not fit, so its end is cut off");
            findings.push(finding.help("say it in ten words or fewer, and put the rest below"));
        }
        if slide.split {
            let message = format!("what stands under `{}` takes {} slides", shown(title), slide.slides.len());
            let finding = Finding::new(&CHECK.rule, slide.span, message);
            findings
                .push(finding.help("keep what people must see, and move the rest to `::: notes` or to another slide"));
        }
    }
}

/// Returns a title as a message can hold it.
fn shown(title: &str) -> String {
    let short: String = title.chars().take(60).collect();
    if short.len() < title.len() { format!("{short}…") } else { short }
}
