//! What one cell of a table says.

use super::heading::is_people;
use crate::lexicon::fold;

/// What one cell of a table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing.
    Nothing,
    /// A whole number, with its share when that stands beside it: "2 (4%)".
    Count(i64, Option<Share>),
    /// A share alone: "12%".
    Share(Share),
    /// A figure that is not shown.
    Hidden(Hidden),
    /// Anything else.
    Words,
}

/// A figure that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The least that it may be.
    pub least: i64,
    /// The most that it may be, when the mark says so: "<5".
    pub most: Option<i64>,
    /// Whether the mark says by itself that something is hidden; a dash needs a note.
    pub plain: bool,
    /// Its share, when that is shown all the same.
    pub share: Option<Share>,
}

/// A percentage, as it is written: 12.5% is 125 with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    value: i64,
    scale: i64,
}

impl Share {
    /// Returns the least and the most that may be that share of `whole`, as percentages are rounded.
    pub(super) fn of(self, whole: i64) -> (i64, i64) {
        let parts = 200 * self.scale;
        let (low, high) = ((2 * self.value - 1) * whole, (2 * self.value + 1) * whole);
        ((low + parts - 1).div_euclid(parts).max(0), high.div_euclid(parts))
    }

    /// Returns whether it is all of them.
    pub fn is_all(self) -> bool {
        self.value == 100 * self.scale
    }
}

/// Words that say that a figure is hidden.
const HIDDEN: &[&str] = &[
    "*",
    "c",
    "x",
    "[c]",
    "[x]",
    "[s]",
    "[*]",
    "(c)",
    "(x)",
    "(s)",
    "supp",
    "supp.",
    "suppressed",
    "hidden",
    "withheld",
    "redacted",
    "not shown",
    "not published",
    "not disclosed",
    "small number",
    "[low]",
    "confidential",
];
/// Marks that may mean as much, or only that there is nothing.
const PERHAPS: &[&str] = &["-", "–", "—", "#", "..", "…", "s", "k", "n/a", "na", "**", ""];
/// What stands before a bound that is not part of it.
const BELOW: &[&str] = &["<", "fewer than ", "less than ", "under ", "below "];
const UP_TO: &[&str] = &["≤", "<=", "up to ", "at most ", "no more than "];
const NUMBERS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Figure {
    /// Reads the text of a cell.
    pub(super) fn read(text: &str) -> Self {
        let folded = fold(text.trim());
        let text = folded.trim();
        if text.is_empty() {
            return Self::Nothing;
        }
        if let Some(hidden) = hidden(text) {
            return Self::Hidden(hidden);
        }
        let text = text.strip_prefix("n=").or_else(|| text.strip_prefix("n =")).unwrap_or(text).trim_start();
        let Some((number, rest)) = number(text) else { return Self::Words };
        count(number, rest)
    }
}

/// Returns the figure that begins with a number.
fn count(number: i64, rest: &str) -> Figure {
    if let Some((share, rest)) = share(number, rest) {
        let inside = rest.trim().strip_prefix('(').map_or("", |rest| rest.trim_start_matches("n=").trim());
        return match self::number(inside) {
            Some((count, after)) if after.trim_start().starts_with(')') => Figure::Count(count, Some(share)),
            _ => Figure::Share(share),
        };
    }
    let rest = rest.trim_start();
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let whole = rest.strip_prefix("out of ").or_else(|| rest.strip_prefix("of ")).or_else(|| rest.strip_prefix('/'));
    let is_count = rest.is_empty()
        || rest.starts_with(['(', '[', '*', '†', '‡'])
        || whole.is_some_and(|whole| self::number(whole.trim_start()).is_some())
        || is_people(word)
        || matches!(word, "child" | "person" | "pupil" | "girl" | "boy" | "baby" | "family");
    if is_count { Figure::Count(number, share_in(rest)) } else { Figure::Words }
}

/// Returns the share inside a text.
fn share_in(text: &str) -> Option<Share> {
    let at = text.find('%')?;
    let start = text[..at].trim_end().rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
    let start = text.ceil_char_boundary(start);
    let (number, rest) = number(text[start..].trim_start())?;
    share(number, rest).map(|(share, _)| share)
}

/// Returns the share that a number and what follows it are, and the rest.
fn share(number: i64, rest: &str) -> Option<(Share, &str)> {
    let digits = rest.strip_prefix('.').map_or("", |rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        &rest[..end.min(3)]
    });
    let rest = if digits.is_empty() { rest } else { &rest[1 + digits.len()..] };
    let rest = rest.trim_start();
    let rest =
        rest.strip_prefix('%').or_else(|| rest.strip_prefix("per cent")).or_else(|| rest.strip_prefix("percent"))?;
    let scale = 10_i64.pow(u32::try_from(digits.len()).unwrap_or(0));
    let value = number.checked_mul(scale)?.checked_add(digits.parse().unwrap_or(0))?;
    (value <= 1_000_000).then_some((Share { value, scale }, rest))
}

/// Returns the whole number that a text begins with, and the rest.
fn number(text: &str) -> Option<(i64, &str)> {
    if let Some(word) = text.split(|c: char| !c.is_ascii_alphabetic()).next().filter(|word| !word.is_empty()) {
        let known = NUMBERS.iter().position(|known| *known == word).or((matches!(word, "none" | "nil")).then_some(0));
        return known.map(|number| (i64::try_from(number).unwrap_or(0), &text[word.len()..]));
    }
    let bytes = text.as_bytes();
    let mut end = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if end == 0 || end > 9 {
        return None;
    }
    let mut digits = text[..end].to_owned();
    // Thousands: "1,204" and "1 204".
    while end < 9 && matches!(bytes.get(end), Some(b',' | b' ')) {
        let group = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if group != 3 {
            break;
        }
        digits.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    Some((digits.parse().ok()?, &text[end..]))
}

/// Returns what a mark hides, when the text is one.
fn hidden(text: &str) -> Option<Hidden> {
    let share = share_in(text);
    let head = if share.is_some() { text.split('(').next().unwrap_or(text).trim() } else { text };
    let hides = |least, most, plain| Some(Hidden { least, most, plain, share });
    if HIDDEN.contains(&head)
        || HIDDEN.contains(&head.trim_matches(['[', ']', '(', ')']))
        || head.starts_with("suppressed")
    {
        return hides(0, None, true);
    }
    if PERHAPS.contains(&head) {
        return hides(0, None, false);
    }
    let bare = head.trim_matches(['[', ']', '(', ')']).trim();
    let after = |marks: &[&str]| marks.iter().find_map(|mark| number(bare.strip_prefix(mark)?.trim_start()));
    let ends = |rest: &str| rest.trim_start_matches(['*', '†', ' ']).is_empty();
    if let Some((bound, _)) = after(UP_TO).filter(|(bound, rest)| ends(rest) && *bound <= 20) {
        return hides(0, Some(bound), true);
    }
    if let Some((bound, _)) = after(BELOW).filter(|(bound, rest)| ends(rest) && (1..=20).contains(bound)) {
        return hides(0, Some(bound - 1), true);
    }
    let (low, rest) = number(bare)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['-', '–']).or_else(|| rest.strip_prefix("to "))?;
    let (high, rest) = number(rest.trim_start())?;
    let is_range = ends(rest) && low <= 1 && low < high && high <= 10;
    is_range.then_some(Hidden { least: low, most: Some(high), plain: true, share })
}
