//! The address of somebody's computer or router.

use core::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::{Scene, digits};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/ip-address", include_str!("ip-address.md")), run: Run::Text(run) };

/// Addresses with a bracket around each dot, as they are written so that nobody follows them.
static BRACKETED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[0-9]{1,3}(?: ?[\[(](?:\.|dot)[\])] ?[0-9]{1,3}){3}").ok());

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let message = "this is the internet address of a device";
    for (passage, text) in scene.with_digits() {
        for found in BRACKETED.iter().flat_map(|bracketed| bracketed.find_iter(text)) {
            findings.push(scene.finding(&CHECK.rule, passage, found.range(), message).help("take it out"));
        }
        if !may_hold(text.as_bytes()) {
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
                findings.push(scene.finding(&CHECK.rule, passage, range, message).help("take it out"));
            }
        }
    }
}

/// Returns whether a text has as many marks between digits, or colons, as an address needs.
fn may_hold(text: &[u8]) -> bool {
    let between = |three: &&[u8]| three[1] == b'.' && three[0].is_ascii_digit() && three[2].is_ascii_digit();
    text.windows(3).filter(between).nth(2).is_some() || text.iter().filter(|byte| **byte == b':').nth(2).is_some()
}

/// Returns whether what stands before a place says that a version or a part of a document follows.
fn is_numbered(text: &str, at: usize) -> bool {
    let before = digits::before(text, at, 20);
    let before = before.trim_end();
    ["version", "v", "section", "paragraph", "para", "§", "rule", "step", "release"]
        .iter()
        .any(|word| before.ends_with(word))
}
