//! An exercise with nothing to do.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::{Block, Directive, each_block};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("shape/empty-exercise", include_str!("empty-exercise.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_block(&draft.body, &mut |block| {
        let Block::Container { directive: Directive::Exercise, blocks, span, .. } = block else { return };
        let is_said =
            |block: &Block| !matches!(block, Block::Rule { .. } | Block::Container { directive: Directive::Notes, .. });
        if !blocks.iter().any(is_said) {
            let finding = Finding::new(&CHECK.rule, *span, "this exercise says nothing");
            findings.push(finding.help("write what people read and what they do, or remove it"));
        }
    });
}
