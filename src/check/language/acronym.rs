//! Letters that a reader from another agency may not know.

use std::borrow::Cow;
use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{Digest, Span};
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::{Facts, Term};
use crate::lexicon::{Flags, Words, flags, fold};
use crate::parse::Draft;
use crate::parse::markdown::{Inline, each_inline};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::info("language/acronym", include_str!("acronym.md")), run: Run::Corpus(run) };

/// Acronyms of the field, each with what it stands for.
const LIST: &str = include_str!("../../lexicon/data/acronyms.txt");
static KNOWN: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" — ")).collect()
});

/// What everybody knows, mostly better than the words behind it.
const COMMON: &[&str] = &[
    "NHS", "GP", "UK", "NSPCC", "BBC", "PDF", "TV", "IT", "ID", "USA", "US", "EU", "AM", "PM", "HIV", "AIDS", "DNA",
    "GCSE", "OK", "URL", "QR", "AI", "FAQ", "HTML", "VAT", "MP", "PE", "RSPCA", "CCTV", "DVD", "CD", "SMS", "USB",
    "WI", "FI", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "ICT", "PIN", "SIM", "GPS", "LED", "PO",
    "PC", "BMX", "ITV", "MOT", "ISBN", "ISSN", "DOI", "CSV", "JSON", "RSS",
];
/// Words after which letters are a pseudonym.
const PSEUDONYMS: &[&str] = &[
    "child", "baby", "adult", "mother", "father", "family", "sibling", "parent", "young", "person", "case", "carer",
    "level",
];

/// How many are looked up in one document.
const MOST: usize = 40;

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let explained = of_the_site(corpus);
    let mut all: Vec<&str> = explained.iter().map(String::as_str).collect();
    all.sort_unstable();
    let all = Digest::of(all.join("\n").as_bytes());
    let found = corpus.drafts.par_iter().flat_map_iter(|draft| {
        let found = draft.notes.keep("language/acronym", all, |_| of_draft(draft, &explained));
        found.1.clone()
    });
    findings.extend(found.collect::<Vec<_>>());
}

/// Returns the acronyms that the glossary or the name of the partnership explains.
fn of_the_site(corpus: &Corpus<'_>) -> FxHashSet<String> {
    let mut explained = FxHashSet::default();
    let mut add = |text: &str| {
        explained.extend(
            Words::new(text).map(|piece| &text[piece.start..piece.base]).filter(|word| is_letters(word)).map(single),
        );
    };
    for (_, front, term) in corpus.all(term) {
        add(&front.meta.title.value);
        term.abbreviation.iter().chain(&term.also).for_each(|text| add(&text.value));
    }
    let partnership = corpus.settings.partnership.as_ref();
    partnership.and_then(|own| own.short_name.as_ref()).into_iter().for_each(|name| add(&name.value));
    explained
}

fn term(facts: &Facts) -> Option<&Term> {
    if let Facts::Term(term) = facts { Some(term) } else { None }
}

/// Returns the acronyms of a draft that nothing explains, each at its first place.
fn of_draft(draft: &Draft, explained: &FxHashSet<String>) -> Vec<Finding> {
    let mut first: Vec<(String, Span)> = Vec::new();
    let mut whole = String::new();
    each_inline(&draft.body, &mut |inline| {
        let Inline::Text { text, span } = inline else { return };
        whole.push_str(text);
        whole.push(' ');
        if !text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
            return;
        }
        let mut before = Cow::Borrowed("");
        for piece in Words::new(text) {
            let word = &text[piece.start..piece.base];
            let letters = single(word);
            let is_new = || !first.iter().any(|(known, _)| *known == letters);
            if is_letters(word)
                && first.len() < MOST
                && is_new()
                && is_question(&letters, &before)
                && !explained.contains(&letters)
            {
                // A text that was decoded has another length than its source.
                let exact = text.len() == span.range().len();
                let range = span.range().start + piece.start..span.range().start + piece.base;
                first.push((letters, if exact { Span::new(span.file, range) } else { *span }));
            }
            before = fold(word);
        }
    });
    let lower = whole.to_lowercase();
    first.retain(|(letters, _)| !is_explained(letters, &whole, &lower));
    first.into_iter().map(|(letters, span)| finding(&letters, span)).collect()
}

fn finding(letters: &str, span: Span) -> Finding {
    let message = format!("nothing here says what `{letters}` stands for");
    let help = match KNOWN.get(letters) {
        Some(words) => {
            format!("write `{words} ({letters})` the first time, or add a term with that abbreviation to the glossary")
        }
        None => format!(
            "write the words in full the first time, with `({letters})` after them, or add a term to the glossary"
        ),
    };
    Finding::new(&CHECK.rule, span, message).help(help)
}

/// Returns whether a word is two to seven capitals, perhaps with a small "s".
fn is_letters(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or(word);
    (2..=7).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn single(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Returns whether a reader may ask what it stands for: it is no word in capitals, and not the letters of a pseudonym.
fn is_question(letters: &str, before: &str) -> bool {
    let is_word =
        !KNOWN.contains_key(letters) && flags(&fold(letters)).any(Flags::WORD | Flags::FUNCTION | Flags::PLACE);
    !COMMON.contains(&letters) && !PSEUDONYMS.contains(&before) && !is_word
}

/// Returns whether a text says what the letters stand for: "(X)", "X (…)", or the words themselves.
fn is_explained(letters: &str, whole: &str, lower: &str) -> bool {
    let marks = [
        format!("({letters})"),
        format!("({letters}s)"),
        format!("({letters},"),
        format!("{letters} ("),
        format!("{letters}s ("),
    ];
    let by_words = KNOWN.get(letters).is_some_and(|words| lower.contains(&words.to_lowercase()));
    by_words || marks.iter().any(|mark| whole.contains(mark))
}
