//! What explains a capital: the site's answers, known phrases, citations, patterns, and the dictionary.

use super::citation;
use super::scene::Scene;
use crate::lexicon::{Flags, Phrases, TermKind, WordSet, built_in, is_compound};
use crate::reading::{Case, Gap, Passage, Reading, Spot, Start, Token};
use std::ops::Range;

/// What explains a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing does.
    Nothing,
    /// It is an ordinary word, or no word at all.
    Word,
    /// It is a place, people, language, faith or another vetted proper noun.
    Proper,
    /// It is part of a phrase that is known as a whole.
    Phrase,
    /// It stands in a citation.
    Citation,
    /// It is part of the name of a law, tool or theory.
    Work,
    /// It is part of the name of an organisation.
    Organisation,
    /// It is an acronym, or looks like one.
    Acronym,
    /// It is the letter or number of a pseudonym.
    Pseudonym,
    /// It is a role that stands for a person.
    Role,
    /// The site has answered for it.
    Allowed,
}

impl Mark {
    /// Returns whether an answer or a known phrase explains it, whatever stands beside it.
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Phrase | Self::Citation | Self::Work | Self::Organisation | Self::Allowed | Self::Pseudonym
        )
    }
}

/// Returns what explains each word of a reading.
pub fn explain(scene: &Scene<'_>) -> Vec<Mark> {
    let reading = &scene.reading;
    let mut marks: Vec<Mark> = Vec::with_capacity(reading.tokens.len());
    for passage in &reading.passages {
        let range = passage.tokens.start as usize..passage.tokens.end as usize;
        let shouting = is_shouting(&reading.tokens[range.clone()]);
        marks.extend(reading.tokens[range.clone()].iter().map(|token| alone(reading.word(token), token, shouting)));
        places_as_names(&reading.tokens, range.clone(), &mut marks);
        joined_names(&reading.tokens, range.clone(), &mut marks);
        let names = marks[range.clone()].contains(&Mark::Nothing);
        phrases(scene, passage, range.clone(), &mut marks);
        if names {
            patterns(reading, passage, range.clone(), &mut marks);
            citation::mark(reading, passage, range, &mut marks);
        }
    }
    marks
}

/// Takes the excuse from two words side by side that are names as well: "Florence Kent", "Ivy-Rose".
fn places_as_names(tokens: &[Token], range: Range<usize>, marks: &mut [Mark]) {
    let both = |token: &Token, name: Flags| {
        token.flags.has(name)
            && token.flags.any(Flags::PLACE_OR_NAME | Flags::EITHER)
            && !token.flags.any(Flags::PEOPLE)
    };
    for at in range.start..range.end.saturating_sub(1) {
        let (first, last) = (&tokens[at], &tokens[at + 1]);
        let pair =
            marks[at] == Mark::Proper && marks[at + 1] == Mark::Proper && last.gap == Gap::Space && !first.possessive;
        // "Ivy-Rose": two words that are names as well, joined as only names are.
        let double = last.gap == Gap::Hyphen
            && [first, last].iter().all(|token| token.case == Case::Capital && token.flags.any(Flags::EITHER))
            && marks[at] == Mark::Word
            && marks[at + 1] == Mark::Word;
        if double || pair && both(first, Flags::FIRST) && both(last, Flags::LAST) {
            marks[at] = Mark::Nothing;
            marks[at + 1] = Mark::Nothing;
        }
    }
}

/// Takes the excuse from a word that is joined to one that nothing explains: "Ha-eun".
fn joined_names(tokens: &[Token], range: Range<usize>, marks: &mut [Mark]) {
    let known =
        Flags::WORD | Flags::FUNCTION | Flags::PLACE | Flags::PEOPLE | Flags::PROPER | Flags::ACRONYM | Flags::PARTICLE;
    for at in range.start + 1..range.end {
        let (first, last) = (&tokens[at - 1], &tokens[at]);
        let strange = last.case == Case::Lower && !last.digit && !last.flags.any(known) && last.base - last.start > 1;
        if last.gap == Gap::Hyphen && first.case == Case::Capital && strange && marks[at - 1] == Mark::Word {
            marks[at - 1] = Mark::Nothing;
        }
    }
}

