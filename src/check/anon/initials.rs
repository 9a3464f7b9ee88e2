//! Initials used in place of a name.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::explain::Mark;
use crate::lexicon::{Flags, fold};
use crate::reading::{Case, Gap, Passage, Spot, Token};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/initials", include_str!("initials.md")), run: Run::Text(run) };

/// Letters with full stops that name no person.
const COMMON: &[&str] = &[
    "eg", "ie", "uk", "us", "usa", "eu", "am", "pm", "bc", "ad", "qc", "kc", "mp", "ba", "ma", "phd", "bsc", "msc",
    "gp", "nb", "ps", "po", "ni", "td", "un", "tv", "id", "dob", "no", "rc", "ce", "aob",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, _) in scene.to_search().filter(|(passage, _)| passage.spot.is_prose()) {
        let tokens = scene.reading.tokens_of(passage);
        let marks = &scene.marks[passage.tokens.start as usize..];
        let mut at = 0;
        while at < tokens.len() {
            let end = dotted(tokens, at, scene);
            let acts = tokens
                .get(end)
                .is_some_and(|next| next.gap != Gap::Stop && next.flags.any(Flags::PERSON_VERB | Flags::AUXILIARY));
            if end > at + 1
                && !marks[at].is_settled()
                && (acts || !common(scene, &tokens[at..end]))
                && !cited(tokens, end)
            {
                report(scene, passage, &tokens[at], &tokens[end - 1], findings);
                at = end;
                continue;
            }
            if owns_with_a_space(tokens, at) {
                report(scene, passage, &tokens[at], &tokens[at + 1], findings);
                at += 2;
                continue;
            }
            if is_person(scene, passage, tokens, at, marks[at]) {
                report(scene, passage, &tokens[at], &tokens[at], findings);
            }
            at = end.max(at + 1);
        }
    }
}

fn report(scene: &Scene<'_>, passage: &Passage, first: &Token, last: &Token, findings: &mut Vec<Finding>) {
    let message = "these initials stand for a person";
    findings.push(
        scene
            .finding_at(&CHECK.rule, passage, first.start..last.base, message)
            .help("write a pseudonym such as `Child A`, with a letter that is not the person's own"),
    );
}

/// Returns where letters with full stops between them end: "A.N.".
fn dotted(tokens: &[Token], at: usize, scene: &Scene<'_>) -> usize {
    let irish = |token: &Token| token.base - token.start == 3 && scene.reading.word(token).as_bytes()[1] == b'\'';
    let letter = |token: &Token| (token.case == Case::Letter || token.is_capital() && irish(token)) && !token.digit;
    let stop = |token: &Token| scene.reading.text[token.end as usize..].starts_with('.');
    let mut end = at;
    while end < tokens.len()
        && letter(&tokens[end])
        && stop(&tokens[end])
        && (end == at || between(scene, &tokens[end - 1], &tokens[end]))
    {
        end += 1;
    }
    // "J.S" and "J.S's" have no last full stop.
    if end > at && end < tokens.len() && letter(&tokens[end]) && between(scene, &tokens[end - 1], &tokens[end]) {
        end += 1;
    }
    end
}

fn between(scene: &Scene<'_>, before: &Token, after: &Token) -> bool {
    matches!(&scene.reading.text[before.end as usize..after.start as usize], "." | ". ")
}

fn common(scene: &Scene<'_>, tokens: &[Token]) -> bool {
    let letters: String = tokens.iter().map(|token| fold(scene.reading.word(token))).collect();
    COMMON.contains(&letters.as_str())
}

/// Returns whether an author's last name or a year follows: that is a citation, and the name's own rule looks at it.
fn cited(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(|next| {
        (next.digit || next.is_capital() && next.case != Case::Letter) && !matches!(next.gap, Gap::Stop)
    })
}

/// Returns whether two letters with a space between them own what follows: "A K's file".
fn owns_with_a_space(tokens: &[Token], at: usize) -> bool {
    let letter = |token: &Token| token.case == Case::Letter && !token.digit && token.gap == Gap::Space;
    letter(&tokens[at]) && tokens.get(at + 1).is_some_and(|next| letter(next) && next.possessive)
}

/// How many initials in a row are looked back over.
const SIBLINGS: usize = 12;

