//! A hidden figure that the rest of its table gives away.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::figures::{Grid, solvable};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/solvable", include_str!("solvable.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for grid in Grid::all(&scene.reading) {
        for (row, column) in solvable(&grid) {
            let Some(at) = grid.passages[row][column] else { continue };
            let passage = &scene.reading.passages[at as usize];
            let message = "this figure is hidden, and can be worked out from the rest of the table";
            let whole = 0..scene.reading.text_of(passage).len();
            findings.push(scene.finding(&CHECK.rule, passage, whole, message).help(
                "hide a second figure in the same row and one in the same column, or leave the total out; a percentage \
                 beside a hidden count gives it away as well",
            ));
        }
    }
}
