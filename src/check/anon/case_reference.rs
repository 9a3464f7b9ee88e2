//! A reference of a case, record, crime or court.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::is_apart;
use crate::reading::Spot;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/case-reference", include_str!("case-reference.md")), run: Run::Text(run) };

/// A word for a case or system, perhaps a word for a number, then a code with three digits or more.
static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)(?:case|casefile|case file|crime|incident|occurrence|cad|log|custody|mosaic|liquidlogic|liquid logic|carefirst|care first|lcs|ics|eclipse|azeus|rio|systmone|system one|emis|lorenzo|epr|cpoms|myconcern|my concern|athena|niche|connect|storm|court|hospital|hosp|appeal|unit|mrn|patient|client|person|pid|record|file|referral|contact|episode|serious incident|datix|ulysses|steis|strategic|safeguarding|mash|lado|complaint|claim|legal aid|laa|ehcp|sen|tribunal|inquest|coroner'?s?|post-?mortem|exhibit|family|child|tenancy|housing|rent|homelessness|property|application|ombudsman|lgo|enquiry|child protection|cp|cin|lac|ehm|paris|framework|yot|asset|oasys|ndelius|delius|probation|licence|prosecution|cps|urn|ref|reference|our ref|your ref|matter|docket|intelligence|intel|nspis|pnd|operation|arrest|charge|bail|summons|warrant|rapid review|notification|serious case|practice review|lcspr|scr|visit|call|job|task|workflow|form|ticket|helpdesk|s47|section 47|strategy|prf|pcr|occurrence|notify|panel)(?-u:\b)(?: (?:ref(?:erence)?|number|num|no|id|identifier|code|file|record|case|system))*(?:\.|s)?(?: ?(?:is|was|of|under|:|=|#|–|—|-|/|\\?[a-z]+=))* ?[\(\[]?#?([a-z]{0,6}[ ./\\:_-]?[0-9][a-z0-9]*(?:[./\\:_-] ?[a-z0-9]+|[ ][0-9]{2,}[a-z0-9]*)*)",
    )
    .ok()
});
/// Codes whose form alone tells: family court, police crime numbers, dated logs.
static SHAPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:[A-Z]{2}[0-9]{2}[CPZFD][0-9]{5}|[A-Z]{2}[0-9]{2}P[0-9]{5}|[0-9]{2}[A-Z]{1,3}[0-9]?/[0-9]{3,7}/[0-9]{2}|[0-9]{2}[A-Z]{1,2}/[0-9]{1,2}/[0-9]{3,6}|[A-Z]{2,6}[/-][0-9]{2,4}[/-][0-9]{3,7}|[A-Z]{2,5}/[0-9]{4,8}/[0-9]{2}|[A-Z]{2}[0-9]{3}/[0-9]{2}/[0-9]{5}|[0-9]{2}/[0-9]{4,7}/[0-9]{2}|[0-9]{2,7}/[A-Z]{2,3}[0-9]?/[0-9]{2,7}|[A-Z]{1,3}[0-9]{6,9}[A-Z]?|[A-Z]{2,5}-[0-9]{5,9}|[A-Z]{2,4}[0-9]{2}-[0-9]{3,6})(?-u:\b)",
    )
    .ok()
});
/// What stands before codes of documents, forms and money.
const OTHER: &[&str] = &[
    "isbn",
    "issn",
    "doi",
    "charity",
    "invoice",
    "iso",
    "grant",
    "budget",
    "cost",
    "purchase",
    "order no",
    "order number",
    "order ref",
    "company",
    "vat",
    "course",
    "module",
    "room",
    "version",
    "standard",
    "edition",
    "page",
    "slide",
    "chapter",
    "section",
    "paragraph",
    "item",
    "agenda",
    "booking",
    "event",
    "meeting id",
    "licence no",
    "£",
    "bill",
    "hc",
    "cm",
    "cmd",
    "hl",
    "dfe-",
    "uprn",
    "sku",
    "report number",
    "document",
    "policy no",
    "policy number",
    "contract",
    "tender",
    "bs en",
    "en ",
    "ofsted urn",
    "unique reference number",
    "registered",
    "research",
    "ethics",
    "rec ref",
    "irAS",
    "study",
    "paper",
    "volume",
    "vol",
    "issue",
    "poster",
    "leaflet",
    "product",
    "publication",
    "guideline",
    "ng",
    "cg",
    "qs",
    "nice",
    "si ",
    "uksi",
    "ewca",
    "ewhc",
    "uksc",
    "ukhl",
];
/// Words of a case or system that need no word for a number after them.
const SYSTEMS: &[&str] = &[
    "mosaic",
    "liquidlogic",
    "cad",
    "rio",
    "systmone",
    "emis",
    "cpoms",
    "urn",
    "mrn",
    "athena",
    "niche",
    "datix",
    "carefirst",
    "pnd",
    "paris",
    "lcs",
    "log",
    "crime",
    "incident",
    "case",
    "ref",
    "reference",
    "matter",
    "docket",
    "client",
    "pid",
    "occurrence",
    "custody",
    "prf",
    "pcr",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (Some(labelled), Some(shaped)) = (&*LABELLED, &*SHAPED) else { return };
    for (passage, text) in scene.with_digits() {
        let mut done: Vec<Range<usize>> = Vec::new();
        let slug = matches!(passage.spot, Spot::Target | Spot::Path);
        if passage.spot != Spot::Path || SYSTEMS.iter().any(|system| text.to_lowercase().contains(system)) {
            for found in labelled.captures_iter(text) {
                let (Some(whole), Some(code)) = (found.get(0), found.get(1)) else { continue };
                if is_code(text, whole.start(), &code.range(), whole.as_str(), slug) {
                    done.push(code.range());
                }
            }
        }
        // Codes after a label stand in order, and so do codes that are known by their shape.
        let codes = done.len();
        for found in shaped.find_iter(text) {
            let range = found.range();
            let web = passage.spot == Spot::Target
                && text.contains("://")
                && !["case", "ref", "notif", "incident", "record", "file", "client", "person", "child"]
                    .iter()
                    .any(|word| text.contains(word));
            let next = done[..codes].partition_point(|code| code.end <= range.start);
            let overlaps = done[..codes].get(next).is_some_and(|code| code.start < range.end);
            let register = ["SC0", "NI1", "OC3"].iter().any(|start| found.as_str().starts_with(start))
                && crate::disclosure::digits::before(text, range.start, 80).contains("regist");
            if !overlaps
                && !web
                && !register
                && is_apart(text, &range)
                && !is_other(text, range.start)
                && !is_date(found.as_str())
            {
                done.push(range);
            }
        }
        for found in scene.answers.references().iter().flat_map(|pattern| pattern.find_iter(text)) {
            if is_apart(text, &found.range())
                && !done.iter().any(|other| other.start < found.end() && found.start() < other.end)
            {
                done.push(found.range());
            }
        }
        if done.is_empty() && passage.spot.is_prose() {
            done.extend(whole(text).filter(|_| is_keyed(&scene.labelled(passage))));
        }
        for range in done {
            if !scene.is_allowed(passage, &range) {
                let message = "this is the reference of a case or record";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, range, message)
                        .help("take it out; whoever needs the record can find it without"),
                );
            }
        }
    }
}

