//! Digits and what separates them, so that a number is found however it is broken up.

use std::ops::Range;

/// A group of digits that stand side by side.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// First byte in the passage.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether only a mark or two that numbers are broken up with stand between it and the group before.
    pub joined: bool,
}

impl Group {
    /// Returns how many digits it has.
    pub fn width(&self) -> usize {
        self.end - self.start
    }
}

/// Returns the groups of ASCII digits of a text.
pub fn groups(text: &str) -> Vec<Group> {
    let bytes = text.as_bytes();
    let mut groups: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let joined = groups.last().is_some_and(|last| {
            let between = &text[last.end..start];
            between.chars().count() <= 4
                && between.chars().all(|c| " .-–—/()_*,:~".contains(c))
                && !between.contains(", ")
        });
        groups.push(Group { start, end: at, joined });
    }
    groups
}

/// Returns the digits of joined groups from `first` on that are `wanted` digits together, with their bytes; none when a
/// letter or digit stands against them.
pub fn exactly(text: &str, groups: &[Group], first: usize, wanted: usize) -> Option<(String, Range<usize>, usize)> {
    let mut width = 0;
    for (at, group) in groups.iter().enumerate().skip(first) {
        if at > first && !group.joined {
            return None;
        }
        width += group.width();
        if width >= wanted {
            let range = groups[first].start..group.end;
            if width > wanted || !is_apart(text, &range) {
                return None;
            }
            let mut digits = String::with_capacity(wanted);
            groups[first..=at].iter().for_each(|group| digits.push_str(&text[group.start..group.end]));
            return Some((digits, range, at + 1));
        }
    }
    None
}

/// Returns whether no letter or digit stands against a range.
pub fn is_apart(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Returns up to `length` characters before a place, in small letters.
pub fn before(text: &str, at: usize, length: usize) -> String {
    let start = text.floor_char_boundary(at.saturating_sub(length));
    text[start..at].to_lowercase()
}

/// Returns up to `length` characters after a place, in small letters.
pub fn after(text: &str, at: usize, length: usize) -> String {
    let end = text.floor_char_boundary((at + length).min(text.len()));
    text[at..end].to_lowercase()
}
