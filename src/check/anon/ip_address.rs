//! The address of somebody's computer or router.

use core::net::{Ipv4Addr, Ipv6Addr};

use crate::check::rule::{Check, Run};
use crate::disclosure::{Scene, digits};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/ip-address", include_str!("ip-address.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.with_digits() {
        let has_three = |mark: u8| text.bytes().filter(|byte| *byte == mark).count() >= 3;
        if !has_three(b'.') && !has_three(b':') {
            continue;
        }
        let mut at = 0;
        for word in text.split(|c: char| !(c.is_ascii_hexdigit() || c == '.' || c == ':')) {
            let trimmed = word.trim_matches(['.', ':']);
            let start = at + (word.len() - word.trim_start_matches(['.', ':']).len());
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            let four = trimmed.matches('.').count() == 3
                && trimmed.parse::<Ipv4Addr>().is_ok_and(|ip| !ip.is_loopback() && !ip.is_unspecified());
            let six = trimmed.matches(':').count() >= 3 && trimmed.parse::<Ipv6Addr>().is_ok();
            if (four || six) && !is_numbered(text, start) {
                let range = start..start + trimmed.len();
                let message = "this is the internet address of a device";
                findings.push(scene.finding(&CHECK.rule, passage, range, message).help("take it out"));
            }
        }
    }
}

/// Returns whether what stands before a place says that a version or a part of a document follows.
fn is_numbered(text: &str, at: usize) -> bool {
    let before = digits::before(text, at, 20);
    let before = before.trim_end();
    ["version", "v", "section", "paragraph", "para", "§", "rule", "step", "release"]
        .iter()
        .any(|word| before.ends_with(word))
}
