//! Words, with what is known of each.

use crate::lexicon::{Flags, Words, flags};

use super::normal::narrow;
use super::passage::Spot;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital.
    Lower,
    /// A capital and small letters.
    Capital,
    /// Two or more letters, all capitals.
    Upper,
    /// One capital letter alone.
    Letter,
    /// Capitals inside: "`McDonald`", "iPhone".
    Mixed,
    /// No letters.
    None,
}

/// Whether a capital is only there because a sentence or a part of one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Inside a sentence.
    No,
    /// After a colon, dash, bracket or opening quotation mark.
    Part,
    /// The first word of a sentence or passage.
    Sentence,
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the normal text.
    pub start: u32,
    /// One past the last byte without a possessive ending.
    pub base: u32,
    /// One past the last byte.
    pub end: u32,
    /// What is known of the word.
    pub flags: Flags,
    /// How it is written.
    pub case: Case,
    /// Where it stands in its sentence.
    pub sentence: Start,
    /// Whether it has a digit.
    pub digit: bool,
    /// Whether it ends in "'s".
    pub possessive: bool,
    /// What stands between it and the word before.
    pub gap: Gap,
}

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The passage begins.
    Begin,
    /// One space.
    Space,
    /// A hyphen.
    Hyphen,
    /// A comma.
    Comma,
    /// The end of a sentence.
    Stop,
    /// A full stop after an initial or a title, then perhaps a space.
    Dot,
    /// An underscore or the like inside one name.
    Joint,
    /// "&" with spaces.
    And,
    /// Anything else.
    Other,
}

impl Token {
    /// Returns whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Letter | Case::Mixed)
    }

    /// Returns the bytes without a possessive ending.
    pub fn range(&self) -> std::ops::Range<u32> {
        self.start..self.base
    }
}

/// Appends the words of a passage that begins at byte `offset` of the normal text.
pub(super) fn tokens(text: &str, offset: u32, spot: Spot, out: &mut Vec<Token>) {
    let mut folded = String::with_capacity(32);
    let mut before: Option<Token> = None;
    for piece in Words::new(text) {
        let word = &text[piece.start..piece.base];
        let from = before.map_or(0, |token| (token.end - offset) as usize);
        let between = &text[from..piece.start];
        let gap = before.map_or(Gap::Begin, |token| gap(between, &token, word));
        let sentence = start(between, gap, spot);
        // Most words are small letters and nothing else.
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        folded.clear();
        if !plain {
            crate::lexicon::fold_into(word, &mut folded);
        }
        let token = Token {
            start: offset + narrow(piece.start),
            base: offset + narrow(piece.base),
            end: offset + narrow(piece.end),
            flags: match (plain, piece.letter) {
                (true, _) => flags(word),
                (false, true) => known(word, &folded),
                (false, false) => Flags::none(),
            },
            case: if plain { Case::Lower } else { case(word, piece.letter) },
            sentence,
            digit: piece.digit,
            possessive: piece.possessive,
            gap,
        };
        out.push(token);
        before = Some(token);
    }
}

/// Returns what is known of a word; accents make another word of it, unless English writes it so.
fn known(word: &str, folded: &str) -> Flags {
    let found = flags(folded);
    if word.is_ascii() || ACCENTED.contains(&folded) || folded.len() == word.len() {
        return found;
    }
    found.without(
        Flags::WORD
            | Flags::FUNCTION
            | Flags::DETERMINER
            | Flags::PRONOUN
            | Flags::DAY
            | Flags::MONTH
            | Flags::AUXILIARY,
    )
}

/// English words that are written with accents.
const ACCENTED: &[&str] = &[
    "cafe",
    "cafes",
    "naive",
    "facade",
    "fiance",
    "fiancee",
    "nee",
    "protege",
    "resume",
    "creche",
    "creches",
    "cliche",
    "cliches",
    "decor",
    "fete",
    "deja",
    "entree",
    "expose",
    "blase",
    "role",
    "roles",
    "elite",
    "regime",
    "melee",
    "risque",
    "saute",
    "souffle",
    "pate",
    "puree",
    "vis",
    "voila",
    "a",
    "ete",
    "communique",
    "emigre",
    "attache",
    "matinee",
    "soiree",
    "seance",
];

fn gap(between: &str, before: &Token, word: &str) -> Gap {
    match between {
        " " => Gap::Space,
        "-" => Gap::Hyphen,
        ", " => Gap::Comma,
        "_" | "/" | "" => Gap::Joint,
        " & " => Gap::And,
        "." | ". " if before.flags.has(Flags::TITLE) || before.case == Case::Letter && !ends_sentence(word) => Gap::Dot,
        _ if between.trim().is_empty() => Gap::Space,
        _ if between.contains(['.', '!', '?']) && (between.contains(' ') || between.contains('"')) => Gap::Stop,
        _ => Gap::Other,
    }
}

/// Returns whether a full stop after one letter ends a sentence: "by Child A. The plan", but not "J. Smith".
fn ends_sentence(word: &str) -> bool {
    let mut folded = String::new();
    crate::lexicon::fold_into(word, &mut folded);
    let flags = flags(&folded);
    word.len() > 1
        && flags.any(Flags::WORD)
        && flags.any(Flags::FUNCTION | Flags::DETERMINER | Flags::PRONOUN | Flags::PREPOSITION)
}

fn start(between: &str, gap: Gap, spot: Spot) -> Start {
    match gap {
        Gap::Begin if spot == Spot::Target || spot == Spot::Path => Start::No,
        Gap::Begin | Gap::Stop => Start::Sentence,
        Gap::Other if between.contains([':', ';', '"', '(', '[', '–', '—', '•', '|', '…']) => Start::Part,
        Gap::Other if between.ends_with('\'') && between.contains(' ') => Start::Part,
        _ => Start::No,
    }
}

fn case(word: &str, letter: bool) -> Case {
    if !letter {
        return Case::None;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first, upper, lower) {
        (true, 0, 0) => Case::Letter,
        (true, 0, _) => Case::Capital,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}
