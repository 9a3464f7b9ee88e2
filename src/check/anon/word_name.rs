//! An ordinary word, month or place used as a person's name.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::names::Sort;
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/word-name", include_str!("word-name.md")), run: Run::Names(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for sighting in scene.sightings_of(Sort::WordName) {
        let mut finding = match sighting.ground {
            Some(ground) => {
                let message = format!("this word is used as a person's name: it {ground}");
                scene.at_sighting(&CHECK.rule, sighting, &message)
            }
            None => scene.at_sighting(&CHECK.rule, sighting, "is this word used as a person's name?"),
        };
        if sighting.ground.is_none() {
            finding.severity = Severity::Warning;
        }
        findings.push(finding.help("write the role instead, or write the word with a small letter if it is no name"));
    }
}
