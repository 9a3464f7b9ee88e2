//! Words that look for somebody to blame where learning looks for reasons.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{List, hits};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("language/worker-blaming", include_str!("worker-blaming.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in hits(scene, List::WorkerBlaming) {
        let message = format!("`{}` may blame a worker or service", hit.text(scene));
        let mut finding = scene.finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message);
        finding = finding.help(format!("instead: {}", hit.entry.instead));
        if hit.entry.is_word() {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}
