//! One table of all single words.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::flags::Flags;
use super::grammar::GRAMMAR;
use super::phrases::single_terms;

/// How many words of up to eight bytes there are, and how many longer ones, with room to spare.
const SHORT: usize = 105_000;
const LONG: usize = 62_000;

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

static TABLE: LazyLock<Table> = LazyLock::new(table);

/// What is known of each word.
#[derive(Default)]
struct Table {
    /// Words of up to eight bytes, each as one number: most words of a text are that short, and are found at one stroke.
    short: FxHashMap<u64, Flags>,
    long: FxHashMap<&'static str, Flags>,
}

impl Table {
    /// Adds the marks of a word; a long one is kept for as long as the program runs.
    fn add(&mut self, word: Cow<'static, str>, flags: Flags) {
        let known = match (packed(&word), word) {
            (Some(number), _) => self.short.entry(number).or_default(),
            (None, Cow::Borrowed(word)) => self.long.entry(word).or_default(),
            (None, Cow::Owned(word)) => self.long.entry(String::leak(word)).or_default(),
        };
        *known |= flags;
    }
}

/// Returns a word of up to eight bytes as a number, in which every word has one of its own: none holds a zero byte.
fn packed(word: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u64::from_le_bytes(bytes))
}

/// Fills the table, if it is not filled yet.
pub(super) fn prepare() {
    LazyLock::force(&TABLE);
}

/// Returns what is known of a word in small letters without accents.
pub fn flags(folded: &str) -> Flags {
    let known = match packed(folded) {
        Some(number) => TABLE.short.get(&number),
        None => TABLE.long.get(folded),
    };
    known.copied().unwrap_or_default()
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

fn table() -> Table {
    let mut table = Table::default();
    table.short.reserve(SHORT);
    table.long.reserve(LONG);
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

/// Adds the marks of a word; one that is not folded yet is folded once.
fn add(table: &mut Table, word: &'static str, is_folded: bool, flags: Flags) {
    if is_folded {
        table.add(Cow::Borrowed(word), flags);
    } else if !word.is_empty() && !word.contains([' ', '-']) {
        table.add(super::fold(word), flags);
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
