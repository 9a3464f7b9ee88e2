//! A telephone number that is nobody's helpline and not the partnership's own.

use std::ops::Range;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::{Group, before, exactly, groups, is_apart};
use crate::disclosure::spelt;
use crate::lexicon::is_helpline;
use crate::reading::Passage;
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/phone", include_str!("phone.md")), run: Run::Text(run) };

/// What stands before long numbers that nobody can ring.
const OTHER: &[&str] = &[
    "isbn",
    "issn",
    "doi",
    "charity no",
    "charity number",
    "registered charity",
    "invoice",
    "company no",
    "company number",
    "grant",
    "meeting id",
    "conference id",
    "access code",
    "order no",
    "uprn",
    "sort code",
    "£",
    "budget code",
    "cost centre",
    "vat",
    "account no",
    "account number",
    "ean",
    "barcode",
    "item no",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.with_digits() {
        let groups = groups(text);
        let mut at = 0;
        while at < groups.len() {
            match number(text, &groups, at) {
                Some((digits, range, next)) => {
                    report(scene, passage, text, &digits, range, findings);
                    at = next;
                }
                None => at += 1,
            }
        }
    }
    for (passage, text) in scene.to_search() {
        for (digits, range) in spelt::numbers(scene, passage) {
            if national(&digits).is_some() {
                report(scene, passage, text, &digits, range, findings);
            }
        }
    }
}

fn report(
    scene: &Scene<'_>,
    passage: &Passage,
    text: &str,
    digits: &str,
    range: Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let own = national(digits).unwrap_or_else(|| digits.to_owned());
    let known = |digits: &str| is_helpline(digits) || scene.answers.allows_number(digits);
    let near = before(text, range.start, 24);
    let other = OTHER.iter().any(|other| {
        near.match_indices(other).any(|(at, _)| {
            !near[..at].ends_with(char::is_alphanumeric) && !near[at + other.len()..].starts_with(char::is_alphabetic)
        })
    });
    // A scale from nought to nine counts, and rings nowhere.
    if other || digits.starts_with("0123456789") || known(digits) || known(&own) || scene.is_allowed(passage, &range) {
        return;
    }
    // Nobody lives behind a number that begins with 03 or 08; it may still be mistyped.
    let public = own.starts_with("03") || own.starts_with("08");
    let mut finding = if public {
        scene
            .finding(&CHECK.rule, passage, range, "this number is on no list of helplines")
            .help("check that it is right, and add it to content/_disclosure/allowed.toml with kind = \"phone\"")
    } else {
        scene.finding(&CHECK.rule, passage, range, "this is a telephone number")
            .help("take it out; the partnership's own numbers are allowed in candour.toml or content/_disclosure/allowed.toml")
    };
    if public {
        finding.severity = Severity::Info;
    }
    findings.push(finding);
}

/// Returns a number that begins with a group, in its national form or as it is written, with its bytes.
fn number(text: &str, groups: &[Group], at: usize) -> Option<(String, Range<usize>, usize)> {
    let first = &groups[at];
    let digits = &text[first.start..first.end];
    let plus = text[..first.start].ends_with('+') || text[..first.start].ends_with("(+");
    let abroad = plus || digits.starts_with("0044") || digits == "00";
    let lengths: &[usize] = if plus {
        &[12, 13, 11, 10]
    } else if abroad {
        &[14, 15, 13]
    } else {
        &[11, 10]
    };
    let british = digits.starts_with('0') && second(text, groups, at).is_some_and(is_given_out);
    if !(abroad || british) {
        return None;
    }
    let found = lengths.iter().find_map(|&length| {
        exactly(text, groups, at, length).filter(|(digits, ..)| {
            let british = digits.starts_with("44") || digits.starts_with("0044");
            if plus && !british { length >= 10 } else { national(digits).is_some() }
        })
    })?;
    let (digits, range, next) = found;
    let dated = groups[at..next]
        .iter()
        .any(|group| group.width() == 4 && group.start > first.start && text[..group.start].ends_with('/'));
    (!dated && is_apart(text, &range)).then_some((digits, range, next))
}

/// Returns whether digits are a British number.
pub(super) fn is_national(digits: &str) -> bool {
    digits.starts_with('0') && national(digits).is_some()
}

/// Returns the digit after the first of a group, which may be the first of the next.
fn second(text: &str, groups: &[Group], at: usize) -> Option<u8> {
    let first = &groups[at];
    let place = match groups.get(at + 1).filter(|next| next.joined) {
        Some(next) if first.width() == 1 => next.start,
        _ => first.start + 1,
    };
    text.as_bytes().get(place).copied()
}

/// Returns whether a digit may follow the nought of a British number.
fn is_given_out(digit: u8) -> bool {
    matches!(digit, b'1' | b'2' | b'3' | b'5' | b'7' | b'8')
}

/// Returns the national form of a British number: 0, a first digit that is given out, nine or ten digits in all.
fn national(digits: &str) -> Option<String> {
    let rest = digits
        .strip_prefix("0044")
        .or_else(|| digits.strip_prefix("44").filter(|rest| rest.len() >= 9))
        .map_or(digits, |rest| rest);
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    let first = rest.bytes().next()?;
    let fine = match rest.len() {
        10 => is_given_out(first),
        9 => matches!(first, b'1' | b'8'),
        _ => false,
    };
    fine.then(|| format!("0{rest}"))
}
