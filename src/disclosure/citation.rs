//! Authors of published work, known by the year that follows them.

use std::ops::Range;

use super::explain::Mark;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Passage, Reading, Token};

/// Marks the names of cited authors: `Brandon et al. (2012)`, `(Firmin, 2017; Lloyd and Firmin, 2020)`,
/// `Wate, R. and Boulton, N. (2019)`, `Gillick v West Norfolk`, `As Munro (2010) says`.
pub(super) fn mark(reading: &Reading, passage: &Passage, range: Range<usize>, marks: &mut [Mark]) {
    let text = reading.text_of(passage);
    let base = passage.range.start;
    let tokens = &reading.tokens;
    for at in range.clone() {
        let token = &tokens[at];
        let year =
            is_year(reading, token) && year_is_cited(text, (token.start - base) as usize, (token.end - base) as usize);
        let et_al = reading.word(token) == "et" && at + 1 < range.end && reading.word(&tokens[at + 1]) == "al";
        // "Quill and colleagues (2022)".
        let colleagues = reading.word(token) == "and"
            && at + 2 < range.end
            && reading.word(&tokens[at + 1]) == "colleagues"
            && is_year(reading, &tokens[at + 2]);
        let others = et_al || colleagues;
        if year || others {
            backwards(reading, range.start, at, marks);
        } else if let Some(first) = made_by(reading, range.clone(), at) {
            marks[first..=at].iter_mut().filter(|mark| **mark != Mark::Allowed).for_each(|mark| *mark = Mark::Citation);
        } else if marks[at] == Mark::Citation
            && at + 2 < range.end
            && reading.word(&tokens[at + 1]) == "and"
            && tokens[at + 1].gap == Gap::Space
        {
            let name = (at + 2..range.end.min(at + 5))
                .take_while(|&next| tokens[next].is_capital() && tokens[next].gap == Gap::Space);
            name.collect::<Vec<_>>().into_iter().for_each(|next| {
                if !marks[next].is_settled() {
                    marks[next] = Mark::Citation;
                }
            });
        } else if reading.word(token) == "others"
            && at > range.start
            && reading.word(&tokens[at - 1]) == "and"
            && at + 1 < range.end
            && is_year(reading, &tokens[at + 1])
        {
            backwards(reading, range.start, at - 1, marks);
        } else if token.flags.any(Flags::AUTHOR) && marks[at] == Mark::Nothing {
            together(reading, range.clone(), at, marks);
        } else if matches!(reading.word(token), "v" | "vs") && at > range.start && at + 1 < range.end {
            let both = tokens[at - 1].is_capital() && tokens[at + 1].is_capital();
            if both {
                around(reading, range.clone(), at, marks);
            }
        }
    }
}

fn is_year(reading: &Reading, token: &Token) -> bool {
    let word = reading.word(token);
    let digits =
        word.get(..4).filter(|_| word.len() == 4 || (word.len() == 5 && word.as_bytes()[4].is_ascii_lowercase()));
    digits.is_some_and(|year| year.parse::<u16>().is_ok_and(|year| (1850..=2100).contains(&year)))
}

/// Returns whether a year stands as citations write it: in brackets, or after a comma inside brackets.
fn year_is_cited(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end();
    let after = text[end..].trim_start();
    let opens = before.ends_with(['(', '[']);
    let inside = before.ends_with(',') && before.rfind(['(', '[']) > before.rfind([')', ']']);
    (opens || inside) && (after.starts_with([')', ']', ',', ';', ':']) || after.is_empty())
}

/// Marks the authors before a year, or before "et al.".
fn backwards(reading: &Reading, start: usize, from: usize, marks: &mut [Mark]) {
    let tokens = &reading.tokens;
    let mut at = from;
    let mut small = 0;
    while at > start {
        at -= 1;
        let token = &tokens[at];
        let word = reading.word(token);
        let capital = matches!(token.case, Case::Capital | Case::Mixed | Case::Letter | Case::Upper);
        let joins = matches!(word, "and" | "et" | "al" | "eds" | "ed" | "in") || token.flags.any(Flags::PARTICLE);
        if !capital && !joins {
            break;
        }
        // An ordinary sentence that begins before the author: "As Munro (2010) says".
        if capital && token.case != Case::Letter && token.flags.any(Flags::FUNCTION) {
            break;
        }
        if capital && matches!(marks[at], Mark::Nothing | Mark::Word | Mark::Proper | Mark::Acronym) {
            marks[at] = Mark::Citation;
        }
        small = if capital { 0 } else { small + 1 };
        let apart = matches!(token.gap, Gap::Stop) && !before_initial(tokens, at);
        if small > 2 || apart {
            break;
        }
    }
}

