//! An NHS number.

use std::cell::LazyCell;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::{before, exactly, groups};
use crate::disclosure::spelt;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/nhs-number", include_str!("nhs-number.md")), run: Run::Text(run) };

/// What stands before ten digits that are no NHS number, though they may share its check digit.
const OTHER: &[&str] = &[
    "isbn",
    "issn",
    "doi",
    "charity",
    "invoice",
    "company",
    "grant",
    "order no",
    "meeting id",
    "access code",
    "conference id",
    "vat",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    spelt_out(scene, findings);
    for (passage, text) in scene.with_digits() {
        let groups = groups(text);
        let named = || text.to_lowercase().contains("nhs") || scene.labels(passage).next().is_some();
        let named = LazyCell::new(named);
        let mut at = 0;
        while at < groups.len() {
            // No NHS number begins with a nought, but one that is called so may be mistyped.
            let nought = text.as_bytes()[groups[at].start] == b'0';
            let whole = if nought && !*named { None } else { exactly(text, &groups, at, 10) };
            let Some((digits, range, next)) = whole else {
                at += 1;
                continue;
            };
            let shaped = || !digits.starts_with('0') && is_valid(&digits) && is_usual(&groups[at..next]);
            let found = shaped() || *named && is_label(&scene.label(passage, text, range.start, 30));
            if found && !is_other(text, range.start) && !scene.is_allowed(passage, &range) {
                let message = if is_valid(&digits) {
                    "this is an NHS number: its last digit is right for one"
                } else {
                    "this is called an NHS number, though its last digit is wrong for one; it may be mistyped"
                };
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, message)
                        .help("take the number out; nothing published needs it"),
                );
                at = next;
            } else {
                at += 1;
            }
        }
    }
}

/// Returns whether what stands before a number calls it an NHS number.
fn is_label(label: &str) -> bool {
    label.contains("nhs") && !label.contains("phone") && !label.contains("call")
}

/// Returns whether what stands before a number calls it another.
fn is_other(text: &str, at: usize) -> bool {
    let before = before(text, at, 24);
    OTHER.iter().any(|other| before.contains(other))
}

/// Finds the same number written in words.
fn spelt_out(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.to_search() {
        for (digits, range) in spelt::numbers(scene, passage) {
            let labelled = scene.label(passage, text, range.start, 30).contains("nhs");
            if digits.len() == 10 && (labelled || is_valid(&digits) && !digits.starts_with('0')) {
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, "this is an NHS number in words")
                        .help("take the number out; nothing published needs it"),
                );
            }
        }
    }
}

/// Returns whether the groups are as people write the number; other groupings need a label.
fn is_usual(groups: &[crate::disclosure::digits::Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(crate::disclosure::digits::Group::width).collect();
    matches!(
        lengths.as_slice(),
        [10] | [3, 3, 4]
            | [3, 7]
            | [5, 5]
            | [4, 3, 3]
            | [6, 4]
            | [4, 6]
            | [3, 4, 3]
            | [2, 4, 4]
            | [4, 4, 2]
            | [3, 3, 2, 2]
    ) || lengths.iter().all(|&length| length == 1)
        || lengths.len() == 5 && lengths.iter().all(|&length| length == 2)
}

/// Returns whether the last digit is right (NHS Data Dictionary, modulus 11).
fn is_valid(digits: &str) -> bool {
    let sum: u32 = digits.bytes().zip((1..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(11) && digits.bytes().any(|digit| digit != b'0')
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_check_digit_is_counted_modulo_eleven() {
        for (digits, valid) in [
            ("9434765919", true),
            ("9434765918", false),
            ("0000000000", false),
            ("9990000018", true),
            ("9990000019", false),
        ] {
            assert_eq!(is_valid(digits), valid, "{digits}");
        }
    }
}
