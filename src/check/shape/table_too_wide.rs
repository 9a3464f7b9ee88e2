//! A table with more columns than a slide can show.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::deck::MOST_COLUMNS;
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::parse::markdown::{Block, each_block};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("shape/table-too-wide", include_str!("table-too-wide.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    if !matches!(draft.front.as_ref().map(|front| &front.facts), Some(Facts::Seminar(_))) {
        return;
    }
    each_block(&draft.body, &mut |block| {
        let Block::Table { head, span, .. } = block else { return };
        if head.len() > MOST_COLUMNS {
            let message =
                format!("this table has {} columns, and a slide shows {MOST_COLUMNS} that can be read", head.len());
            let help = "leave out columns, turn the table round, or let it go on from slide to slide";
            findings.push(Finding::new(&CHECK.rule, *span, message).help(help));
        }
    });
}