/// Returns the bytes of a text that is nothing but one code.
fn whole(text: &str) -> Option<Range<usize>> {
    let code = text.trim();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let is_code = digits >= 3 && !code.contains(' ') && !is_dated_slug(code) && !is_date(code) && !is_year(code);
    let start = text.len() - text.trim_start().len();
    is_code.then(|| start..start + code.len())
}

/// Returns whether a key or heading is one of references: "case-ref", "Incident number".
fn is_keyed(label: &str) -> bool {
    let words = || label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let system = words().any(|word| {
        SYSTEMS.contains(&word)
            || matches!(word, "hospital" | "court" | "caseid" | "caseref" | "referral" | "file" | "record" | "incident")
    });
    let numbered = || {
        words().any(|word| {
            matches!(word, "ref" | "reference" | "id" | "number" | "no" | "code" | "caseid" | "caseref" | "urn")
        })
    };
    system && (words().nth(2).is_none() || numbered())
}

/// Returns whether a code after a label is a reference.
fn is_code(text: &str, start: usize, code: &Range<usize>, whole: &str, slug: bool) -> bool {
    let written = &text[code.clone()];
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    // "Why words matter, 10-20": minutes of a running order.
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if written.split_once('-').is_some_and(|(from, to)| is_short(from) && is_short(to)) {
        return false;
    }
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    let lower = whole.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let first = words.first().copied().unwrap_or_default();
    let numbered = words.iter().any(|word| {
        matches!(*word, "ref" | "reference" | "number" | "num" | "no" | "id" | "identifier" | "urn" | "code")
    });
    let system = SYSTEMS.contains(&first);
    let sign = lower.contains([':', '#', '=']) || slug && lower.contains('/');
    let enough = digits >= 3
        && (numbered
            || digits >= 4 && (sign || system)
            || digits >= 7
            || letters > 0 && digits >= 3 && (sign || system || written.contains(['-', '/'])));
    let bare_year = is_year(written);
    // "Act 2015": an ordinary word before a number is no part of a code.
    let worded = written.split_once(' ').is_some_and(|(word, _)| {
        !word.is_empty()
            && !SYSTEMS.contains(&&*word.to_lowercase())
            && (word.chars().any(char::is_lowercase) || crate::lexicon::is_known(&word.to_lowercase()))
    });
    // "file 2024" and "case 3" are no references, nor is "section 47".
    let before = text[..start].chars().next_back();
    let apart = !before.is_some_and(char::is_alphanumeric) && is_apart(text, code);
    let years = is_dated_slug(written);
    // "housing-page-104.html": the pages of a list are counted.
    let page = written.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("page"));
    let phone =
        super::phone::is_national(&written.chars().filter(char::is_ascii_digit).collect::<String>()) && letters == 0;
    enough
        && !years
        && !phone
        && !page
        && !worded
        && !bare_year
        && !is_date(written)
        && apart
        && !is_other(text, start)
        && !is_other(text, code.start)
        && !(slug && text.contains("://") && !sign)
}

