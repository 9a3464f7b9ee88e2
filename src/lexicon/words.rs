//! One table of all single words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::flags::Flags;
use super::grammar::GRAMMAR;
use super::phrases::single_terms;

/// The lists, one word a line, and what standing on one means. A word may stand on several.
const LISTS: &[(&str, Flags)] = &[
    (include_str!("data/words.txt"), Flags::WORD),
    (include_str!("data/either.txt"), Flags::EITHER.with(Flags::WORD)),
    (include_str!("data/first-names.txt"), Flags::FIRST),
    (include_str!("data/last-names.txt"), Flags::LAST),
    (include_str!("data/surname-words.txt"), Flags::LAST),
    (include_str!("data/places.txt"), Flags::PLACE),
    (include_str!("data/place-names-of-people.txt"), Flags::PLACE_OR_NAME.with(Flags::PLACE)),
    (include_str!("data/peoples.txt"), Flags::PEOPLE),
    (include_str!("data/person-verbs.txt"), Flags::PERSON_VERB),
    (include_str!("data/person-objects.txt"), Flags::PERSON_OBJECT),
];

/// Job titles, kin and other words for people, each with its kind.
const ROLES: &str = include_str!("data/roles.txt");
/// Acronyms, each with what it stands for.
const ACRONYMS: &str = include_str!("data/acronyms.txt");

static TABLE: LazyLock<FxHashMap<&'static str, Flags>> = LazyLock::new(table);

/// Fills the table, if it is not filled yet.
pub(super) fn prepare() {
    LazyLock::force(&TABLE);
}

/// Returns what is known of a word in small letters without accents.
pub fn flags(folded: &str) -> Flags {
    TABLE.get(folded).copied().unwrap_or_default()
}

/// Returns whether a word in small letters is anything but a name.
pub fn is_known(folded: &str) -> bool {
    flags(folded).any(Flags::WORD | Flags::PLACE | Flags::PEOPLE | Flags::PROPER | Flags::ACRONYM | Flags::FUNCTION)
}

/// Returns whether a word is two ordinary ones written together: "factsheet", "answerphone".
pub fn is_compound(word: &str) -> bool {
    let half = |part: Option<&str>| {
        part.is_some_and(|part| part.len() >= 4 && flags(part).any(Flags::WORD) && !flags(part).any(Flags::FIRST))
    };
    (4..word.len().saturating_sub(3)).any(|cut| half(word.get(..cut)) && half(word.get(cut..)))
}

fn table() -> FxHashMap<&'static str, Flags> {
    let mut table: FxHashMap<&'static str, Flags> = FxHashMap::default();
    table.reserve(190_000);
    for (list, flags) in LISTS {
        each_entry(list, &mut |word, is_folded| add(&mut table, word, is_folded, *flags));
    }
    let mut add = |word, flags| add(&mut table, word, false, flags);
    for line in lines(ROLES) {
        let (role, kind) = line.split_once('\t').unwrap_or((line, "worker"));
        add(
            role,
            if kind == "kin" {
                Flags::KIN
            } else if kind == "worker" {
                Flags::WORKER
            } else {
                Flags::KIN
            },
        );
    }
    for line in lines(ACRONYMS) {
        add(line.split(" — ").next().unwrap_or(line), Flags::ACRONYM);
    }
    for (words, flags) in GRAMMAR {
        words.split_whitespace().for_each(|word| add(word, *flags));
    }
    for (word, flags) in single_terms() {
        add(word, flags);
    }
    table
}

/// Adds the marks of a word; one that is not folded yet is folded once, and kept for as long as the program runs.
fn add(table: &mut FxHashMap<&'static str, Flags>, word: &'static str, is_folded: bool, flags: Flags) {
    if is_folded {
        *table.entry(word).or_default() |= flags;
    } else if !word.is_empty() && !word.contains([' ', '-']) {
        *table.entry(String::leak(super::fold(word).into_owned())).or_default() |= flags;
    }
}

/// Visits the entries of a list in one pass, each with whether it is one word in small letters without accents: nearly
/// all of them are, and need no second look.
fn each_entry(list: &'static str, visit: &mut impl FnMut(&'static str, bool)) {
    let (mut start, mut is_folded) = (0, true);
    for (at, byte) in list.bytes().chain([b'\n']).enumerate() {
        match byte {
            b'\n' => {
                let line = &list[start..at];
                if is_folded && start < at {
                    visit(line, true);
                } else {
                    lines(line).for_each(|entry| visit(entry, false));
                }
                (start, is_folded) = (at + 1, true);
            }
            b'a'..=b'z' | b'\'' => {}
            _ => is_folded = false,
        }
    }
}

/// Returns the entries of a list; lines that begin with `#` say where it comes from.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
