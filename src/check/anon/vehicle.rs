//! A vehicle's registration mark.

use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::{after, is_apart};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/vehicle", include_str!("vehicle.md")), run: Run::Text(run) };

/// Marks since 2001: area, age, three letters (DVLA, INF104).
static CURRENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)[a-z]{2}[ ]?([0-9]{2})[ _.-]{0,2}[a-z]{3}(?-u:\b)").ok());
/// Older marks, those of Northern Ireland, and marks without an age.
static OLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:[a-z][ -]?[0-9]{1,3}[ -]?[a-z]{3}|[a-z]{3}[ -]?[0-9]{1,3}[ -]?[a-z]|[a-z]{1,3}[ -]?[0-9]{1,4}|[0-9]{1,4}[ -]?[a-z]{1,3})(?-u:\b)").ok()
});
/// Words near a mark.
const CUES: &[&str] = &[
    "car",
    "van",
    "reg",
    "registration",
    "plate",
    "plates",
    "vehicle",
    "vrm",
    "vrn",
    "lorry",
    "truck",
    "motorbike",
    "motorcycle",
    "moped",
    "scooter",
    "taxi",
    "minibus",
    "bmw",
    "audi",
    "vauxhall",
    "volkswagen",
    "vw",
    "golf",
    "corsa",
    "fiesta",
    "focus",
    "astra",
    "polo",
    "mercedes",
    "transit",
    "nissan",
    "toyota",
    "renault",
    "peugeot",
    "citroen",
    "seat",
    "skoda",
    "kia",
    "hyundai",
    "mini",
    "4x4",
    "hatchback",
    "saloon",
    "estate",
    "driving",
    "drove",
    "parked",
    "index",
    "keeper",
    "anpr",
    "number plate",
    "reg.",
    "ford",
    "honda",
    "mazda",
    "volvo",
    "jeep",
    "land rover",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (Some(current), Some(older)) = (&*CURRENT, &*OLDER) else { return };
    let message = "this is a vehicle's registration mark";
    for (passage, text) in scene.with_digits() {
        let mut done = 0;
        for found in current.captures_iter(text) {
            let (Some(whole), Some(age)) = (found.get(0), found.get(1)) else { continue };
            let letters = whole.as_str().chars().take_while(|c| c.is_alphabetic()).count();
            let fine = age.as_str() != "01" && age.as_str() != "00" && letters == 2;
            let shouted = !whole.as_str().chars().any(char::is_lowercase);
            if fine
                && is_apart(text, &whole.range())
                && (is_issued(whole.as_str())
                    && (shouted && whole.as_str().matches(' ').count() < 2 || !whole.as_str().contains(' '))
                    || near(scene, passage, text, &whole.range()))
            {
                done = whole.end();
                findings.push(
                    scene.finding(&CHECK.rule, passage, whole.range(), message).help("take it out, or say `a van`"),
                );
            }
        }
        for found in older.find_iter(text).filter(|found| found.start() >= done) {
            let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
            let letters = found.as_str().bytes().filter(u8::is_ascii_alphabetic).count();
            let shouted = !found.as_str().chars().any(char::is_lowercase);
            let shape = letters >= 3 && digits >= 1 || letters >= 2 && digits >= 3;
            let year = found.as_str().split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
            let worded = found.as_str().split(|c: char| !c.is_ascii_alphabetic()).any(|part| {
                part.len() > 1 && crate::lexicon::flags(&part.to_lowercase()).any(crate::lexicon::Flags::FUNCTION)
            });
            if worded || year && !shouted {
                continue;
            }
            let long = letters == 4 && digits >= 2;
            let close = || near(scene, passage, text, &found.range());
            let is_mark = shape
                && is_apart(text, &found.range())
                && ((shouted || letters >= 4 || digits >= 3) && close()
                    || long && shouted && is_issued(found.as_str()) && !is_form(text, &found.range()));
            if is_mark && !scene.is_allowed(passage, &found.range()) {
                findings.push(
                    scene.finding(&CHECK.rule, passage, found.range(), message).help("take it out, or say `a van`"),
                );
            }
        }
    }
}

/// Returns whether a mark has only letters that are given out; one with others may be misread, and needs a word of cars.
fn is_issued(mark: &str) -> bool {
    !mark.contains(['I', 'i', 'Q', 'q'])
}

/// Returns whether a word of cars stands near.
fn near(scene: &Scene<'_>, passage: &crate::reading::Passage, text: &str, range: &std::ops::Range<usize>) -> bool {
    let label = scene.label(passage, text, range.start, 60);
    let behind = after(text, range.end, 18);
    let is_cue = |words: &str| words.split(|c: char| !c.is_alphanumeric()).any(is_cue);
    is_cue(&label) || is_cue(&behind)
}

/// Returns whether the code of a form, room or standard stands there.
fn is_form(text: &str, range: &std::ops::Range<usize>) -> bool {
    let before = crate::disclosure::digits::before(text, range.start, 16);
    ["form", "room", "iso", "standard", "ref", "code", "module", "course", "version", "unit"]
        .iter()
        .any(|word| before.contains(word))
}

fn is_cue(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| CUES.iter().copied().collect());
    word.len() > 1 && KNOWN.contains(word)
}
