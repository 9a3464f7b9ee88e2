//! Guidance, bodies and terms that newer ones have replaced.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{Hit, List, hits};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("language/superseded", include_str!("superseded.md")), run: Run::Text(run) };

/// Words that show that the author speaks of the past.
const PAST: &[&str] = &[
    "replaced",
    "replaces",
    "former",
    "formerly",
    "until",
    "superseded",
    "previously",
    "previous",
    "abolished",
    "before",
    "then",
    "since",
    "old",
    "older",
    "predecessor",
    "historic",
    "historical",
    "became",
    "ended",
    "was",
    "were",
];

/// How many words around are looked at for a year.
const NEAR: usize = 40;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in hits(scene, List::Superseded).filter(|hit| !is_of_the_past(scene, hit)) {
        let since = hit.entry.since;
        let message = format!("`{}` was replaced in {since}", hit.text(scene));
        findings.push(
            scene
                .finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message)
                .help(format!("now: {}; if you mean the past, say so, such as `the former …`", hit.entry.instead)),
        );
    }
}

/// Returns whether the text around says that it speaks of the past, or names a year before the replacement.
fn is_of_the_past(scene: &Scene<'_>, hit: &Hit<'_>) -> bool {
    if hit.near(scene, 8, 8, PAST) {
        return true;
    }
    let tokens = scene.reading.tokens_of(hit.passage);
    let since: u32 = hit.entry.since.parse().unwrap_or(0);
    let near = hit.tokens.start.saturating_sub(NEAR)..(hit.tokens.end + NEAR).min(tokens.len());
    let outside = near.filter(|at| !hit.tokens.contains(at)).map(|at| &tokens[at]).filter(|token| token.digit);
    outside.filter_map(|token| scene.reading.word(token).parse().ok()).any(|year: u32| (1980..=since).contains(&year))
}
