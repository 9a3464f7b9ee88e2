//! Capitalised words that nothing explains, and ordinary words used as a person's name.
//!
//! In: a scene whose words are explained. Out: [`Sighting`]s, each with its weight and its ground.
//! Invariant: what makes a sighting an error is what stands beside the word, never that a list of names knows it.

mod beside;
mod cues;
mod evidence;
mod slugs;
mod word_names;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::explain::Mark;
use super::scene::Scene;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Passage, Reading, Signs, Spot, Token};

/// What kind of name a sighting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A word that nothing explains.
    Name,
    /// An ordinary word, month or place used as a name.
    WordName,
    /// A worker, by role or title.
    Worker,
}

/// A word or words that may be somebody's name.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The number of its passage.
    pub passage: usize,
    /// Its words.
    pub tokens: Range<usize>,
    /// What kind of name it is.
    pub sort: Sort,
    /// What makes it a name; without one it is a question.
    pub ground: Option<&'static str>,
}

/// Keys whose values are words of closed lists, or ids of documents.
const CLOSED: &[&str] = &[
    "themes",
    "areas",
    "agencies",
    "roles",
    "journey_stages",
    "case_categories",
    "sensitivity",
    "indexing",
    "kind",
    "related",
    "digest",
    "previous",
    "signature",
];

/// Returns the sightings of a scene.
pub fn sightings(scene: &Scene<'_>) -> Vec<Sighting> {
    let mut found = Vec::new();
    for (number, passage) in scene.reading.passages.iter().enumerate() {
        let first = found.len();
        // Words of closed lists have a check of their own.
        if scene.reading.key_of(passage).is_some_and(|key| CLOSED.contains(&key)) {
            continue;
        }
        let slug =
            matches!(passage.spot, Spot::Value | Spot::Attribute) && slugs::is_slug(scene.reading.text_of(passage));
        if slug || matches!(passage.spot, Spot::Target | Spot::Path | Spot::Key) {
            slugs::find(scene, number, passage, &mut found);
        } else {
            runs(scene, number, passage, &mut found);
            word_names::find(scene, number, passage, &mut found);
            slugs::small_letters(scene, number, passage, &mut found);
        }
        share(scene, &mut found[first..]);
    }
    repeat(scene, &mut found);
    found
}

/// Returns whether what stands beside a word shows it to be a person.
pub fn surroundings(scene: &Scene<'_>, passage: &Passage, at: usize) -> bool {
    let beside = beside::Beside::new(scene, passage, at..at + 1);
    beside.owner_of_kin()
        || beside.subject().is_some()
        || beside.object().is_some()
        || beside.apposition().is_some()
        || beside.after_kin()
}

/// Returns whether a word owns a relation, or stands after a word for one.
pub fn is_kin(scene: &Scene<'_>, passage: &Passage, at: usize) -> bool {
    let beside = beside::Beside::new(scene, passage, at..at + 1);
    beside.owner_of_kin() || beside.after_kin()
}

/// Finds runs of capitals that hold a word nothing explains.
fn runs(scene: &Scene<'_>, number: usize, passage: &Passage, found: &mut Vec<Sighting>) {
    let marks = &scene.marks;
    let (start, end) = (passage.tokens.start as usize, passage.tokens.end as usize);
    let mut at = start;
    while at < end {
        if marks[at] != Mark::Nothing || passage.signs.any(Signs::AT) && is_account(&scene.reading, at) {
            at += 1;
            continue;
        }
        let run = grow(&scene.reading, marks, at, start..end);
        if is_saint(scene, &run, start..end) {
            at = run.end;
            continue;
        }
        let ground = evidence::of(scene, passage, run.clone());
        if run.len() == 1
            && scene.reading.tokens[at].flags.any(Flags::AUTHOR)
            && evidence::is_cited(scene, passage, run.clone(), ground)
        {
            at = run.end;
            continue;
        }
        let worker = ground.is_some_and(|ground| ground == cues::WORKER);
        let sort = if worker { Sort::Worker } else { Sort::Name };
        at = run.end;
        found.push(Sighting { passage: number, tokens: run, sort, ground });
    }
}

/// Returns whether a run is the saint of a church, which the rule about settings looks at: "St X's Church Hall".
fn is_saint(scene: &Scene<'_>, run: &Range<usize>, passage: Range<usize>) -> bool {
    let tokens = &scene.reading.tokens;
    let saint = |token: &Token| matches!(scene.reading.word(token), "St" | "Saint");
    let first = if saint(&tokens[run.start]) {
        run.start + 1
    } else if run.start > passage.start && saint(&tokens[run.start - 1]) && joined(tokens[run.start].gap) {
        run.start
    } else {
        return false;
    };
    let word = |at: usize| tokens[..passage.end].get(at).map_or("", |token| scene.reading.word(token));
    let church =
        word(run.end) == "Church" && !matches!(word(run.end + 1), "of" | "School" | "Primary" | "Academy" | "Infant");
    run.end == first + 1 && tokens[run.end - 1].possessive && church
}

/// How far from a word the sign of its address is looked for, in characters: an e-mail address has no more (RFC 5321,
/// section 4.5.3.1).
const ADDRESS: usize = 256;

