//! The exact date or month of an event in a child's story.

use std::ops::Range;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::dates::{Exact, loose};
use crate::disclosure::story::{Story, is_opening};
use crate::disclosure::telling::Telling;
use crate::lexicon::Flags;
use crate::reading::{Passage, Spot, Token};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/case-date", include_str!("case-date.md")), run: Run::Text(run) };

/// Keys of values that date an event.
const KEYS: &[&str] = &[
    "incident",
    "death",
    "died",
    "injury",
    "arrest",
    "admission",
    "admitted",
    "event",
    "referral date",
    "referred",
    "removed",
    "assault",
    "disclosure",
    "due date",
    "edd",
    "occurred",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut story = Story::new(scene);
    for (number, (passage, text)) in scene.to_search().enumerate() {
        if !text.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
            continue;
        }
        if matches!(passage.spot, Spot::Target | Spot::Path | Spot::Key | Spot::Attribute) {
            continue;
        }
        let key = scene.reading.key_of(passage).map(|key| key.to_lowercase().replace(['_', '-'], " "));
        let dated = key.as_ref().is_some_and(|key| KEYS.iter().any(|word| key.contains(word)));
        // A key says what its date is for.
        if key.is_some() && !text.contains(' ') && !dated {
            continue;
        }
        let days = scene.days_in(number);
        let named = || scene.reading.tokens_of(passage).iter().any(|token| is_of_a_day(scene, token));
        let loose = if key.is_none() && named() { loose(text) } else { Vec::new() };
        story.open(number, days.iter().map(|day| &day.range).chain(&loose));
        for day in days.iter().filter(|day| !day.birth) {
            let range = &day.range;
            let told = match story.told(range) {
                Telling::Neither
                    if matches!(passage.spot, Spot::Heading | Spot::Item | Spot::Cell) && is_opening(text, range) =>
                {
                    story.beside()
                }
                Telling::Neither if names_somebody(scene, number) => Telling::Case,
                told => told,
            };
            let cited = day.exact == Exact::Month && is_of_a_publication(scene, passage, text, range);
            if (told == Telling::Case && !cited || dated) && !scene.is_allowed(passage, range) {
                report(scene, passage, day.exact, range.clone(), findings);
            }
        }
        for range in loose {
            let exact = if text[range.clone()].contains(' ') { Exact::Day } else { Exact::Month };
            let followed = text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                || text[..range.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
            if !followed && story.tells_of_a_case(&range) {
                report(scene, passage, exact, range, findings);
            }
        }
    }
}

/// Returns whether a month stands in brackets, behind the title of what was published then: "the national review (March
/// 2022)".
fn is_of_a_publication(scene: &Scene<'_>, passage: &Passage, text: &str, range: &Range<usize>) -> bool {
    let opens = text[..range.start].trim_end().ends_with(['(', ',']);
    let sentence = &text[scene.sentence(passage, range.start)];
    opens
        && text[range.end..].starts_with(')')
        && ["review", "Review", "Panel", "report", "guidance", "inquiry"].iter().any(|word| sentence.contains(word))
}

/// Returns whether a word is a month, or belongs to the name of a day.
fn is_of_a_day(scene: &Scene<'_>, token: &Token) -> bool {
    const NAMED: &[&str] = &["Boxing", "Christmas", "Bonfire", "Halloween", "Easter", "Good", "Eve"];
    token.is_capital() && (token.flags.any(Flags::MONTH) || NAMED.contains(&scene.reading.word(token)))
}

/// Returns whether a person is named in a passage.
fn names_somebody(scene: &Scene<'_>, number: usize) -> bool {
    scene.sightings_in(number).iter().any(|sighting| sighting.ground.is_some())
}

fn report(scene: &Scene<'_>, passage: &Passage, exact: Exact, range: Range<usize>, findings: &mut Vec<Finding>) {
    let message = match exact {
        Exact::Day => "this is the exact date of an event in a child's story",
        Exact::Month => "this is the month of an event in a child's story",
    };
    let mut finding = scene.finding(&CHECK.rule, passage, range, message);
    if exact == Exact::Month {
        finding.severity = Severity::Warning;
    }
    findings.push(finding.help("write the season or the year, or the time between events, such as `four weeks later`"));
}
