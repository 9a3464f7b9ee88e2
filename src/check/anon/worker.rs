//! A worker or professional who is named.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::names::Sort;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/worker", include_str!("worker.md")), run: Run::Names(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for sighting in scene.sightings_of(Sort::Worker) {
        let finding = scene.at_sighting(&CHECK.rule, sighting, "this names a worker or professional");
        findings.push(finding.help(
            "write the role alone; a public office holder is allowed by name once content/_disclosure/allowed.toml says so, with a source",
        ));
    }
}
