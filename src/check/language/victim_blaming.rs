//! Words that put on a child or family what was done to them.

use std::sync::LazyLock;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{Index, LANGUAGE};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("language/victim-blaming", include_str!("victim-blaming.md")), run: Run::Text(run) };

static PHRASES: LazyLock<Index> = LazyLock::new(|| Index::new(LANGUAGE, Some("victim-blaming")));

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in PHRASES.hits(scene) {
        let message = format!("`{}` may blame a child or family, or label them", hit.text(scene));
        let mut finding = scene.finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message);
        finding = finding.help(format!("instead: {}", hit.entry.instead));
        if hit.entry.is_word() {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}
