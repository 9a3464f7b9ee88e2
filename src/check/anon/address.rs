//! Where somebody lives: a number and a street, a named house, or a point on a map.

use std::cell::LazyCell;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::explain::Mark;
use crate::disclosure::telling::Telling;
use crate::lexicon::{Flags, fold};
use crate::reading::{Case, Gap, Passage, Signs, Spot, Token};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/address", include_str!("address.md")), run: Run::Text(run) };

/// Coordinates, grid references, and addresses of three words.
static POINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)-?[0-9]{1,2}\.[0-9]{3,8}°? ?[ns]?,? ?-?[0-9]{1,3}\.[0-9]{3,8}°? ?[we]?|[0-9]{1,2}° ?[0-9]{1,2}['′] ?(?:[0-9.]+["″]? ?)?[ns][, ]+[0-9]{1,3}° ?[0-9]{1,2}['′] ?(?:[0-9.]+["″]? ?)?[we]|(?-u:\b)[hnst][a-hj-z] ?[0-9]{3,5} ?[0-9]{3,5}(?-u:\b)|///[a-z]+\.[a-z]+\.[a-z]+|what3words:? ?[a-z]+\.[a-z]+\.[a-z]+"#,
    )
    .ok()
});
/// Words of living somewhere, and of an event at an address.
static LIVING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:liv(?:es?|ed|ing)|rent(?:s|ed|ing)?|stay(?:s|ed|ing)|mov(?:ed|ing)|hous(?:ed|ing)|plac(?:ed|ement)|address|addresses|flat|house|home|homes|tenan\w*|resid\w*|property|found (?:at|in|on)|fire|visit(?:ed|s)?|call(?:ed)? (?:out )?to|attended|arrested|outside|neighbours?|landlord|evicted|bedsit|hostel|squat\w*|door|returned to|taken to|picked up|lodg\w*|searched|warrant|delivered|parked|walk(?:ed|s)|farm|cottage|caravan|refuge|safe house|bail)(?-u:\b)".replace(r"\w", "[a-z]").as_str()).ok()
});
/// Streets that everybody knows.
const KNOWN: &[&str] = &[
    "downing street",
    "harley street",
    "sesame street",
    "coronation street",
    "fleet street",
    "wall street",
    "high street",
    "whitehall",
    "petty france",
    "victoria street",
    "abbey road",
    "albert square",
    "savile row",
    "main street",
    "one way",
    "under way",
];
/// Words that a house's own name ends in.
const HOUSES: &[&str] = &[
    "farm",
    "cottage",
    "lodge",
    "house",
    "bungalow",
    "villa",
    "barn",
    "mill",
    "manor",
    "grange",
    "hall",
    "vicarage",
    "rectory",
    "caravan",
    "flats",
    "tower",
    "towers",
    "mansions",
    "heights",
    "court",
    "apartments",
    "point",
    "buildings",
    "cottages",
    "villas",
    "terraces",
    "bungalows",
    "almshouses",
    "maisonettes",
    "courts",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let Some(points) = &*POINTS else { return };
    for (passage, text) in scene.to_search() {
        if passage.signs.any(Signs::DIGIT) || passage.signs.any(Signs::SLASH) && text.contains("///") {
            for found in points.find_iter(text) {
                let range = found.start()..found.start() + found.as_str().trim_end().len();
                let grid = found.as_str().starts_with(|c: char| c.is_ascii_alphabetic())
                    && !found.as_str().starts_with("what");
                let digits: Vec<&str> =
                    found.as_str().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
                let even = digits.len() == 2
                    && digits[0].len() == digits[1].len()
                    && !found.as_str().chars().any(char::is_lowercase);
                if (!grid || even) && crate::disclosure::digits::is_apart(text, &range) && passage.spot != Spot::Path {
                    findings.push(
                        scene
                            .finding(&CHECK.rule, passage, range, "this is a point on a map")
                            .help("take it out, or name the district"),
                    );
                }
            }
        }
        if passage.spot.is_prose() || passage.spot == Spot::Path {
            streets(scene, passage, findings);
        }
    }
}

