//! Ordinary words, months and places used as a name: "Grace told", "the nurse saw Carol".

mod alone;
mod candidate;
mod judge;
mod pair;
mod person;
mod title;

use std::ops::Range;

use super::{Sighting, Sort, cues, grow};
use crate::disclosure::explain::Mark;
use crate::disclosure::scene::Scene;
use crate::lexicon::Flags;
use crate::reading::{Case, Passage, Start, Token};
use candidate::Candidate;

/// What an ordinary word with a capital is taken for, if for more than a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judgement {
    /// A name, with its ground.
    Name(&'static str),
    /// A name or a word: somebody has to say.
    Question,
}

/// Finds words that are used as a name: "Grace" in "the nurse saw Grace", but not in "by the grace of".
pub(super) fn find(scene: &Scene<'_>, number: usize, passage: &Passage, found: &mut Vec<Sighting>) {
    let words = passage.tokens.start as usize..passage.tokens.end as usize;
    let title_case = is_title_case(&scene.reading.tokens[words.clone()]);
    let known = found.len();
    for at in words {
        if !matches!(scene.reading.tokens[at].case, Case::Capital | Case::Mixed) {
            continue;
        }
        // Those of this passage stand last, in the order of their words.
        let own = found[..known].partition_point(|sighting| sighting.passage < number);
        let next = own + found[own..known].partition_point(|sighting| sighting.tokens.end <= at);
        let taken = next < known && found[next].tokens.contains(&at);
        let candidate = Candidate::new(scene, passage, at, title_case);
        if taken || !is_worth_judging(&candidate) {
            continue;
        }
        let Some(judgement) = candidate.judge() else { continue };
        let (sort, ground) = match judgement {
            Judgement::Name(cues::WORKER) => (Sort::Worker, Some(cues::WORKER)),
            Judgement::Name(ground) => (Sort::WordName, Some(ground)),
            Judgement::Question => (Sort::WordName, None),
        };
        found.push(Sighting { passage: number, tokens: whole_name(&candidate), sort, ground });
    }
}

/// Returns whether the own meaning of a word does not explain its capital: "Grace", not "November" or "Housing".
fn is_worth_judging(candidate: &Candidate<'_>) -> bool {
    let token = candidate.token();
    let mark = candidate.mark();
    if !matches!(mark, Mark::Word | Mark::Proper | Mark::Role)
        || is_month_only(candidate)
        || is_told_as_a_month(candidate)
    {
        return false;
    }
    if token.flags.any(Flags::FUNCTION | Flags::AUXILIARY) && token.sentence != Start::No {
        return is_will(candidate);
    }
    let never = Flags::DAY | Flags::KIN | Flags::WORKER | Flags::ORGANISATION | Flags::TITLE;
    !token.flags.any(never) || candidate.name_like || mark == Mark::Role
}

/// Returns whether a word is a month and no name: "November", not "June". "July" is left to what stands beside it.
fn is_month_only(candidate: &Candidate<'_>) -> bool {
    candidate.token().flags.any(Flags::MONTH) && {
        let word = candidate.text();
        !cues::NAME_MONTHS.contains(&word) && word != "july"
    }
}

/// Returns whether a month is called one: "May is Mental Health Awareness Month".
fn is_told_as_a_month(candidate: &Candidate<'_>) -> bool {
    let passage = candidate.beside.passage;
    candidate.token().flags.any(Flags::MONTH) && {
        let reading = &candidate.beside.scene.reading;
        let near = candidate.at + 1..(candidate.at + 8).min(passage.tokens.end as usize);
        let is = reading.tokens.get(near.start).is_some_and(|next| matches!(reading.word(next), "is" | "marks"));
        is && reading.tokens[near].iter().any(|token| matches!(reading.word(token), "month" | "Month"))
    }
}

/// Returns whether an auxiliary at the start of a sentence is a name: "Will was", but not "Will he be safe?".
fn is_will(candidate: &Candidate<'_>) -> bool {
    candidate.token().flags.any(Flags::EITHER)
        && candidate
            .next()
            .is_some_and(|next| next.case == Case::Lower && next.flags.any(Flags::AUXILIARY | Flags::PERSON_VERB))
}

/// Returns the words of the name that a word begins or is part of: both of "Grace Hunter".
fn whole_name(candidate: &Candidate<'_>) -> Range<usize> {
    let (scene, at) = (candidate.beside.scene, candidate.at);
    let words = &candidate.beside.passage.tokens;
    if candidate.pair().is_some() {
        at..at + 2
    } else {
        grow(&scene.reading, &scene.marks, at, words.start as usize..words.end as usize)
    }
}

/// Returns whether most long words of a passage begin with a capital: "The Story of Grace".
fn is_title_case(tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|token| token.base - token.start > 3 && !token.digit);
    let (mut capital, mut all) = (0, 0);
    for token in long {
        all += 1;
        capital += usize::from(token.is_capital());
    }
    all >= 2 && capital * 10 >= all * 7
}
