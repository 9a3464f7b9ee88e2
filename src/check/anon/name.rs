//! A word that nothing explains, used as a person's name.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::names::Sort;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/name", include_str!("name.md")), run: Run::Names(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for sighting in scene.sightings_of(Sort::Name) {
        let Some(ground) = sighting.ground else { continue };
        let message = format!("this looks like a person's name: it {ground}");
        findings.push(scene.at_sighting(&CHECK.rule, sighting, &message).help(
            "write the role instead, such as `Child A`, `the mother` or `a social worker`; if it names no private person, answer in content/_disclosure/allowed.toml",
        ));
    }
}
