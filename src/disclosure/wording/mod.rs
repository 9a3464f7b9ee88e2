//! Phrases of the built-in lists, and where a text has them.
//!
//! In: a scene. Out: [`Hit`]s, found in one pass for all lists and every rule that asks.
//! Invariant: words that an author only quotes are no hit.

mod quoted;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Scene;
use crate::lexicon::{Flags, Words, fold};
use crate::reading::{Gap, Passage, Reading, Spot, Start, Token};
use quoted::is_quoted;

/// Phrases to flag, by kind.
const LANGUAGE: &str = include_str!("../../lexicon/data/language.toml");
/// Guidance, bodies and terms that newer ones have replaced.
const SUPERSEDED: &str = include_str!("../../lexicon/data/superseded.toml");

/// A list of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What puts on a child or family what was done to them.
    VictimBlaming,
    /// What looks for somebody to blame.
    WorkerBlaming,
    /// A child said to have stayed away.
    WasNotBrought,
    /// What makes harm sound smaller than it was.
    Minimising,
    /// Guidance, bodies and terms that newer ones have replaced.
    Superseded,
}

/// How many lists there are.
const LISTS: usize = 5;

/// The phrases of every list.
static KNOWN: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::default();
    for (text, kind, list) in [
        (LANGUAGE, Some("victim-blaming"), List::VictimBlaming),
        (LANGUAGE, Some("worker-blaming"), List::WorkerBlaming),
        (LANGUAGE, Some("was-not-brought"), List::WasNotBrought),
        (LANGUAGE, Some("minimising"), List::Minimising),
        (SUPERSEDED, None, List::Superseded),
    ] {
        index.read(text, kind, list);
    }
    index
});

/// A phrase of a list.
#[derive(Debug)]
pub struct Entry {
    list: List,
    /// Its words, small and without accents, each with whether it needs a capital; `None` stands for any word.
    words: Vec<Option<(String, bool)>>,
    /// What to write instead.
    pub instead: &'static str,
    /// The year in which it was replaced.
    pub since: &'static str,
}

/// Phrases by their first word, longest first.
#[derive(Debug, Default)]
struct Index {
    by_first: FxHashMap<String, Vec<Entry>>,
    begins: Beginnings,
}

/// Which lengths the first words have that begin with a letter: a glance tells nearly every word from all of them.
#[derive(Debug, Default)]
struct Beginnings([u32; 32]);

impl Beginnings {
    /// Returns where the words with that first byte are kept; a capital shares the place of its small letter.
    fn place(word: &str) -> usize {
        word.bytes().next().map_or(0, |byte| usize::from(byte & 31))
    }

    fn add(&mut self, word: &str) {
        self.0[Self::place(word)] |= 1 << word.len().min(31);
    }

    /// Returns whether a word, or its singular, may be the first of a phrase.
    fn may_hold(&self, word: &str) -> bool {
        let length = word.len().min(31);
        let same = self.0[Self::place(word)];
        // A word with accents is another when they are taken off, and one of 31 letters stands for all longer ones.
        !word.is_ascii() || length == 31 || same & (1 << length | 1 << length.saturating_sub(1)) != 0
    }
}

/// A phrase in a text.
pub struct Hit<'a> {
    /// The phrase of the list.
    pub entry: &'static Entry,
    /// The passage.
    pub passage: &'a Passage,
    /// Its words in the passage.
    pub tokens: Range<usize>,
}

/// A phrase in a text, with the number of its passage.
#[derive(Debug)]
pub(super) struct Place {
    entry: &'static Entry,
    passage: usize,
    tokens: Range<usize>,
}

/// Returns each phrase of a list that the author says and does not quote.
pub fn hits<'a>(scene: &'a Scene<'_>, list: List) -> impl Iterator<Item = Hit<'a>> {
    let places = scene.phrases().iter().filter(move |place| place.entry.list == list);
    places.map(|Place { entry, passage, tokens }| {
        let passage = &scene.reading.passages[*passage];
        Hit { entry, passage, tokens: tokens.clone() }
    })
}