/// Returns what explains a word by itself.
fn alone(word: &str, token: &Token, shouting: bool) -> Mark {
    let flags = token.flags;
    if !token.is_capital() {
        return Mark::Word;
    }
    if token.digit {
        return Mark::Acronym;
    }
    if token.case == Case::Letter {
        return Mark::Word;
    }
    if flags.any(Flags::ROLE) {
        return Mark::Role;
    }
    if flags.any(Flags::WORD | Flags::FUNCTION | Flags::MONTH | Flags::DAY | Flags::TITLE | Flags::KIN | Flags::WORKER)
    {
        return Mark::Word;
    }
    if flags.any(Flags::ACRONYM) && (token.case != Case::Capital || !flags.any(Flags::FIRST | Flags::LAST)) {
        return Mark::Acronym;
    }
    if flags.any(Flags::PLACE | Flags::PEOPLE | Flags::PROPER) {
        return Mark::Proper;
    }
    let letters = token.base - token.start;
    if token.case == Case::Mixed && is_plural_acronym(word) {
        return Mark::Acronym;
    }
    if shouting && token.case == Case::Upper && is_compound(&crate::lexicon::fold(word)) {
        return Mark::Word;
    }
    if token.case == Case::Upper && letters <= 5 && !shouting && !flags.any(Flags::FIRST) {
        return Mark::Acronym;
    }
    Mark::Nothing
}

/// Returns whether a word is an acronym in the plural: "DSLs".
fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|rest| (2..=6).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Returns whether a passage is written in capitals.
fn is_shouting(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.base - token.start > 1 && !token.digit);
    let (mut upper, mut all) = (0, 0);
    for token in words {
        all += 1;
        upper += usize::from(token.case == Case::Upper);
    }
    upper > 1 && upper * 10 >= all * 7
}

/// Marks the site's answers, and phrases that are known as a whole.
fn phrases(scene: &Scene<'_>, passage: &Passage, range: Range<usize>, marks: &mut [Mark]) {
    let reading = &scene.reading;
    let own = scene.answers.phrases();
    let mut at = range.start;
    let mut folded = String::new();
    while at < range.end {
        let token = &reading.tokens[at];
        let may_begin = token.is_capital()
            || token.digit
            || passage.key.is_some()
            || passage.spot == Spot::Path
            || passage.spot == Spot::Target;
        if !may_begin {
            at += 1;
            continue;
        }
        folded.clear();
        crate::lexicon::fold_into(reading.word(token), &mut folded);
        // Addresses have no capitals.
        let small = matches!(passage.spot, Spot::Path | Spot::Target)
            || passage.key.is_some() && !reading.text_of(passage).contains(' ');
        let answer = matching(reading, &folded, own, at..range.end, small)
            .filter(|(kind, _)| scene.answers.applies(*kind, scene.path));
        let (kind, length) = match answer {
            Some(found) => found,
            None => {
                if let Some(found) = matching(reading, &folded, built_in(), at..range.end, small) {
                    found
                } else {
                    at += 1;
                    continue;
                }
            }
        };
        if kind == TermKind::Reviewed && !tells_of_a_review(reading, passage) {
            at += 1;
            continue;
        }
        if let TermKind::Answer(number) = kind {
            scene.answers.used(number);
        }
        let mark = match kind {
            TermKind::Answer(_) => Mark::Allowed,
            TermKind::Worker | TermKind::Kin => Mark::Word,
            TermKind::Place => Mark::Proper,
            TermKind::Author => Mark::Citation,
            _ => Mark::Phrase,
        };
        marks[at..at + length].fill(mark);
        at += length;
    }
}

/// Returns whether a passage speaks of published reviews.
fn tells_of_a_review(reading: &Reading, passage: &Passage) -> bool {
    let text = reading.text_of(passage).to_lowercase();
    ["review", "inquiry", "inquest", "learning from", "lessons"].iter().any(|word| text.contains(word))
}

