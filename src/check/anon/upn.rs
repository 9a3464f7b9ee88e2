//! A unique pupil number.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::is_apart;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check = Check { rule: Rule::error("anon/upn", include_str!("upn.md")), run: Run::Text(run) };

static SHAPE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[a-hj-np-rt-z](?:[ ._-]?[0-9]){11}[ ._-]?[0-9a-hj-np-rt-z]").ok());
/// The letters of the check, in the order of their remainders (Department for Education, UPN guide).
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let Some(shape) = &*SHAPE else { return };
    for (passage, text) in scene.with_digits() {
        for found in shape.find_iter(text) {
            let range = found.range();
            let label = scene.label(passage, text, range.start, 30);
            let labelled = label.contains("upn") || label.contains("pupil");
            let packed: String = found.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
            if is_apart(text, &range) && (labelled || is_valid(&packed.to_uppercase())) {
                let message = "this is a unique pupil number";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, message)
                        .help("take the number out; nothing published needs it"),
                );
            }
        }
    }
}

/// Returns whether the first letter is right for the rest: weights 2 to 13, remainder of 23.
fn is_valid(number: &str) -> bool {
    let bytes = number.as_bytes();
    let value = |byte: u8| match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        _ => LETTERS.iter().position(|&letter| letter == byte),
    };
    let sum: Option<usize> = bytes[1..].iter().zip(2..).map(|(&byte, weight)| Some(value(byte)? * weight)).sum();
    sum.is_some_and(|sum| LETTERS[sum % 23] == bytes[0])
}
