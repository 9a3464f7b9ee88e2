//! Numbers that are written in words: "oh seven seven, double oh".

use std::ops::Range;

use super::scene::Scene;
use crate::lexicon::fold;
use crate::reading::{Gap, Passage, Signs};

/// Returns the runs of spelt digits of a passage, eight or more, as digits with their bytes.
pub fn numbers(scene: &Scene<'_>, passage: &Passage) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let tokens = scene.reading.tokens_of(passage);
    if !passage.signs.any(Signs::SPELT) {
        return found;
    }
    let base = passage.range.start;
    let (mut digits, mut start, mut end, mut words, mut times) = (String::new(), 0, 0, 0, 1);
    for token in tokens {
        let word = fold(scene.reading.word(token));
        let apart = matches!(token.gap, Gap::Stop | Gap::Begin);
        if apart && !digits.is_empty() {
            keep(&mut found, &mut digits, start..end, words);
            words = 0;
        }
        let spelt = digit(&word);
        let figure = token.digit && word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        match (spelt, &*word) {
            (_, "double") => times = 2,
            (_, "triple" | "treble") => times = 3,
            (None, "hundred") if words > 0 => digits.push_str("00"),
            (Some(spelt), _) => {
                if digits.is_empty() {
                    start = (token.start - base) as usize;
                }
                (0..times).for_each(|_| digits.push(spelt));
                (times, words) = (1, words + 1);
                end = (token.end - base) as usize;
            }
            (None, _) if figure && (words > 0 || word.len() >= 3) => {
                if digits.is_empty() {
                    start = (token.start - base) as usize;
                }
                digits.push_str(&word);
                end = (token.end - base) as usize;
            }
            _ => {
                keep(&mut found, &mut digits, start..end, words);
                (times, words) = (1, 0);
            }
        }
    }
    keep(&mut found, &mut digits, start..end, words);
    found
}

fn keep(found: &mut Vec<(String, Range<usize>)>, digits: &mut String, range: Range<usize>, words: usize) {
    if digits.len() >= 8 && words >= 3 {
        found.push((digits.clone(), range));
    }
    digits.clear();
}

fn digit(word: &str) -> Option<char> {
    Some(match word {
        "zero" | "oh" | "o" | "nought" | "nil" => '0',
        "one" => '1',
        "two" => '2',
        "three" => '3',
        "four" => '4',
        "five" => '5',
        "six" => '6',
        "seven" => '7',
        "eight" => '8',
        "nine" => '9',
        _ => return None,
    })
}