/// Returns each phrase of any list that the author says and does not quote.
pub(super) fn places(scene: &Scene<'_>) -> Vec<Place> {
    if scene.path.starts_with("content/glossary/") {
        return Vec::new();
    }
    let reading = &scene.reading;
    let mut found = Vec::new();
    for (number, passage) in reading.passages.iter().enumerate().filter(|(_, passage)| is_said(passage.spot)) {
        let tokens = reading.tokens_of(passage);
        // Up to where the words are taken by a phrase, for each list.
        let mut taken = [0; LISTS];
        for at in 0..tokens.len() {
            let word = reading.word(&tokens[at]);
            if !KNOWN.begins.may_hold(word) {
                continue;
            }
            let word = fold(word);
            let plural = || KNOWN.by_first.get(word.strip_suffix('s')?);
            for entry in KNOWN.by_first.get(&*word).or_else(plural).into_iter().flatten() {
                let end = at + entry.words.len();
                let taken = &mut taken[entry.list as usize];
                if at < *taken || !entry.stands(reading, &tokens[at..]) {
                    continue;
                }
                *taken = end;
                if !is_quoted(reading, passage, at..end) {
                    found.push(Place { entry, passage: number, tokens: at..end });
                }
            }
        }
    }
    found
}

impl Index {
    /// Reads the phrases of one kind; the lists are our own, with one key a line.
    fn read(&mut self, text: &'static str, wanted: Option<&str>, list: List) {
        let (mut phrase, mut kind, mut instead, mut since) = ("", None, "", "");
        for line in text.lines().chain(["[["]) {
            if line.starts_with("[[") {
                if !phrase.is_empty() && kind == wanted {
                    self.add(phrase, list, instead, since);
                }
                (phrase, kind, instead, since) = ("", None, "", "");
                continue;
            }
            let Some((key, value)) = line.split_once('=') else { continue };
            let value = value.trim().trim_matches('"');
            match key.trim() {
                "text" => phrase = value,
                "kind" => kind = Some(value),
                "instead" => instead = value,
                "since" => since = value.get(..4).unwrap_or_default(),
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str, list: List, instead: &'static str, since: &'static str) {
        let mut words = Vec::new();
        for part in text.split('*') {
            if !words.is_empty() {
                words.push(None);
            }
            words.extend(Words::new(part).map(|piece| {
                let word = &part[piece.start..piece.base];
                Some((fold(word).into_owned(), word.starts_with(char::is_uppercase)))
            }));
        }
        let Some(Some((first, _))) = words.first() else { return };
        self.begins.add(first);
        let same = self.by_first.entry(first.clone()).or_default();
        let at = same.partition_point(|entry| entry.words.len() >= words.len());
        same.insert(at, Entry { list, words, instead, since });
    }
}

/// Returns whether a passage is the author's own words.
fn is_said(spot: Spot) -> bool {
    spot.is_prose() && !matches!(spot, Spot::Quote | Spot::Comment | Spot::Attribute)
}

impl Entry {
    /// Returns whether it is one word, which says less than a phrase.
    pub fn is_word(&self) -> bool {
        self.words.len() == 1
    }

    /// Returns whether it begins with a word.
    pub fn begins(&self, word: &str) -> bool {
        self.words.first().and_then(Option::as_ref).is_some_and(|(first, _)| first == word)
    }

    /// Returns whether any of its words begins with one of these.
    pub fn has(&self, beginnings: &[&str]) -> bool {
        let words = self.words.iter().flatten();
        words.into_iter().any(|(word, _)| beginnings.iter().any(|beginning| word.starts_with(beginning)))
    }

    /// Returns whether the phrase stands at the beginning of these words; its last word may be a plural.
    fn stands(&self, reading: &Reading, tokens: &[Token]) -> bool {
        if tokens.len() < self.words.len() {
            return false;
        }
        // At the beginning of a sentence, a capital says nothing.
        let capitals = self.words.iter().flatten().filter(|(_, capital)| *capital).count();
        let has_digit = tokens[..self.words.len()].iter().any(|token| token.digit);
        let says_nothing = capitals == 1 && self.words.len() > 1 && !has_digit && tokens[0].sentence == Start::Sentence;
        let last = self.words.len() - 1;
        // "A domestic abuse service" is no "domestic".
        let last_word = self.words[last].as_ref().map_or("", |(word, _)| word);
        let next = tokens.get(last + 1).filter(|token| token.gap == Gap::Space && !token.flags.any(Flags::FUNCTION));
        let is_part = last_word == "domestic" && next.is_some();
        !says_nothing
            && !is_part
            && self.words.iter().zip(tokens).enumerate().all(|(at, (known, token))| {
                let near =
                    at == 0 || matches!(token.gap, Gap::Space | Gap::Hyphen | Gap::Comma | Gap::Joint | Gap::Other);
                let Some((known, capital)) = known else { return near };
                let word = fold(reading.word(token));
                let same = word == *known || (at == last && known.len() > 2 && word.strip_suffix('s') == Some(known));
                near && same && (!capital || token.is_capital())
            })
    }
}

impl Hit<'_> {
    /// Returns its words as they stand.
    pub fn text<'a>(&self, scene: &'a Scene<'_>) -> &'a str {
        let range = self.range(scene);
        scene.reading.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// Returns its bytes in the normal text.
    pub fn range(&self, scene: &Scene<'_>) -> Range<u32> {
        let tokens = &scene.reading.tokens_of(self.passage)[self.tokens.clone()];
        tokens.first().map_or(0, |token| token.start)..tokens.last().map_or(0, |token| token.end)
    }

    /// Returns whether any of the words from `before` words before it to `after` words after it is one of these.
    pub fn near(&self, scene: &Scene<'_>, before: usize, after: usize, known: &[&str]) -> bool {
        let tokens = scene.reading.tokens_of(self.passage);
        let from = self.tokens.start.saturating_sub(before);
        let to = self.tokens.end.saturating_add(after).min(tokens.len());
        let around = tokens[from..self.tokens.start].iter().chain(&tokens[self.tokens.end..to]);
        around.into_iter().any(|token| known.contains(&&*scene.folded(token)))
    }
}

#[cfg(test)]
mod tests {
    use super::{List, hits};
    use crate::base::{SitePath, Sources};
    use crate::disclosure::{Answers, Scene};
    use crate::reading::Form;

    fn check(list: List, text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let id = sources.add(SitePath::new("content/pages/x.md").expect("a path"), text);
        let answers = Answers::default();
        let scene = Scene::new(id, "content/pages/x.md", text, Form::Markdown, &answers, false);
        hits(&scene, list).map(|hit| hit.text(&scene).to_owned()).collect()
    }

    #[test]
    fn what_an_author_says_is_found_and_what_is_quoted_is_not() {
        let said = |text: &str| check(List::VictimBlaming, text);
        assert_eq!(said("It was a *lifestyle* choice."), ["lifestyle choice"]);
        assert_eq!(said("Putting Themselves at Risk was common."), ["Putting Themselves at Risk"]);
        for quoted in [
            "Avoid lifestyle choice.",
            "The record said \"lifestyle choice\" twice.",
            "The record said ‘a lifestyle choice’ twice.",
            "> It was a lifestyle choice",
            "It is not a lifestyle choice.",
            "| Instead of | Write |\n|---|---|\n| lifestyle choice | is exploited |",
        ] {
            assert_eq!(said(quoted), Vec::<String>::new(), "{quoted}");
        }
    }

    #[test]
    fn capitals_and_years_tell_what_is_superseded() {
        assert_eq!(
            check(List::Superseded, "See Working Together (2018) and the LSCBs."),
            ["Working Together (2018", "LSCBs"]
        );
        assert_eq!(
            check(List::Superseded, "See Working Together 2023. Working together in 2018 was good. A caf is no CAFE."),
            Vec::<String>::new()
        );
    }
}
