//! A word that nothing explains, without evidence that it is a name.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::names::Sort;
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("anon/name-question", include_str!("name-question.md")), run: Run::Names(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for sighting in scene.sightings_of(Sort::Name).filter(|sighting| sighting.ground.is_none()) {
        let message = "is this a person's name? nothing explains this word";
        let mut finding = scene
            .at_sighting(&CHECK.rule, sighting, message)
            .help("if it is a name, write the role instead; if not, answer once in content/_disclosure/allowed.toml");
        if scene.case {
            finding.severity = Severity::Error;
        }
        findings.push(finding);
    }
}
