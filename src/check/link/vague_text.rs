//! A link whose words do not say where it goes.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::{Inline, each_inline, text_of};
use crate::report::{Finding, Rule};

/// Words that say nothing out of their sentence, as a screen reader lists them (WCAG 2.2, 2.4.4 and 2.4.9).
const VAGUE: &[&str] = &[
    "click here",
    "click",
    "here",
    "click this",
    "click this link",
    "this link",
    "link",
    "this",
    "this page",
    "this document",
    "more",
    "read more",
    "learn more",
    "find out more",
    "see more",
    "more information",
    "more info",
    "further information",
    "details",
    "more details",
    "go",
    "continue",
    "see here",
    "download",
    "download here",
    "read this",
    "website",
    "page",
];

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/vague-text", include_str!("vague-text.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_inline(&draft.body, &mut |inline| {
        let Inline::Link(link) = inline else { return };
        let (text, span) = (&link.text, &link.span);
        let words = text_of(text);
        let plain = words.trim().trim_end_matches(['.', '!', ':', '…', '>', '»']).to_lowercase();
        if !plain.is_empty() && !VAGUE.contains(&plain.as_str()) {
            return;
        }
        let message = if plain.is_empty() {
            "this link has no words".to_owned()
        } else {
            format!("`{}` does not say where the link goes", words.trim())
        };
        let help = "write what the reader will find there, such as `[Neglect: what schools notice](…)`";
        findings.push(Finding::new(&CHECK.rule, *span, message).help(help));
    });
}