fn before_initial(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].case == Case::Letter
}

/// Returns where a full name begins that ends here and is said to have made a theory: "developed by Dan Hughes".
fn made_by(reading: &Reading, range: Range<usize>, at: usize) -> Option<usize> {
    let tokens = &reading.tokens;
    let capital = |at: usize| matches!(tokens[at].case, Case::Capital | Case::Mixed);
    let last = capital(at) && at > range.start && capital(at - 1) && tokens[at].gap == Gap::Space;
    let ends = at + 1 >= range.end || !(tokens[at + 1].is_capital() && tokens[at + 1].gap == Gap::Space);
    if !last || !ends {
        return None;
    }
    let first = at - 1;
    let titled = first > range.start
        && matches!(
            reading.word(&tokens[first - 1]),
            "Dr" | "Professor" | "Prof" | "Sir" | "Dame" | "Baroness" | "Lord"
        );
    let start = if titled { first - 1 } else { first };
    let made = start >= range.start + 2
        && reading.word(&tokens[start - 1]) == "by"
        && matches!(
            reading.word(&tokens[start - 2]),
            "developed"
                | "devised"
                | "coined"
                | "authored"
                | "edited"
                | "described"
                | "proposed"
                | "pioneered"
                | "popularised"
                | "approach"
                | "model"
                | "theory"
                | "research"
                | "Work"
                | "Research"
                | "book"
                | "article"
                | "framework"
                | "concept"
                | "term"
        );
    let makes = at + 1 < range.end
        && tokens[at + 1].gap == Gap::Space
        && matches!(
            reading.word(&tokens[at + 1]),
            "developed" | "coined" | "argues" | "pioneered" | "popularised" | "devised" | "theorised"
        );
    (made || makes).then_some(start)
}

/// Marks names that are told in one breath with a well-known author's: "Reder, Duncan and Gray".
fn together(reading: &Reading, range: Range<usize>, at: usize, marks: &mut [Mark]) {
    let tokens = &reading.tokens;
    let single = |at: usize| {
        let alone = at + 1 >= range.end || !(tokens[at + 1].is_capital() && tokens[at + 1].gap == Gap::Space);
        tokens[at].case == Case::Capital && alone && !tokens[at].flags.any(Flags::FUNCTION)
    };
    let mut found = Vec::new();
    let mut next = at + 1;
    while next < range.end && found.len() < 4 {
        let token = &tokens[next];
        let and = reading.word(token) == "and" && token.gap == Gap::Space && next + 1 < range.end;
        let (name, step) = if and { (next + 1, 2) } else { (next, 1) };
        let joined = if and { tokens[name].gap == Gap::Space } else { token.gap == Gap::Comma };
        if !joined || !single(name) || tokens[name - usize::from(and)].possessive {
            break;
        }
        found.push(name);
        next += step;
        if and {
            break;
        }
    }
    for name in found {
        if matches!(marks[name], Mark::Nothing | Mark::Word | Mark::Proper) {
            marks[name] = Mark::Citation;
        }
    }
}

/// Marks both sides of a court case.
fn around(reading: &Reading, range: Range<usize>, at: usize, marks: &mut [Mark]) {
    let tokens = &reading.tokens;
    let joined = |token: &Token| matches!(token.gap, Gap::Space | Gap::Hyphen | Gap::And | Gap::Dot);
    let passes = |token: &Token| token.is_capital() || matches!(reading.word(token), "and" | "of" | "the" | "for");
    let mut first = at;
    while first > range.start && passes(&tokens[first - 1]) && joined(&tokens[first]) {
        first -= 1;
        if tokens[first].is_capital() {
            marks[first] = Mark::Citation;
        }
    }
    let mut last = at + 1;
    while last < range.end && passes(&tokens[last]) && joined(&tokens[last]) {
        if tokens[last].is_capital() {
            marks[last] = Mark::Citation;
        }
        last += 1;
    }
}
