//! A date of birth.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::dates::{Exact, dates};
use crate::disclosure::digits::{after, before};
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
    let near = near.rsplit(['.', ';']).next().filter(|_| !near.contains("d.o.b")).unwrap_or(&near).to_owned();
    let labels = scene.labels(passage).join(" ").to_lowercase().replace(['_', '-'], " ");
    let behind = after(text, range.end, 30);
    let short = near.trim_end().ends_with(" b.")
        || near.trim_end() == "b."
        || before(text, range.start, 6).trim_end().ends_with(" b.");
    let is_cue = |words: &str| CUES.iter().any(|cue| has_word(words, cue));
    let afterwards = ["birthday", "date of birth", "(dob", "was born", "were born", "birth of"]
        .iter()
        .any(|cue| behind.contains(cue));
    short
        || is_cue(&near)
        || is_cue(&labels)
        || afterwards
            && !behind[..behind.find("birth").or(behind.find("born")).or(behind.find("dob")).unwrap_or(0)]
                .contains(". ")
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
