//! A table whose columns have no names.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::{Block, each_block, text_of};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("access/table-header", include_str!("table-header.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_block(&draft.body, &mut |block| {
        let Block::Table { head, span, .. } = block else { return };
        // The corner over a column of row names may stay empty.
        if head.iter().skip(1).all(|cell| !text_of(&cell.text).trim().is_empty()) && head.len() > 1 {
            return;
        }
        if head.len() == 1 && !text_of(&head[0].text).trim().is_empty() {
            return;
        }
        let empty = head.iter().skip(1).find(|cell| text_of(&cell.text).trim().is_empty());
        let span = empty.map_or(*span, |cell| if cell.span.start < cell.span.end { cell.span } else { *span });
        let help = "give every column a heading in the first row";
        findings.push(Finding::new(&CHECK.rule, span, "a column of this table has no heading").help(help));
    });
}
