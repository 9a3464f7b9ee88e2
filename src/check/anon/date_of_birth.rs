//! A date of birth.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::dates::{Exact, dates};
use crate::disclosure::digits::{after, before, is_apart};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/date-of-birth", include_str!("date-of-birth.md")), run: Run::Text(run) };

/// Words that make a date a date of birth.
const CUES: &[&str] = &[
    "dob",
    "d.o.b",
    "d o b",
    "date of birth",
    "birth date",
    "birthdate",
    "born",
    "birthday",
    "b.",
    "d.o.b.",
    "d/o/b",
    "turned",
    "turns",
    "turning",
    "birth",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.with_digits() {
        for (exact, range) in dates(text) {
            if exact == Exact::Month {
                continue;
            }
            if is_birth(scene, passage, text, &range) {
                let message = "this is a date of birth";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, message)
                        .help("take it out; give an age band where age matters, such as `aged 5 to 9`"),
                );
            }
        }
    }
}

/// Returns whether a date is one of birth.
pub(super) fn is_birth(
    scene: &Scene<'_>,
    passage: &crate::reading::Passage,
    text: &str,
    range: &std::ops::Range<usize>,
) -> bool {
    let near = before(text, range.start, 44);
    let near = near.rsplit(['.', ';']).next().filter(|_| !near.contains("d.o.b")).unwrap_or(&near);
    let short = || {
        near.trim_end().ends_with(" b.")
            || near.trim_end() == "b."
            || before(text, range.start, 6).trim_end().ends_with(" b.")
    };
    let labels = || scene.labels(passage).join(" ").to_lowercase().replace(['_', '-'], " ");
    has_cue(near) || short() || is_followed(&after(text, range.end, 30)) || has_cue(&labels())
}

/// Returns whether what stands behind a date makes it one of birth: "3 May 2010, when she was born".
fn is_followed(behind: &str) -> bool {
    let Some(first) = behind.find("birth").or(behind.find("born")).or(behind.find("dob")) else { return false };
    let cues = ["birthday", "date of birth", "(dob", "was born", "were born", "birth of"];
    cues.iter().any(|cue| behind.contains(cue)) && !behind[..first].contains(". ")
}

/// Returns whether a text has a word for birth.
fn has_cue(text: &str) -> bool {
    static KNOWN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(CUES).ok());
    KNOWN.as_ref().is_some_and(|known| known.find_overlapping_iter(text).any(|cue| is_apart(text, &cue.range())))
}