/// Returns whether letters stand in a row of such after a word for several people: "siblings LT, DT and BT".
fn is_one_of_several(scene: &Scene<'_>, tokens: &[Token], at: usize) -> bool {
    let initials = |token: &Token| token.case == Case::Upper && token.base - token.start == 2 && !token.digit;
    let mut first = at;
    for _ in 0..SIBLINGS {
        let joined =
            first.checked_sub(1).filter(|&before| initials(&tokens[before]) && tokens[first].gap == Gap::Comma);
        let and = first.checked_sub(2).filter(|&before| {
            initials(&tokens[before])
                && scene.reading.word(&tokens[first - 1]) == "and"
                && tokens[first].gap == Gap::Space
        });
        match joined.or(and) {
            Some(before) => first = before,
            None => break,
        }
    }
    first.checked_sub(1).is_some_and(|before| {
        let between = &scene.reading.text[tokens[before].end as usize..tokens[first].start as usize];
        scene.reading.word(&tokens[before]).ends_with('s')
            && matches!(between, " " | ": ")
            && tokens[before].flags.any(Flags::KIN | Flags::ROLE)
    })
}

/// Returns whether letters open a line of minutes that gives somebody a task: "JS to ring the school".
fn is_told_to(scene: &Scene<'_>, tokens: &[Token], at: usize) -> bool {
    let [Some(to), Some(verb)] = [at + 1, at + 2].map(|at| tokens.get(at)) else { return false };
    let opens = at == 0 || matches!(tokens[at].gap, Gap::Stop | Gap::Other);
    opens
        && scene.reading.word(to) == "to"
        && [to, verb].iter().all(|word| word.gap == Gap::Space && word.case == Case::Lower)
        && verb.flags.any(Flags::WORD)
        && (!verb.flags.any(Flags::FUNCTION) || scene.reading.word(verb) == "be")
}

/// Returns whether two or three capitals stand where a person does: "TL's father", "the nurse weighed RB".
fn is_person(scene: &Scene<'_>, passage: &Passage, tokens: &[Token], at: usize, mark: Mark) -> bool {
    let token = &tokens[at];
    let letters = token.base - token.start;
    let plain = matches!(mark, Mark::Acronym | Mark::Nothing) || mark == Mark::Word && letters == 2;
    if token.case != Case::Upper || !(2..=3).contains(&letters) || token.digit || !plain {
        return false;
    }
    if letters == 2 && !token.flags.any(Flags::FUNCTION) && is_one_of_several(scene, tokens, at) {
        return true;
    }
    if token.flags.any(Flags::ACRONYM | Flags::FUNCTION) || token.flags.any(Flags::WORD) && letters == 3 {
        return letters == 2
            && !token.flags.any(Flags::FUNCTION)
            && crate::disclosure::names::is_kin(scene, passage, passage.tokens.start as usize + at);
    }
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    if letters == 2 && is_told_to(scene, tokens, at) {
        return true;
    }
    // "Child XY" is a pseudonym that the partnership chose.
    if before.is_some_and(|before| before.flags.any(Flags::ROLE) && before.is_capital() && token.gap == Gap::Space) {
        return false;
    }
    // "248 KB" is a measure.
    if before.is_some_and(|before| before.digit && token.gap == Gap::Space) {
        return false;
    }
    let bracketed = token.gap == Gap::Other
        && before.is_some_and(|before| before.flags.any(Flags::KIN | Flags::ROLE))
        && scene.reading.text[..token.start as usize].ends_with('(');
    let listed = at == 0
        && letters == 2
        && scene.reading.text[token.end as usize..].starts_with(':')
        && passage.spot == Spot::Item;
    let person = passage.cell.is_some()
        && tokens.len() == 1
        && scene.labels(passage).next().is_some_and(|label| {
            matches!(
                label.trim().to_lowercase().as_str(),
                "child"
                    | "sibling"
                    | "name"
                    | "young person"
                    | "mother"
                    | "father"
                    | "pupil"
                    | "patient"
                    | "initials"
                    | "subject"
                    | "family"
            )
        });
    bracketed
        || listed
        || person
        || crate::disclosure::names::surroundings(scene, passage, passage.tokens.start as usize + at)
}
