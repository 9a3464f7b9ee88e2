//! A count of nobody, or of everybody in a small group.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::figures::{Certainty, Figure, Grid, is_total};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("anon/zero-count", include_str!("zero-count.md")), run: Run::Text(run) };

const HELP: &str = "hide it, or join groups, unless anyone could know it from what the groups are";

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let limit = scene.answers.thresholds().percentages_from;
    for grid in Grid::all(&scene.reading) {
        let mut report = |row: usize, column: usize, message: &str| {
            let Some(at) = grid.passages[row][column] else { return };
            let passage = &scene.reading.passages[at as usize];
            let whole = 0..scene.reading.text_of(passage).len();
            findings.push(scene.finding(&CHECK.rule, passage, whole, message).help(HELP));
        };
        for (row, column, certainty) in grid.people() {
            // A total is always all of itself.
            if certainty == Certainty::Perhaps || is_total(&grid.rows[row]) {
                continue;
            }
            let all = "this says that something is true of everybody in a small group";
            match grid.figures[row][column] {
                Figure::Count(0, _) => {
                    report(row, column, "this cell says that nobody was counted, which tells of everybody");
                }
                Figure::Count(number, Some(share)) if number < limit && share.is_all() => report(row, column, all),
                Figure::Count(number, None) if number < limit => {
                    let beside = grid.figures[row].iter().enumerate();
                    for (at, _) in beside.filter(|(_, figure)| matches!(figure, Figure::Share(share) if share.is_all()))
                    {
                        report(row, at, all);
                    }
                }
                _ => {}
            }
        }
    }
}
