//! Words that make harm sound smaller than it was.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{List, hits};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::info("language/minimising", include_str!("minimising.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in hits(scene, List::Minimising) {
        let message = format!("`{}` may make harm sound smaller than it was", hit.text(scene));
        let finding = scene.finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message);
        findings.push(finding.help(format!("instead: {}", hit.entry.instead)));
    }
}
