//! Counts of so few people that a reader may know who is meant: "one of the three children".
//!
//! In: a passage, and how few is too few. Out: the words of each such count.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::figures::is_people;
use super::scene::Scene;
use crate::lexicon::Flags;
use crate::reading::{Gap, Passage, Token};

const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// One person or case, where a count of one is meant.
const ONE: &[&str] =
    &["case", "record", "family", "child", "baby", "girl", "boy", "pupil", "sibling", "file", "infant"];
/// What an audit reads, where the people are meant.
const FILES: &[&str] = &["cases", "records", "files"];
/// Words that make a count one of a part: "two thirds of the six".
const PARTS: &[&str] =
    &["half", "most", "majority", "none", "all", "proportion", "percentage", "many", "some", "neither"];
const FRACTIONS: &[&str] = &[
    "third", "thirds", "quarter", "quarters", "fifth", "fifths", "sixth", "sixths", "seventh", "sevenths", "eighth",
    "eighths", "ninth", "ninths", "tenth", "tenths", "percent",
];
/// Other words that a small count may begin with.
const OPENINGS: &[&str] = &["in", "only", "both", "the", "all", "single", "n"];
/// For each first letter of all of these, how long they are, one bit a length: most words are none of them at a glance.
const GLANCE: [u32; 26] = glance(&[OPENINGS, PARTS, FRACTIONS]);

const fn glance(lists: &[&[&str]]) -> [u32; 26] {
    let (mut lengths, mut list) = ([0; 26], 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            let word = lists[list][at].as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            at += 1;
        }
        list += 1;
    }
    lengths
}

/// What happens to people, right after they are counted.
const PAST: &[&str] = &[
    "was", "were", "had", "did", "died", "went", "became", "lived", "moved", "left", "missed", "received", "needed",
    "did", "came",
];
/// Words that may stand between "of" and the number: "of the three", "of those four".
const DETERMINERS: &[&str] = &["the", "these", "those", "our", "all", "a", "only", "just", "sample"];
/// What "one case" may be a part of.
const COMPOUND: &[&str] = &[
    "conference",
    "study",
    "studies",
    "work",
    "worker",
    "note",
    "notes",
    "law",
    "review",
    "example",
    "scenario",
    "hub",
    "room",
];
/// Words of which nobody is one in the audit: what is said holds for a country.
const AT_LARGE: &[&str] =
    &["nationally", "england", "britain", "uk", "wales", "scotland", "country", "research", "study", "survey"];

/// Returns the bytes of each small count of a passage in the normal text.
pub fn small_counts<'a>(scene: &'a Scene<'_>, passage: &'a Passage, few: i64) -> impl Iterator<Item = Range<u32>> {
    let tokens = scene.reading.tokens_of(passage);
    let counts = |token: &Token| token.digit || token.flags.any(Flags::NUMBER) || is_only(scene, token);
    let words = tokens.iter().any(counts).then(|| Sentence::new(scene, passage, tokens, few));
    let mut after = 0;
    words.into_iter().flat_map(move |words| {
        (0..tokens.len()).filter_map(move |at| {
            let end = if at < after || !words.may_begin(at) { None } else { words.small(at) }?;
            after = end;
            Some(tokens[at].start..tokens[end - 1].end)
        })
    })
}

fn is_only(scene: &Scene<'_>, token: &Token) -> bool {
    let word = || scene.reading.word(token);
    matches!(token.end - token.start, 4 | 6)
        && ["only", "both", "single"].iter().any(|known| known.eq_ignore_ascii_case(word()))
}

/// The words of one passage.
struct Sentence<'a> {
    scene: &'a Scene<'a>,
    passage: &'a Passage,
    tokens: &'a [Token],
    few: i64,
    /// Whether it tells what happened.
    happened: OnceCell<bool>,
    /// Whether it tells of a whole country.
    at_large: OnceCell<bool>,
    /// The first word for people.
    people: OnceCell<Option<usize>>,
}

