//! JSON: keys and values, found by their quotation marks, so that a broken file is read as well.

use super::build::Builder;
use super::normal::Normal;
use super::passage::Spot;

/// Reads every string, and every number as it stands; a string before a colon is the key of what follows.
pub(super) fn read(builder: &mut Builder<'_>) {
    let input = builder.input;
    let bytes = input.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let end = end_of_string(bytes, at + 1);
                let inner = &input[at + 1..end.min(input.len())];
                let is_key = input[(end + 1).min(input.len())..].trim_start().starts_with(':');
                if is_key {
                    builder.key = None;
                }
                let mut normal = Normal::default();
                unescape(inner, at + 1, &mut normal);
                let number = builder.add(if is_key { Spot::Key } else { Spot::Value }, &normal);
                if is_key {
                    builder.key = number;
                }
                at = end + 1;
            }
            b'0'..=b'9' | b'-' => {
                let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit() || b"+-.eE".contains(b)).count();
                builder.copied(Spot::Value, at..end);
                at = end;
            }
            _ => at += 1,
        }
    }
    builder.key = None;
}

fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn unescape(inner: &str, offset: usize, normal: &mut Normal) {
    let mut at = 0;
    while let Some(found) = inner[at..].find('\\') {
        normal.copied(&inner[at..at + found], offset + at);
        let escape = &inner[at + found..];
        let mut chars = escape[1..].chars();
        let (c, length) = match chars.next() {
            Some('n' | 'r' | 't' | 'f' | 'b') => (Some(' '), 2),
            Some('u') => {
                let code = escape.get(2..6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                (code.and_then(char::from_u32), if code.is_some() { 6 } else { 2 })
            }
            Some(c) => (Some(c), 1 + c.len_utf8()),
            None => (None, 1),
        };
        if let Some(c) = c {
            normal.decoded(c.encode_utf8(&mut [0; 4]), offset + at + found..offset + at + found + length);
        }
        at += found + length;
    }
    normal.copied(&inner[at..], offset + at);
}