/// Returns whether a code is small words and a year, as the names of documents are: "audit-2024-section-11".
fn is_dated_slug(code: &str) -> bool {
    let parts = code.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let numbers: Vec<&str> = parts.clone().filter(|part| part.bytes().any(|byte| byte.is_ascii_digit())).collect();
    let words = parts.filter(|part| part.bytes().all(|byte| byte.is_ascii_lowercase())).count();
    let year = numbers.iter().any(|number| is_year(number));
    year && words > 0
        && !code.chars().any(char::is_uppercase)
        && numbers.iter().all(|number| is_year(number) || number.len() < 3)
}

fn is_year(code: &str) -> bool {
    code.len() == 4 && code.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
        || code.len() == 7
            && code.as_bytes()[4] == b'/'
            && code[..4].parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn is_date(code: &str) -> bool {
    crate::disclosure::dates::dates(code).iter().any(|(_, range)| range.len() + 2 >= code.len())
}

fn is_other(text: &str, at: usize) -> bool {
    static KNOWN: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(OTHER.iter().map(|other| other.to_lowercase())).ok());
    let before = crate::disclosure::digits::before(text, at, 26);
    let mut found = KNOWN.iter().flat_map(|known| known.find_overlapping_iter(&before));
    found.any(|other| {
        let begins = !before[..other.start()].ends_with(char::is_alphanumeric);
        let ends = !before[other.end()..].starts_with(|c: char| c.is_alphabetic() && c != 's');
        begins && (ends || before[..other.end()].ends_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refers(text: &str) -> bool {
        let labelled = LABELLED.as_ref().and_then(|labelled| labelled.captures(text));
        let Some((whole, code)) = labelled.and_then(|found| Some((found.get(0)?, found.get(1)?))) else { return false };
        is_code(text, whole.start(), &code.range(), whole.as_str(), true)
    }

    #[test]
    fn the_hundredth_page_of_a_list_is_no_case() {
        assert!(refers("housing-a-12045"));
        assert!(!refers("agencies/housing-page-104.html"));
    }
}
