//! Other ways to read a passage: letters that were spread out, put together, and letters that stand for digits.

use super::normal::{Normal, narrow, source};
use super::signs::Signs;

/// Returns the passage as somebody reads it who sees through such tricks, when it holds any.
pub(super) fn variant(normal: &Normal, signs: Signs) -> Option<Normal> {
    let (singles, doubles) = singles(&normal.text);
    let mut spread = if singles >= LETTERS { spread(&normal.text) } else { Vec::new() };
    // Two spaces are one to a reader, but part two words that are spread out.
    if doubles && spread.is_empty() {
        spread = normal.text.match_indices("  ").map(|(at, _)| at).collect();
    }
    let digits = if signs.any(Signs::DIGIT) { stand_ins(&normal.text) } else { Vec::new() };
    if spread.is_empty() && digits.is_empty() {
        return if signs.any(Signs::PERCENT) { percent(normal) } else { None };
    }
    let mut other = Normal::default();
    let (mut spread, mut digits) = (spread.into_iter().peekable(), digits.into_iter().peekable());
    for (at, c) in normal.text.char_indices() {
        if spread.next_if_eq(&at).is_some() {
            continue;
        }
        let from = source(&normal.runs, narrow(at)..narrow(at + c.len_utf8()));
        let c = if digits.next_if_eq(&at).is_some() { digit(c) } else { c };
        other.decoded(c.encode_utf8(&mut [0; 4]), from.start as usize..from.end as usize);
    }
    Some(other)
}

/// Returns a passage with its percent signs decoded, as in an address that stands in prose.
fn percent(normal: &Normal) -> Option<Normal> {
    let text = &normal.text;
    let code = |at: usize| {
        let hex = text.get(at + 1..at + 3)?;
        u8::from_str_radix(hex, 16).ok().filter(|byte| byte.is_ascii_graphic() || *byte == b' ').map(char::from)
    };
    text.match_indices('%').find(|(at, _)| code(*at).is_some())?;
    let mut other = Normal::default();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let decoded = (c == '%').then(|| code(at)).flatten();
        let length = if decoded.is_some() { 3 } else { c.len_utf8() };
        let from = source(&normal.runs, narrow(at)..narrow(at + length));
        let c = decoded.unwrap_or(c);
        other.decoded(c.encode_utf8(&mut [0; 4]), from.start as usize..from.end as usize);
        if decoded.is_some() {
            chars.nth(1);
        }
    }
    Some(other)
}

/// Returns how many letters and digits stand alone at most, and whether two spaces stand together.
fn singles(text: &str) -> (usize, bool) {
    // Whether each of the last three bytes is a letter or digit; before the text there is none.
    let (mut last, mut count) = (0, 0);
    let (mut before, mut doubles) = (0, false);
    for byte in text.bytes() {
        last = (last << 1 | u8::from(byte.is_ascii_alphanumeric())) & 0b111;
        count += usize::from(last == 0b010);
        doubles |= before == b' ' && byte == b' ';
        before = byte;
    }
    // The last byte has nothing after it.
    (count + 1, doubles)
}

/// How many letters or digits one by one are a word that is spread out.
const LETTERS: usize = 4;

/// Returns the places of separators inside words that are spread out: "P E 3 0  6 L H", "F-r-e-y-a".
fn spread(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let single = |at: usize| {
        let apart = |other: Option<&u8>| !other.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
            && apart(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && apart(bytes.get(at + 1))
    };
    let mut drop = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !single(at) {
            at += 1;
            continue;
        }
        let (mut last, mut count, mut between) = (at, 1, Vec::new());
        loop {
            let gap = bytes[last + 1..].iter().take(3).take_while(|byte| b" -./".contains(byte)).count();
            let next = last + 1 + gap;
            if gap == 0 || !single(next) {
                break;
            }
            // Two spaces part two words; a mark between spaces is part of the number.
            if &bytes[last + 1..next] == b"  " {
                between.push(last + 1);
            } else {
                between.extend((last + 1..next).filter(|&at| gap == 1 && bytes[at] != b'/' || bytes[at] == b' '));
            }
            (last, count) = (next, count + 1);
        }
        if count >= LETTERS {
            drop.append(&mut between);
        }
        at = last + 1;
    }
    drop
}

/// Returns the places of letters that stand for digits among digits: "O77OO 9OO24O".
fn stand_ins(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let fits = word.len() >= 5
            && digits >= 2
            && digits < word.len()
            && word.bytes().all(|byte| byte.is_ascii_digit() || b"OoIl".contains(&byte));
        if fits {
            found.extend(
                word.bytes().enumerate().filter(|(_, byte)| !byte.is_ascii_digit()).map(|(inner, _)| at + inner),
            );
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

fn digit(c: char) -> char {
    match c {
        'O' | 'o' => '0',
        'I' | 'l' => '1',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Normal, Signs, variant};

    fn check(text: &str, expected: Option<&str>) {
        let mut normal = Normal::default();
        normal.copied(text, 0);
        assert_eq!(variant(&normal, Signs::of(text)).map(|other| other.text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn tricks_are_seen_through() {
        check("at P E 3 0  6 L H now", Some("at PE30 6LH now"));
        check("F-r-e-y-a came", Some("Freya came"));
        check("dob 2 5 / 0 1 / 2 0 1 5", Some("dob 25/01/2015"));
        check("ring O77OO 9OO24O", Some("ring 07700 900240"));
        check("grades A, B and C", None);
        check("I saw a man", None);
        check("17  days  old", Some("17 days old"));
    }
}
