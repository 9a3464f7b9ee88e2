//! Words that put on a child or family what was done to them.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{List, hits};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("language/victim-blaming", include_str!("victim-blaming.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in hits(scene, List::VictimBlaming) {
        let message = format!("`{}` may blame a child or family, or label them", hit.text(scene));
        let mut finding = scene.finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message);
        finding = finding.help(format!("instead: {}", hit.entry.instead));
        if hit.entry.is_word() {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}