/// Returns whether a word is part of an account or e-mail address, which have rules of their own.
fn is_account(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let (before, after) = (&reading.text[..token.start as usize], &reading.text[token.end as usize..]);
    let space = |c: &char| c.is_whitespace() || "()<>\"".contains(*c);
    let mut before = before.chars().rev().take(ADDRESS).take_while(|c| !space(c));
    let mut after = after.chars().take(ADDRESS).take_while(|c| !space(c));
    before.any(|c| c == '@') || after.any(|c| c == '@')
}

/// Returns the whole name that a word is part of.
fn grow(reading: &Reading, marks: &[Mark], at: usize, range: Range<usize>) -> Range<usize> {
    let tokens = &reading.tokens;
    let mut first = at;
    let before = |first: usize| {
        let token = &tokens[first - 1];
        joined(tokens[first].gap) && !token.possessive && is_part(token, marks[first - 1])
    };
    while first > range.start && before(first) {
        first -= 1;
    }
    // "ap Dafydd", "al-Din": a part in small letters belongs to the name when a capital stands before it as well.
    if first > range.start + 1 && joined(tokens[first].gap) && is_particle(reading, &tokens[first - 1]) {
        let before = &tokens[first - 2];
        if joined(tokens[first - 1].gap) && !before.possessive && is_part(before, marks[first - 2]) {
            let whole = grow(reading, marks, first - 2, range.clone());
            if whole.contains(&at) {
                return whole;
            }
        }
    }
    let mut end = at + 1;
    while end < range.end && joined(tokens[end].gap) && !tokens[end - 1].possessive {
        let place = marks[end - 1] == Mark::Nothing && marks[end] == Mark::Proper && tokens[end].is_capital();
        // "Demirel-Oral": two last names, whatever the second one means as a word.
        let double =
            tokens[end].gap == Gap::Hyphen && tokens[end].case == Case::Capital && marks[end - 1] == Mark::Nothing;
        if double || is_part(&tokens[end], marks[end]) || (place && tokens[end].flags.any(Flags::PLACE)) {
            end += 1;
        } else if tokens[end].gap == Gap::Hyphen
            && tokens[end].case == Case::Lower
            && !tokens[end].flags.any(Flags::WORD)
        {
            // "Seo-yeon".
            end += 1;
        } else {
            let small = tokens[end..range.end]
                .iter()
                .take(2)
                .take_while(|token| is_particle(reading, token) && joined(token.gap))
                .count();
            let next = end + small;
            if small == 0 || next >= range.end || !joined(tokens[next].gap) || !is_part(&tokens[next], marks[next]) {
                break;
            }
            end = next + 1;
        }
    }
    first..end
}

fn joined(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Hyphen | Gap::Dot | Gap::Joint)
}

fn is_particle(reading: &Reading, token: &Token) -> bool {
    token.case == Case::Lower && token.flags.any(Flags::PARTICLE) && reading.word(token) != "y"
}

/// Returns whether a word can be part of a name that another part shows to be one.
fn is_part(token: &Token, mark: Mark) -> bool {
    let name_like = Flags::FIRST | Flags::LAST | Flags::EITHER | Flags::PLACE_OR_NAME | Flags::PARTICLE;
    match mark {
        Mark::Nothing => true,
        Mark::Word | Mark::Proper | Mark::Acronym => {
            let initial = token.case == Case::Letter && !token.digit;
            let ordinary =
                token.flags.any(Flags::FUNCTION | Flags::TITLE | Flags::DAY) && !token.flags.any(Flags::EITHER);
            token.is_capital() && (initial || (token.flags.any(name_like) && !ordinary))
        }
        _ => false,
    }
}

/// Shares the ground among names that are told in one breath: "Tyler and Brooklyn slept".
fn share(scene: &Scene<'_>, found: &mut [Sighting]) {
    let tokens = &scene.reading.tokens;
    for _ in 0..2 {
        for at in 1..found.len() {
            let (before, after) = (found[at - 1].tokens.end, found[at].tokens.start);
            let between = tokens.get(before..after).unwrap_or_default();
            let breath = match between {
                [] => tokens[after].gap == Gap::Comma || tokens[after].gap == Gap::And,
                [only] => matches!(scene.reading.word(only), "and" | "or") && tokens[after].gap == Gap::Space,
                _ => false,
            };
            if breath {
                let ground = found[at].ground.or(found[at - 1].ground);
                found[at].ground = ground;
                found[at - 1].ground = ground;
            }
        }
    }
}

/// A word that is a name in one place of a file is one in every other place.
fn repeat(scene: &Scene<'_>, found: &mut [Sighting]) {
    let word = |sighting: &Sighting| scene.folded(&scene.reading.tokens[sighting.tokens.start]);
    let sure: FxHashSet<Cow<'_, str>> =
        found.iter().filter(|s| s.ground.is_some() && s.sort == Sort::Name).map(word).collect();
    if sure.is_empty() {
        return;
    }
    for sighting in found.iter_mut().filter(|sighting| sighting.ground.is_none()) {
        if sure.contains(&word(sighting)) {
            sighting.ground = Some(cues::ELSEWHERE);
        }
    }
}
