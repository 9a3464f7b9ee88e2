//! Headings that skip a level or repeat the title.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::Block;
use crate::parse::markdown::each_block;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("access/heading-order", include_str!("heading-order.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    // The title of the document is the heading of level one.
    let mut last = 1;
    each_block(&draft.body, &mut |block| {
        let &Block::Heading { level, span, .. } = block else { return };
        let marks = "#".repeat(usize::from(last) + 1);
        if level == 1 {
            let message = "a heading of level one stands in the text; the title of the document is that heading";
            findings.push(Finding::new(&CHECK.rule, span, message).help("begin it with `##`"));
        } else if level > last + 1 {
            let message = format!("this heading skips from level {last} to level {level}");
            findings.push(Finding::new(&CHECK.rule, span, message).help(format!("begin it with `{marks}`")));
        }
        last = level.max(1);
    });
}
