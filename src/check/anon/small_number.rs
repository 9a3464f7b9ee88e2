//! A count of so few people that it tells who they are.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::figures::{Certainty, Figure, Grid};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/small-number", include_str!("small-number.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let limit = scene.answers.thresholds().hide_below;
    for grid in Grid::all(&scene.reading) {
        for (row, column, certainty) in grid.people() {
            let (Figure::Count(number, _), Some(at)) = (grid.figures[row][column], grid.passages[row][column]) else {
                continue;
            };
            if !(1..limit).contains(&number) {
                continue;
            }
            let passage = &scene.reading.passages[at as usize];
            let message = match certainty {
                Certainty::Sure => format!("this cell counts fewer than {limit} people"),
                Certainty::Perhaps => format!("does this cell count people? it is below {limit}"),
            };
            let whole = 0..scene.reading.text_of(passage).len();
            let mut finding = scene.finding(&CHECK.rule, passage, whole, &message).help(format!(
                "write `<{limit}` and hide another cell of the same row and column, join groups until every count is \
                 {limit} or more, or use words such as `few`"
            ));
            if certainty == Certainty::Perhaps {
                finding.severity = Severity::Warning;
            }
            findings.push(finding);
        }
    }
}