/// Returns the longest phrase that begins at a word, with its number of words.
fn matching(
    reading: &Reading,
    folded: &str,
    phrases: &Phrases,
    range: Range<usize>,
    small: bool,
) -> Option<(TermKind, usize)> {
    let tokens = &reading.tokens[range];
    let mut word = String::new();
    phrases.beginning(folded).iter().find_map(|term| {
        let whole = term.words.len() <= tokens.len()
            && term.words.iter().zip(tokens).enumerate().all(|(at, ((known, capital), token))| {
                let capital = small || !*capital || token.is_capital();
                if at == 0 {
                    // The first word is the one that the phrases were found by.
                    return capital;
                }
                // Most phrases part ways with the text at a first letter.
                let (first, wanted) = (reading.word(token).bytes().next(), known.bytes().next());
                if first.is_some_and(|byte| byte.is_ascii()) && first.map(|byte| byte.to_ascii_lowercase()) != wanted {
                    return false;
                }
                word.clear();
                crate::lexicon::fold_into(reading.word(token), &mut word);
                capital && !matches!(token.gap, Gap::Stop | Gap::Begin) && word == *known
            });
        whole.then_some((term.kind, term.words.len()))
    })
}

/// Words that make a possessive before them the name of a theory: "Piaget's stages".
static THEORY: WordSet = WordSet::new(
    " law laws model theory theories scale stages hierarchy window cycle triangle wheel syndrome disease \
    continuum paradox principle principles test criteria competence guidelines reflex typology ladder questionnaire \
    inventory index protocol taxonomy matrix pyramid approach framework concept ideas definition ecological domains \
    circles dilemma razor effect disorder palsy chorea sign score algorithm curve ",
);

/// Words that are named after people by their possessive: "Martyn's Law".
static EPONYMOUS: WordSet =
    WordSet::new(" law act trust foundation fund rule charter bill award hospice centre house ");

/// Words that single people and places stand before, and that may hide a name as well as a title: only a question.
static REPORT: WordSet = WordSet::new(" report review inquiry enquiry inquest case ");

/// Marks names of organisations, laws, tools and theories, by their last words.
fn patterns(reading: &Reading, passage: &Passage, range: Range<usize>, marks: &mut [Mark]) {
    let tokens = &reading.tokens;
    for at in range.clone() {
        let token = &tokens[at];
        if marks[at] == Mark::Nothing && at + 1 < range.end {
            let next = &tokens[at + 1];
            let small = listed(&THEORY, reading, next);
            if small && matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.is_capital() {
                marks[at] = Mark::Work;
            }
        }
        // A run of capitals that ends in a word for an organisation or a law.
        let ends = token.is_capital() && token.flags.any(Flags::ORGANISATION | Flags::WORK);
        if !ends || passage.spot == Spot::Path {
            continue;
        }
        let mut first = at;
        while first > range.start {
            let before = &tokens[first - 1];
            let joined = matches!(tokens[first].gap, Gap::Space | Gap::Hyphen | Gap::And)
                || (tokens[first].gap == Gap::Comma && token.flags.any(Flags::ORGANISATION) && first < at);
            let small = !before.is_capital()
                && !before.digit
                && first >= range.start + 2
                && tokens[first - 2].is_capital()
                && matches!(reading.word(before), "of" | "and" | "for" | "the" | "in" | "on" | "to");
            // "Sarah's Law" is named after somebody; "Sarah's Team Around the Child" tells of her.
            let owner = before.possessive && marks[first - 1] == Mark::Nothing && !listed(&EPONYMOUS, reading, token);
            let verb =
                before.flags.any(Flags::AUXILIARY | Flags::PRONOUN) || matches!(reading.word(before), "NOT" | "Not");
            if !joined || owner || verb || !(before.is_capital() || small) || tokens[first].sentence == Start::Sentence
            {
                break;
            }
            first -= 1;
        }
        let unknown = (first..at).filter(|&i| marks[i] == Mark::Nothing).count();
        if unknown == 0 {
            continue;
        }
        let work = token.flags.any(Flags::WORK) && !token.flags.any(Flags::ORGANISATION);
        let report = listed(&REPORT, reading, token);
        // The full name of a person before "Review" is no name of a law.
        if report && unknown > 1 {
            continue;
        }
        for mark in &mut marks[first..=at] {
            if matches!(mark, Mark::Nothing | Mark::Word | Mark::Proper | Mark::Acronym) {
                *mark = if work { Mark::Work } else { Mark::Organisation };
            }
        }
    }
}

fn listed(list: &WordSet, reading: &Reading, token: &Token) -> bool {
    let word = crate::lexicon::fold(reading.word(token));
    list.contains(&word)
}
