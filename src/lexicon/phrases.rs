//! Names and phrases that are known as a whole, each with its source.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::flags::Flags;
use super::fold::fold;
use super::split::Words;
use super::words::lines;

/// The vocabulary of the field.
const TERMS: &str = include_str!("data/terms.toml");
/// Places, of which those of several words are phrases.
const PLACES: &str = include_str!("data/places.txt");
/// Roles, of which those of several words are phrases.
const ROLES: &str = include_str!("data/roles.txt");

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A place.
    Place,
    /// A job that a worker has.
    Worker,
    /// A relation or another word for a person.
    Kin,
    /// A cited author.
    Author,
    /// A published review, or somebody named in one.
    Review,
    /// Somebody named in a published review whose name others have too, so that a word for a review must stand near.
    Reviewed,
    /// Anything else that is no private person.
    Other,
    /// The site's own answer of that number.
    Answer(u32),
}

/// A phrase as it is looked up.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its words, small and without accents, each with whether it needs a capital.
    pub words: Vec<(String, bool)>,
    /// What it names.
    pub kind: TermKind,
}

/// Phrases by their first word, longest first.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    by_first: FxHashMap<String, Vec<Term>>,
}

impl Phrases {
    /// Adds a phrase.
    pub fn add(&mut self, text: &str, kind: TermKind) {
        let words: Vec<(String, bool)> = Words::new(text)
            .map(|piece| {
                let word = &text[piece.start..piece.base];
                (fold(word).into_owned(), word.chars().next().is_some_and(char::is_uppercase))
            })
            .collect();
        let Some((first, _)) = words.first() else { return };
        let same = self.by_first.entry(first.clone()).or_default();
        let at = same.partition_point(|term| term.words.len() >= words.len());
        same.insert(at, Term { words, kind });
    }

    /// Returns the phrases that begin with a word.
    pub fn beginning(&self, folded: &str) -> &[Term] {
        self.by_first.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

/// Returns the phrases that ship with the program.
pub fn built_in() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let mut phrases = Phrases::default();
        for (text, kind) in terms().filter(|(text, _)| text.contains([' ', '-', '&'])) {
            let kind = match kind {
                "author" | "surname" => TermKind::Author,
                "review" => TermKind::Review,
                _ => TermKind::Other,
            };
            phrases.add(&text, kind);
            if let Some(name) = reviewed(&text).filter(|_| kind == TermKind::Review) {
                phrases.add(name, TermKind::Reviewed);
            }
            if let Some(short) = short_form(&text) {
                phrases.add(short, kind);
            }
        }
        lines(PLACES).filter(|place| place.contains([' ', '-'])).for_each(|place| phrases.add(place, TermKind::Place));
        for line in lines(ROLES).filter(|line| line.contains([' ', '-'])) {
            let (role, kind) = line.split_once('\t').unwrap_or((line, "worker"));
            phrases.add(role, if kind == "worker" { TermKind::Worker } else { TermKind::Kin });
        }
        phrases
    });
    &PHRASES
}

/// Returns the name before "serious case review" and the like.
fn reviewed(text: &str) -> Option<&str> {
    let ends = [" serious case review", " child safeguarding practice review", " inquest", " inquiry", " case review"];
    let name = ends.iter().find_map(|end| text.strip_suffix(end))?;
    (name.split(' ').count() == 2 && name.chars().next().is_some_and(char::is_uppercase)).then_some(name)
}

/// Returns the short name of a university or health board, when it is more than one word: "Edge Hill".
fn short_form(text: &str) -> Option<&str> {
    let short = text.strip_suffix(" University Health Board").or_else(|| text.strip_suffix(" Health Board"));
    let short = short.or_else(|| text.strip_suffix(" University"))?;
    short.contains(' ').then_some(short)
}

/// Returns the terms of one word, with what each is.
pub(super) fn single_terms() -> impl Iterator<Item = (&'static str, Flags)> {
    terms().filter(|(text, _)| !text.contains([' ', '-', '&'])).map(|(text, kind)| {
        let text: &'static str = String::leak(text.trim_end_matches("'s").to_owned());
        (text, if matches!(kind, "author" | "surname") { Flags::AUTHOR } else { Flags::PROPER })
    })
}

/// Returns each term's text and kind: the list is our own, and one line a key.
fn terms() -> impl Iterator<Item = (String, &'static str)> {
    let mut text = None;
    TERMS.lines().filter_map(move |line| {
        let (key, value) = line.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "text" => {
                text = Some(value.replace("\\\"", "\""));
                None
            }
            "kind" => text.take().map(|text| (text, value)),
            _ => None,
        }
    })
}
