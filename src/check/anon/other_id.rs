//! Other numbers that are given to one person: passport, driving licence, prison, immigration, learner, bank, device.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Match};
use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::is_apart;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/other-id", include_str!("other-id.md")), run: Run::Text(run) };

/// Each kind: the words before it, and its shape without spaces.
const KINDS: &[(&[&str], &str, &str)] = &[
    (&["passport", "ppt no", "ppt number"], r"(?i)^[a-z]{0,2}[0-9]{7,9}[a-z]?$", "this is a passport number"),
    (
        &["driving licence", "driver number", "licence no", "licence number", "driving license", "dvla", "licence"],
        r"(?i)^[a-z9]{5}[0-9]{6}[a-z9]{2}[0-9a-z]{3,5}$",
        "this is a driving licence number",
    ),
    (&["prison", "prisoner", "inmate", "hmp", "offender"], r"(?i)^[a-z][0-9]{4}[a-z]{2}$", "this is a prison number"),
    (
        &[
            "home office",
            "immigration",
            "asylum",
            "arc ",
            "visa",
            "biometric",
            "brp",
            "nationality",
            "port ref",
            "ho ref",
            "cid",
        ],
        r"(?i)^[a-z]{0,3}[0-9]{6,10}[a-z]?$",
        "this is an immigration number",
    ),
    (
        &["uln", "learner number", "learner no", "unique learner", "candidate number", "exam number", "uci"],
        r"(?i)^[0-9]{10}$|^[0-9]{4,5}$|^[0-9]{4,5}[a-z0-9]{8,9}$",
        "this is a learner's number",
    ),
    (
        &["sort code", "account no", "account number", "acc no", "bank account", "iban", "bank details", "a/c"],
        r"(?i)^[0-9]{6}$|^[0-9]{8}$|^[0-9]{14}$|^gb[0-9]{2}[a-z]{4}[0-9]{14}$",
        "this is a bank account",
    ),
    (
        &["imei", "handset", "device id", "iccid", "sim"],
        r"(?i)^[0-9]{14,20}$|^[a-z0-9]{10,16}$",
        "this is the number of a device",
    ),
    (
        &["card number", "debit card", "credit card", "visa card", "mastercard", "bank card", "card"],
        r"^[0-9]{13,19}$",
        "this is the number of a bank card",
    ),
    (&["pnc", "cro"], r"(?i)^(?:[0-9]{2,4}[0-9]{1,7}[a-z])$|^[0-9]{4,10}[a-z]$", "this is a police record number"),
    (&["tax reference", "utr", "tax ref"], r"^[0-9]{10}$", "this is a tax reference"),
    (
        &[
            "ehcp no",
            "ehcp number",
            "payroll",
            "staff number",
            "employee number",
            "collar number",
            "warrant number",
            "hcpc",
            "social work england number",
            "nmc pin",
            "gmc number",
            "gmc no",
            "shoulder number",
            "swe number",
            "badge number",
        ],
        r"(?i)^[a-z]{0,3}[0-9]{3,8}[a-z]?$",
        "this is a number of one worker",
    ),
    (&["mac address"], r"(?i)^[0-9a-f]{12}$", "this is the address of a device"),
    (&["chi number", "chi no", "chi"], r"^[0-9]{10}$", "this is a Scottish health number"),
    (&["health and care number", "h&c number", "hcn"], r"^[0-9]{10}$", "this is a Northern Irish health number"),
    (
        &[
            "national id",
            "identity card",
            "id card",
            "pesel",
            "cnp",
            "birth certificate",
            "benefit number",
            "child benefit",
            "nass",
            "library card",
        ],
        r"(?i)^[a-z]{0,3}[0-9]{6,13}[a-z]{0,2}$",
        "this is a number of one person",
    ),
];

static CODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[a-z0-9]+(?:[ :/.-]{1,2}[a-z0-9]*[0-9][a-z0-9]*)*").ok());
static SHAPES: LazyLock<Vec<Option<Regex>>> =
    LazyLock::new(|| KINDS.iter().map(|(_, shape, _)| Regex::new(shape).ok()).collect());
/// The words of every kind.
static CUES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = KINDS.iter().flat_map(|(words, ..)| words.iter().map(|word| word.trim()));
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()
});
/// The number of the kind of each of these words.
static KIND_OF: LazyLock<Vec<usize>> = LazyLock::new(|| {
    KINDS.iter().enumerate().flat_map(|(kind, (words, ..))| words.iter().map(move |_| kind)).collect()
});
/// A bank account's two numbers as they are written side by side.
static BANK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)[0-9]{2}[-–][0-9]{2}[-–][0-9]{2}[ ,;/]+(?:[a-z. ]{0,20})[0-9]{8}(?-u:\b)|(?i)(?-u:\b)GB[0-9]{2} ?[A-Z]{4}(?: ?[0-9]{4}){3} ?[0-9]{2}(?-u:\b)").ok()
});

/// How many digits a bank account has at least.
const BANK_DIGITS: usize = 14;
/// How many digits any of these numbers has at least, and how long those are that may have fewer.
const DIGITS: usize = 3;
const LETTERS: usize = 10;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (Some(code), Some(bank), Some(cues)) = (&*CODE, &*BANK, &*CUES) else { return };
    for (passage, text) in scene.with_digits() {
        let help = "take it out; nothing published needs it";
        if digits(text) >= BANK_DIGITS {
            for found in bank.find_iter(text) {
                findings.push(scene.finding(&CHECK.rule, passage, found.range(), "this is a bank account").help(help));
            }
        }
        // What names a kind stands in the text, or beside it.
        if scene.labels(passage).next().is_none() && words(cues, text).next().is_none() {
            continue;
        }
        let mut at = 0;
        while let Some(found) = code.find_at(text, at) {
            at = found.end();
            let digits = digits(found.as_str());
            if digits == 0 || digits < DIGITS && found.len() < LETTERS {
                continue;
            }
            // The word for a number may follow it in brackets: "7118818592 (ULN)".
            let behind = crate::disclosure::digits::after(text, found.end(), 24);
            let behind =
                behind.trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next()).unwrap_or_default();
            let head = tails(found.as_str()).last().unwrap_or(0);
            let label = format!("{} {behind}", scene.label(passage, text, found.start() + head, 48));
            for kind in named(cues, &label) {
                let ((.., message), Some(shape)) = (&KINDS[kind], &SHAPES[kind]) else { continue };
                // The words before may be taken for a part of the code: "no. A8310CK".
                let Some(range) = tails(found.as_str()).map(|cut| found.start() + cut..found.end()).find(|range| {
                    let packed: String = text[range.clone()].chars().filter(char::is_ascii_alphanumeric).collect();
                    shape.is_match(&packed) && is_apart(text, range)
                }) else {
                    continue;
                };
                findings.push(scene.finding(&CHECK.rule, passage, range, message).help(help));
                break;
            }
        }
    }
}

/// Returns where each part of a code begins.
fn tails(code: &str) -> impl Iterator<Item = usize> {
    let starts = code.char_indices().filter(|&(at, c)| at == 0 || " :/.-".contains(c)).map(|(at, _)| at);
    starts.map(move |at| at + (code[at..].len() - code[at..].trim_start_matches([' ', ':', '/', '.', '-']).len()))
}

/// Returns the kinds that a label names by words of their own, each once, in their order.
fn named(cues: &AhoCorasick, label: &str) -> BTreeSet<usize> {
    words(cues, label).map(|word| KIND_OF[word.pattern().as_usize()]).collect()
}

/// Returns the words for kinds that stand in a text by themselves.
fn words(cues: &AhoCorasick, text: &str) -> impl Iterator<Item = Match> {
    cues.find_overlapping_iter(text).filter(|word| is_apart(text, &word.range()))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}