/// Finds words for a street, and looks at what stands before each.
fn streets(scene: &Scene<'_>, passage: &Passage, findings: &mut Vec<Finding>) {
    let tokens = scene.reading.tokens_of(passage);
    let offset = passage.tokens.start as usize;
    let labelled = LazyCell::new(|| {
        let label = scene.labelled(passage);
        label.contains("address") || label.contains("live")
    });
    // The sentence that was read last, and whether it tells where somebody lives.
    let mut lived: Option<(std::ops::Range<usize>, bool)> = None;
    for (at, token) in tokens.iter().enumerate() {
        let street = token.flags.any(Flags::STREET);
        if at == 0 || !(street || token.is_capital()) {
            continue;
        }
        let word = fold(scene.reading.word(token));
        let house = HOUSES.contains(&&*word);
        if !street && !house {
            continue;
        }
        // "Bury St Edmunds", "St Anne's": a saint.
        if word == "st" && tokens.get(at + 1).is_some_and(|next| next.is_capital() && next.gap == Gap::Space) {
            continue;
        }
        let first = begin(scene, tokens, offset, at);
        let numbered = first > 0
            && is_number(scene, &tokens[first - 1])
            && matches!(tokens[first].gap, Gap::Space | Gap::Comma | Gap::Hyphen | Gap::Joint);
        let start = if numbered { first - 1 } else { first };
        if start == at || scene.is_allowed_tokens(passage, start, at + 1) {
            continue;
        }
        let words = &tokens[first..=at];
        let name = || words.iter().map(|token| fold(scene.reading.word(token))).collect::<Vec<_>>().join(" ");
        let capital = token.is_capital()
            && words.iter().any(|token| token.is_capital() && token.start != words[words.len() - 1].start);
        let settled =
            scene.marks[offset + first..=offset + at].iter().any(|mark| matches!(mark, Mark::Phrase | Mark::Citation));
        let finding = |severity: Severity, message: &str| {
            let mut finding = scene.finding_at(&CHECK.rule, passage, tokens[start].start..token.base, message).help(
                "take it out, or name the district; an office is allowed as a whole address in content/_disclosure/allowed.toml",
            );
            finding.severity = severity;
            finding
        };
        if numbered
            && (capital || small_street(&word, words))
            && (street || house && word != "house" || capital)
            && !is_counted(scene, tokens, first, at)
        {
            findings.push(finding(Severity::Error, "this is the address of a home"));
            continue;
        }
        if !capital || settled || words.len() < 2 || KNOWN.contains(&name().as_str()) {
            continue;
        }
        let place = (token.start - passage.range.start) as usize;
        let sentence = scene.sentence(passage, place);
        let around = &scene.reading.text_of(passage)[sentence.clone()];
        let living = match &lived {
            Some((last, living)) if *last == sentence => *living,
            _ => LIVING.as_ref().is_some_and(|living| living.is_match(around)),
        };
        lived = Some((sentence, living));
        let told = scene.telling(passage, place);
        let strong_street = is_road(&word);
        if *labelled
            || (strong_street && living && told != Telling::Office)
            || (street && strong_street && told == Telling::Case)
        {
            findings.push(finding(Severity::Error, "this names the street or house where somebody lives"));
        } else if house && living && told != Telling::Office && is_home_sentence(around) {
            findings.push(finding(Severity::Error, "this names the house where somebody lives"));
        }
    }
}

/// The most words that the name of a street has.
const LONGEST: usize = 7;

