//! A child who is said to have stayed away, where an adult did not bring the child.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::wording::{Hit, List, hits};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("language/was-not-brought", include_str!("was-not-brought.md")), run: Run::Text(run) };

/// Who comes by themselves or does not.
const ADULTS: &[&str] = &[
    "mother",
    "father",
    "mum",
    "dad",
    "parent",
    "parents",
    "carer",
    "carers",
    "adult",
    "adults",
    "agency",
    "agencies",
    "member",
    "members",
    "professional",
    "professionals",
    "police",
    "school",
    "schools",
    "worker",
    "workers",
    "staff",
    "gp",
    "gps",
    "partners",
    "representative",
    "delegates",
    "participants",
    "practitioners",
    "services",
    "stepfather",
    "partner",
    "i",
    "we",
    "you",
    "who",
];
/// Who is brought.
const CHILDREN: &[&str] =
    &["child", "children", "baby", "babies", "he", "she", "they", "girl", "boy", "sibling", "siblings"];
/// What workers go to.
const OCCASIONS: &[&str] = &[
    "course",
    "courses",
    "training",
    "seminar",
    "seminars",
    "workshop",
    "workshops",
    "conference",
    "conferences",
    "meeting",
    "meetings",
    "webinar",
    "session",
    "briefing",
    "court",
];
/// What the letters DNA mean elsewhere.
const LABORATORY: &[&str] = &[
    "test", "tests", "testing", "sample", "samples", "evidence", "profile", "database", "analysis", "results", "swab",
];
/// Beginnings of words that say that somebody stayed away.
const AWAY: &[&str] = &["attend", "dna", "fta", "failed", "show", "truan", "refus"];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for hit in hits(scene, List::WasNotBrought).filter(|hit| is_of_child(scene, hit)) {
        let message = format!("`{}` says that a child stayed away", hit.text(scene));
        let mut finding = scene.finding_at(&CHECK.rule, hit.passage, hit.range(scene), &message);
        finding = finding.help(format!("instead: {}", hit.entry.instead));
        if !hit.entry.has(AWAY) {
            finding.severity = Severity::Info;
        }
        findings.push(finding);
    }
}

fn is_of_child(scene: &Scene<'_>, hit: &Hit<'_>) -> bool {
    let letters = hit.entry.is_word() && hit.near(scene, 0, 1, LABORATORY);
    // "A missed appointment" says nothing of who missed it; "she missed her appointment" does.
    let nobody = hit.entry.begins("missed") && !hit.near(scene, 2, 0, CHILDREN);
    !letters && !nobody && !hit.near(scene, 4, 0, ADULTS) && !hit.near(scene, 8, 8, OCCASIONS)
}
