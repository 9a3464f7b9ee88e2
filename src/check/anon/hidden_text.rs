//! Letters that are hidden, swapped or spread out inside a word.

use std::sync::LazyLock;

use regex::Regex;

use crate::base::Span;
use crate::check::rule::{Check, Run};
use crate::disclosure::answers::mark;
use crate::disclosure::{MOST, Scene};
use crate::lexicon::{Flags, flags};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("anon/hidden-text", include_str!("hidden-text.md")), run: Run::Text(run) };

/// Letters one by one: "F-r-e-y-a", "K e z i a".
static SPREAD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)\pL(?:[ .\-–_*·•/]\pL){3,}(?-u:\b)").ok());
/// A letter of a word replaced by a digit or sign: "J4son", "R*byn".
static SWAPPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:\p{Lu}\p{Ll}*[0-9@$!*_•·#|](?:\p{Ll}|[0-9@$!*_•·#|])*\p{Ll}+)(?-u:\b)").ok()
});

/// Whether a byte may be a digit or sign in the place of a letter; of a sign that is not ASCII, its first byte.
static SIGNS: [bool; 256] = signs(b"0123456789@$!*_#|\xE2\xC2");

const fn signs(bytes: &[u8]) -> [bool; 256] {
    let (mut table, mut at) = ([false; 256], 0);
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (at, place) in scene.reading.hidden.iter().enumerate() {
        let span = Span::new(scene.file, place.start as usize..place.end as usize);
        let message = "a character that cannot be seen, or a letter of another alphabet, stands inside this word";
        let mut finding = Finding::new(&CHECK.rule, span, message).help("type the word again");
        // Nobody answers more of them one by one.
        finding.mark = (at < MOST).then(|| mark(CHECK.rule.code, scene.path, "", at));
        findings.push(finding);
    }
    let (Some(spread), Some(swapped)) = (&*SPREAD, &*SWAPPED) else { return };
    for (passage, text) in scene.to_search().filter(|(passage, _)| passage.spot.is_prose()) {
        let tokens = scene.reading.tokens_of(passage);
        let single = tokens.iter().filter(|token| token.base - token.start == 1 && !token.digit).count();
        let spread = (single >= 4).then_some(spread);
        for found in spread.into_iter().flat_map(|spread| spread.find_iter(text)) {
            let letters: String = found.as_str().chars().filter(|c| c.is_alphabetic()).collect();
            let mixed = letters.chars().any(char::is_lowercase);
            let vowel = letters.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']);
            if vowel && !is_alphabet(&letters) && mixed {
                let message = "these letters are spread out, and may spell a name";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, found.range(), message)
                        .help("write the role instead, such as `Child A`"),
                );
            }
        }
        let marked = text.as_bytes().windows(3).any(|three| {
            SIGNS[usize::from(three[1])]
                && three[0].is_ascii_alphabetic()
                && (three[2].is_ascii_lowercase() || !three[2].is_ascii())
        });
        let swapped = marked.then_some(swapped);
        for found in swapped.into_iter().flat_map(|swapped| swapped.find_iter(text)) {
            let word = found.as_str();
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            let plain: String = word.to_lowercase().chars().map(unswap).collect();
            let known = flags(&plain).any(Flags::WORD) && !flags(&plain).any(Flags::EITHER);
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let branded = word.chars().skip(1).any(char::is_uppercase)
                || digits > 1
                || word.contains('2') && !word.contains(['4', '3', '1', '0', '5', '7']);
            if letters >= 2 && word.len() >= 4 && !known && !branded && !(word.contains('_') && word.len() > 14) {
                let message = "letters of this word are swapped for signs, and it may be a name";
                findings.push(
                    scene
                        .finding(&CHECK.rule, passage, found.range(), message)
                        .help("write the role instead, such as `Child A`"),
                );
            }
        }
    }
}

/// Returns whether letters follow each other in the alphabet, as in a list of grades.
fn is_alphabet(letters: &str) -> bool {
    letters.as_bytes().windows(2).all(|pair| pair[1] == pair[0] + 1)
}

fn unswap(c: char) -> char {
    match c {
        '4' | '@' => 'a',
        '3' => 'e',
        '1' | '!' | '|' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    }
}
