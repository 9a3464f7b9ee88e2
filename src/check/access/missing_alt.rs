//! A picture that says nothing to those who cannot see it.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::{Image, Inline, each_inline};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("access/missing-alt", include_str!("missing-alt.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_inline(&draft.body, &mut |inline| {
        let Inline::Image(image) = inline else { return };
        let Image { alt, title, span, .. } = &**image;
        if !alt.trim().is_empty() || title.trim().eq_ignore_ascii_case("decorative") {
            return;
        }
        let help = "write what it shows, `![Steps from concern to plan](steps.png)`; for mere decoration `![](steps.png \"decorative\")`";
        findings.push(Finding::new(&CHECK.rule, *span, "this picture has no alternative text").help(help));
    });
}