/// Returns where the capitals before a word for a street begin.
fn begin(scene: &Scene<'_>, tokens: &[Token], offset: usize, at: usize) -> usize {
    let mut first = at;
    while first > at.saturating_sub(LONGEST) && matches!(tokens[first].gap, Gap::Space | Gap::Hyphen | Gap::Dot) {
        let before = &tokens[first - 1];
        let general =
            before.sentence == crate::reading::Start::Sentence && before.flags.any(Flags::FUNCTION | Flags::DETERMINER);
        let slug = passage_is_slug(scene, before) && before.case == Case::Lower && !before.flags.any(Flags::FUNCTION);
        let part = slug || before.is_capital() && !before.digit && before.case != Case::None && !general;
        let small = before.case == Case::Lower
            && first == at
            && tokens[first].case == Case::Lower
            && scene.marks[offset + first - 1] == Mark::Word
            && first >= 2
            && is_number(scene, &tokens[first - 2]);
        if !(part || small) {
            break;
        }
        first -= 1;
    }
    first
}

/// Returns whether a word stands in an address, where nothing has capitals.
fn passage_is_slug(scene: &Scene<'_>, token: &Token) -> bool {
    let at = scene.reading.passages.partition_point(|passage| passage.range.start <= token.start);
    at.checked_sub(1).is_some_and(|at| scene.reading.passages[at].spot == Spot::Path)
}

fn is_number(scene: &Scene<'_>, token: &Token) -> bool {
    let word = scene.reading.word(token);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && word.len() <= digits + 1
        && !(digits == 4 && (word.starts_with("19") || word.starts_with("20")))
}

/// Returns whether a street is written in small letters, as in "14 heather close".
fn small_street(word: &str, words: &[Token]) -> bool {
    is_road(word)
        && words.len() >= 2
        && words.iter().all(|token| token.case == Case::Lower)
        && !matches!(
            word,
            "way"
                | "close"
                | "drive"
                | "place"
                | "park"
                | "end"
                | "view"
                | "rise"
                | "square"
                | "court"
                | "walk"
                | "hill"
                | "bank"
                | "mount"
                | "gate"
                | "green"
                | "row"
                | "yard"
                | "st"
        )
}

fn is_road(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "road"
            | "avenue"
            | "lane"
            | "close"
            | "drive"
            | "crescent"
            | "gardens"
            | "grove"
            | "terrace"
            | "rd"
            | "ave"
            | "st"
            | "walk"
            | "mews"
            | "way"
            | "court"
            | "row"
            | "croft"
            | "fold"
            | "garth"
            | "parade"
            | "place"
            | "rise"
            | "view"
            | "hill"
            | "bank"
            | "square"
            | "buildings"
            | "flats"
            | "estate"
            | "heights"
            | "ln"
            | "cl"
            | "cres"
            | "gdns"
            | "boulevard"
            | "wynd"
            | "ginnel"
            | "quay"
            | "wharf"
            | "alley"
            | "vale"
            | "meadow"
            | "meadows"
            | "yard"
            | "brow"
            | "end"
    )
}

fn is_counted(scene: &Scene<'_>, tokens: &[Token], first: usize, at: usize) -> bool {
    // "3 Children's Homes", "2 Court hearings", "Room 4 Park": a number that counts or ranks something.
    let next = tokens.get(at + 1);
    let continues = next.is_some_and(|next| {
        next.gap == Gap::Space && next.is_capital() && !next.flags.any(Flags::PLACE | Flags::STREET)
    });
    let before = first.checked_sub(2).map(|at| fold(scene.reading.word(&tokens[at])));
    continues && !tokens[at].flags.any(Flags::STREET)
        || before.is_some_and(|before| {
            matches!(
                &*before,
                "room"
                    | "year"
                    | "stage"
                    | "level"
                    | "tier"
                    | "part"
                    | "chapter"
                    | "section"
                    | "page"
                    | "step"
                    | "item"
                    | "form"
                    | "class"
                    | "group"
                    | "unit"
                    | "week"
                    | "day"
                    | "question"
                    | "module"
                    | "act"
            )
        })
}

fn is_home_sentence(around: &str) -> bool {
    let lower = around.to_lowercase();
    ["lived", "lives", "living", "farm", "cottage", "home", "placed", "moved", "rented", "address", "flat"]
        .iter()
        .any(|word| lower.contains(word))
}
