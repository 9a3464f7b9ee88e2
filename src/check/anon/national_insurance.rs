//! A National Insurance number.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::is_apart;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/national-insurance", include_str!("national-insurance.md")), run: Run::Text(run) };

static SHAPE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[a-z][ .-]?[a-z](?:[ ./_-]{0,3}[0-9]){6}(?:[ ./_-]{0,3}[a-d](?-u:\b))?").ok());
/// Prefixes that are never given out (HMRC, National Insurance Manual NIM39110).
const NEVER: [&str; 7] = ["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"];

/// Returns whether numbers begin with these letters: those that are given out, and `QQ`, which stands for them in examples.
fn is_prefix(letters: &str) -> bool {
    let given =
        !letters.contains(['D', 'F', 'I', 'Q', 'U', 'V']) && !letters.ends_with('O') && !NEVER.contains(&letters);
    given || letters == "QQ"
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let Some(shape) = &*SHAPE else { return };
    for (passage, text) in scene.with_digits() {
        for found in shape.find_iter(text) {
            let range = found.range();
            let packed: String =
                found.as_str().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
            let label = scene.label(passage, text, range.start, 34);
            let labelled =
                ["national insurance", "nino", "n.i.", "insurance", "nat ins"].iter().any(|word| label.contains(word))
                    || label.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ni");
            let whole = packed.len() == 9;
            let fine = packed.get(..2).is_some_and(is_prefix);
            if is_apart(text, &range) && (labelled || whole && fine) {
                let message = "this is a National Insurance number";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, message)
                        .help("take the number out; nothing published needs it"),
                );
            }
        }
    }
}
