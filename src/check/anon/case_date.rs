//! The exact date or month of an event in a child's story.

use super::date_of_birth::is_birth;
use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::dates::{Exact, dates, loose};
use crate::disclosure::explain::Mark;
use crate::disclosure::telling::{Telling, office_before, sentence, telling};
use crate::lexicon::Flags;
use crate::reading::{Passage, Spot};
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
    for (number, passage) in scene.reading.passages.iter().enumerate() {
        let text = scene.reading.text_of(passage);
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
        for (exact, range) in dates(text) {
            if is_birth(scene, passage, text, &range) && exact == Exact::Day {
                continue;
            }
            let told = match told(scene, passage, text, &range) {
                Telling::Neither
                    if matches!(passage.spot, Spot::Heading | Spot::Item | Spot::Cell) && is_opening(text, &range) =>
                {
                    beside(scene, number)
                }
                Telling::Neither if names_somebody(scene, number) => Telling::Case,
                told => told,
            };
            if (told == Telling::Case || dated) && !scene.is_allowed(passage, &range) {
                report(scene, passage, exact, range, findings);
            }
        }
        let named = scene.reading.tokens_of(passage).iter().any(|token| {
            token.is_capital()
                && (token.flags.any(Flags::MONTH)
                    || matches!(
                        scene.reading.word(token),
                        "Boxing" | "Christmas" | "Bonfire" | "Halloween" | "Easter" | "Good" | "Eve"
                    ))
        });
        let loose = if named { loose(text) } else { Vec::new() };
        for range in loose {
            let exact = if text[range.clone()].contains(' ') { Exact::Day } else { Exact::Month };
            let followed = text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                || text[..range.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
            if !followed && key.is_none() && told(scene, passage, text, &range) == Telling::Case {
                report(scene, passage, exact, range, findings);
            }
        }
    }
}

fn report(
    scene: &Scene<'_>,
    passage: &Passage,
    exact: Exact,
    range: std::ops::Range<usize>,
    findings: &mut Vec<Finding>,
) {
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

/// Returns whether a person is named in a passage.
fn names_somebody(scene: &Scene<'_>, number: usize) -> bool {
    scene.sightings.iter().any(|sighting| sighting.passage == number && sighting.ground.is_some())
}

/// Returns what the words around a date speak of: its sentence, and the row and heading of a cell.
fn told(scene: &Scene<'_>, passage: &Passage, text: &str, range: &std::ops::Range<usize>) -> Telling {
    // The date itself says nothing: "Mother's Day".
    let mut around = sentence(text, range.start).replace(&text[range.clone()], " ");
    if let Some((table, row, _)) = passage.cell {
        if table_tells(scene, table) && is_opening(text, range) {
            return Telling::Case;
        }
        for cell in scene.reading.tables[table as usize].rows.get(row as usize).into_iter().flatten().flatten() {
            around.push_str(" . ");
            around.push_str(scene.reading.text_of(&scene.reading.passages[*cell as usize]));
        }
        for label in scene.labels(passage) {
            around.push_str(" . ");
            around.push_str(label);
        }
    }
    // What is said right before a date weighs most: "published in March 2022", whatever else the sentence tells.
    if office_before(sentence_before(text, range.start)) { Telling::Office } else { telling(&around) }
}

/// Returns the last few words before a place, from the last comma or full stop on.
fn sentence_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(48));
    let near = &text[from..at];
    near.rsplit([',', ';', '.', '(']).next().unwrap_or(near)
}

/// Returns whether any row of a table tells of a case.
fn table_tells(scene: &Scene<'_>, table: u32) -> bool {
    let header = scene.reading.tables[table as usize].rows.first().into_iter().flatten().flatten();
    let of_office = |cell: &u32| {
        let label = scene.reading.text_of(&scene.reading.passages[*cell as usize]).to_lowercase();
        [
            "session", "course", "training", "venue", "time", "topic", "meeting", "seminar", "module", "title",
            "document", "version", "owner", "due", "lead",
        ]
        .iter()
        .any(|word| label.contains(word))
    };
    if header.clone().any(of_office) {
        return false;
    }
    let cells = scene.reading.tables[table as usize].rows.iter().flatten().flatten();
    cells.take(200).any(|cell| telling(scene.reading.text_of(&scene.reading.passages[*cell as usize])) == Telling::Case)
}

/// Returns whether a date stands at the head of an entry, as in a chronology.
fn is_opening(text: &str, range: &std::ops::Range<usize>) -> bool {
    text[..range.start].trim().len() < 4
}

/// Returns what a file speaks of, when a pseudonym stands in it.
fn beside(scene: &Scene<'_>, number: usize) -> Telling {
    let passages = &scene.reading.passages;
    let passage = &passages[number];
    // A pseudonym stands early in a story that has one.
    let words = scene.marks.iter().zip(&scene.reading.tokens).take(5000);
    let pseudonym = words.into_iter().any(|(mark, token)| *mark == Mark::Role && token.is_capital());
    let chronology = passage.cell.is_some_and(|(table, ..)| table_tells(scene, table));
    if chronology {
        return Telling::Case;
    }
    let near = &passages[number.saturating_sub(20)..(number + 20).min(passages.len())];
    let same = near.iter().filter(|other| other.section == passage.section && other.range != passage.range);
    let case = same.into_iter().any(|other| telling(scene.reading.text_of(other)) == Telling::Case);
    if (pseudonym || passage.spot == Spot::Item) && case { Telling::Case } else { Telling::Neither }
}