impl<'a> Sentence<'a> {
    fn new(scene: &'a Scene<'a>, passage: &'a Passage, tokens: &'a [Token], few: i64) -> Self {
        let (happened, at_large, people) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { scene, passage, tokens, few, happened, at_large, people }
    }

    fn word(&self, at: usize) -> Cow<'a, str> {
        self.tokens.get(at).map_or(Cow::Borrowed(""), |token| self.scene.folded(token))
    }

    /// Returns whether a small count may begin with that word.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is_number = token.digit || token.flags.any(Flags::NUMBER);
        if is_number {
            return true;
        }
        let word = self.scene.reading.word(token);
        let first = word.bytes().next().unwrap_or_default().to_ascii_lowercase();
        if first.is_ascii_lowercase() && word.is_ascii() {
            let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
            if GLANCE[usize::from(first - b'a')].checked_shr(length).is_none_or(|bits| bits & 1 == 0) {
                return false;
            }
        }
        // The commonest words of all begin a count only before one other word.
        if self.is(at, &["the"]) {
            return self.is(at + 1, &["only"]);
        }
        if self.is(at, &["in"]) {
            return self.is(at + 1, &["just", "only"]) || self.number(at + 1).is_some();
        }
        [OPENINGS, PARTS, FRACTIONS].into_iter().any(|known| self.is(at, known))
    }

    fn is(&self, at: usize, known: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| !token.digit) else { return false };
        let word = self.scene.reading.word(token);
        if word.is_ascii() {
            return known.iter().any(|known| known.eq_ignore_ascii_case(word));
        }
        known.contains(&&*self.word(at))
    }

    /// Returns the number that stands there.
    fn number(&self, at: usize) -> Option<i64> {
        let token = self.tokens.get(at)?;
        if token.digit {
            return self.scene.reading.word(token).parse().ok();
        }
        let word = token.flags.any(Flags::NUMBER).then(|| self.word(at))?;
        NUMBERS.iter().position(|known| **known == *word).and_then(|at| i64::try_from(at + 1).ok())
    }

    /// Returns whether a word belongs to the one before, and is not the next part of a sentence.
    fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(token.gap, Gap::Space | Gap::Hyphen))
    }

    /// Returns the end of the people that stand there, with up to two words before them: "young people", "audited records".
    fn people(&self, at: usize) -> Option<usize> {
        (at..at + 3).take_while(|&at| self.joined(at)).find_map(|at| {
            let word = self.word(at);
            let is_named = (is_people(&word)
                && !matches!(&*word, "carers" | "plans" | "referrals" | "individuals" | "adults" | "people"))
                || FILES.contains(&&*word)
                || (word == "people" && self.is(at.wrapping_sub(1), &["young"]));
            (is_named && !self.owns(at)).then_some(at + 1)
        })
    }

    /// Returns whether a plural owns what follows, as in "the parents' group".
    fn owns(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = self.scene.reading.text_of(self.passage);
        token.possessive || text[(token.end - self.passage.range.start) as usize..].starts_with('\'')
    }

    /// Returns the end of a small count that begins there.
    fn small(&self, at: usize) -> Option<usize> {
        let found = self.of_few(at).or_else(|| self.in_one(at)).or_else(|| self.some_who(at));
        found
            .or_else(|| self.whole_group(at))
            .or_else(|| self.only_one(at))
            .or_else(|| self.single(at))
            .or_else(|| self.there_were(at))
            .or_else(|| self.sample(at))
    }

    /// "one of the three children", "25% of the eight records", "3 out of 7 families", "two thirds of the six".
    fn of_few(&self, at: usize) -> Option<usize> {
        let number = self.number(at);
        let is_part = number.is_some() || self.is(at, PARTS) || self.is(at, FRACTIONS);
        // "2/7 records", "3 of 8 children"
        let mut next = at + 1;
        if self.is(next, &["per"]) && self.is(next + 1, &["cent"]) {
            next += 2;
        } else if number.is_some() && self.is(next, FRACTIONS) {
            next += 1;
        } else if number.is_some()
            && self.is(next, &["in"])
            && self.number(next + 1).is_some()
            && self.is(next + 2, &["of"])
        {
            next += 2;
        } else if number.is_some() && self.is(next, &["out"]) {
            next += 1;
        }
        let of = self.is(next, &["of"]);
        let slash = number.is_some() && self.slash(next);
        // "the third of four siblings" counts nobody.
        let is_rank = number.is_none() && at > 0 && self.is(at - 1, &["the"]) && self.is(at, FRACTIONS);
        if !is_part || is_rank || !(of || slash) {
            return None;
        }
        next += usize::from(of);
        let determined = self.is(next, DETERMINERS);
        while self.is(next, DETERMINERS) {
            next += 1;
        }
        let whole = self.number(next).filter(|&whole| whole > 1 && whole < self.few)?;
        let parts = number.is_none_or(|number| number <= whole || self.is(at + 1, &["per", "of"]));
        if !parts {
            return None;
        }
        if let Some(end) = self.people(next + 1) {
            return Some(end);
        }
        // "two thirds of the six": the people were named before.
        let ends =
            self.tokens.get(next + 1).is_none_or(|token| token.gap != Gap::Space || token.flags.any(Flags::AUXILIARY));
        let named = self.first_people().is_some_and(|people| people < at);
        (determined && ends && named).then_some(next + 1)
    }

    fn slash(&self, at: usize) -> bool {
        let (Some(before), Some(token)) = (self.tokens.get(at.wrapping_sub(1)), self.tokens.get(at)) else {
            return false;
        };
        let text = &self.scene.reading.text[before.end as usize..token.start as usize];
        text == "/" && self.people(at + 1).is_some()
    }

    /// "in one case", "for two families", of something that happened.
    fn in_one(&self, at: usize) -> Option<usize> {
        if !self.is(at, &["in", "only"]) {
            return None;
        }
        let next = if self.is(at + 1, &["just", "only"]) { at + 2 } else { at + 1 };
        let number = self.number(next).filter(|&number| (1..5).contains(&number))?;
        let end = if number == 1 {
            self.is(next + 1, ONE).then_some(next + 2)?
        } else {
            (FILES.contains(&&*self.word(next + 1)) || self.is(next + 1, &["families", "children", "babies"]))
                .then_some(next + 2)?
        };
        let counted = self.joined(next)
            && self.joined(next + 1)
            && !self.owns(next + 1)
            && !self.is(end, &["of", "and", "or"])
            && !self.is(end, COMPOUND);
        (counted && self.happened() && !self.at_large()).then_some(end)
    }

    /// "One child was moved", "two families had no phone".
    fn some_who(&self, at: usize) -> Option<usize> {
        let number = self.number(at).filter(|&number| (1..5).contains(&number))?;
        let end = if number == 1 { self.is(at + 1, ONE).then_some(at + 2)? } else { self.people(at + 1)? };
        let counted = self.joined(at + 1) && !self.owns(end - 1) && self.joined(end) && self.is(end, PAST);
        // "the two files were", "work with one family was": no count.
        let is_meant = at > 0 && {
            let flags = self.tokens[at - 1].flags;
            flags.any(Flags::FUNCTION | Flags::DETERMINER | Flags::PREPOSITION | Flags::PRONOUN)
                && !self.is(at - 1, &["and", "but", "while", "although", "that", "because", "so", "when"])
                && self.joined(at)
        };
        (counted && !is_meant && !self.at_large()).then_some(end)
    }

    /// "there were four young people in", of a service or a sample.
    fn there_were(&self, at: usize) -> Option<usize> {
        let number = self.number(at).filter(|&number| (1..self.few.min(5)).contains(&number))?;
        let is = |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|at| self.is(at, words));
        if !is(1, &["was", "were"]) || !is(2, &["there"]) {
            return None;
        }
        let end = if number == 1 { self.is(at + 1, ONE).then_some(at + 2)? } else { self.people(at + 1)? };
        (self.joined(at + 1) && !self.owns(end - 1) && self.is(end, &["in", "on", "who", "with"]) && !self.at_large())
            .then_some(end)
    }

    /// "all three children", "both boys".
    fn whole_group(&self, at: usize) -> Option<usize> {
        if self.is(at, &["both"]) {
            // "both of the children", "both of the two girls".
            if self.is(at + 1, &["of"]) && self.is(at + 2, &["the", "these", "those"]) {
                return self.people(if self.is(at + 3, &["two"]) { at + 4 } else { at + 3 });
            }
            let named = self.is(at + 1, &["girls", "boys", "babies", "siblings", "twins", "families", "pupils"]);
            return (named && self.joined(at + 1) && !self.owns(at + 1)).then_some(at + 2);
        }
        if !self.is(at, &["all"]) {
            return None;
        }
        let whole = self.number(at + 1).filter(|&whole| whole > 1 && whole < self.few);
        let end = self.people(at + 2)?;
        whole.is_some().then_some(end)
    }

    /// "the only girl", "the only family".
    fn only_one(&self, at: usize) -> Option<usize> {
        let named = self.is(at, &["the"]) && self.is(at + 1, &["only"]) && self.is(at + 2, ONE) && self.joined(at + 2);
        (named && !self.owns(at + 2) && !self.joined_noun(at + 3)).then_some(at + 3)
    }

    /// "a single case of", of something that happened.
    fn single(&self, at: usize) -> Option<usize> {
        if !self.is(at, &["single"]) || !self.is(at.wrapping_sub(1), &["a"]) {
            return None;
        }
        // "a single Traveller family".
        let end = if self.is(at + 1, ONE) { at + 2 } else { at + 3 };
        let named = self.is(end - 1, ONE) && (at + 1..end).all(|at| self.joined(at));
        let sample = self.is(end, &["in"]) && (end + 1..end + 3).any(|at| self.is(at, &["sample", "audit", "cohort"]));
        let counted = self.is(end, &["of"]) || self.is(end, PAST) || sample;
        (named && counted && self.happened() && !self.at_large()).then_some(end)
    }

    /// "n = 2", in a passage about people.
    fn sample(&self, at: usize) -> Option<usize> {
        if !self.is(at, &["n"]) {
            return None;
        }
        let (name, number) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        let between = &self.scene.reading.text[name.end as usize..number.start as usize];
        let few = self.number(at + 1).is_some_and(|number| (1..self.few).contains(&number));
        // "n = 1,460".
        let behind = self.scene.reading.text.get(number.end as usize..).unwrap_or_default();
        let more = behind.strip_prefix([',', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        (between.trim() == "=" && few && !more && self.first_people().is_some()).then_some(at + 2)
    }

    /// Returns the first word for people of the passage.
    fn first_people(&self) -> Option<usize> {
        *self.people.get_or_init(|| (0..self.tokens.len()).find(|&at| is_people(&self.word(at))))
    }

    /// Returns whether a noun follows, of which the word before is only a part: "the only family hub".
    fn joined_noun(&self, at: usize) -> bool {
        self.joined(at) && !self.tokens[at].flags.any(Flags::FUNCTION | Flags::AUXILIARY | Flags::PREPOSITION)
    }

    /// Returns whether the passage tells what happened.
    fn happened(&self) -> bool {
        const PAST: &[&str] = &["was", "were", "had", "did", "found", "saw", "went", "became", "told", "died"];
        *self.happened.get_or_init(|| (0..self.tokens.len()).any(|at| self.is(at, PAST)))
    }

    /// Returns whether the passage tells of a whole country.
    fn at_large(&self) -> bool {
        *self.at_large.get_or_init(|| (0..self.tokens.len()).any(|at| self.is(at, AT_LARGE)))
    }
}
