//! The lines that Markdown itself must not read: `:::` lines, and lines nested beyond all reason.
//!
//! In: the text of a document. Out: a copy in which each such line is a thematic break or blank, and a list of them.
//! Invariant: the copy has the same length, and every other byte of it is the author's.
//!
//! A thematic break ends what a container line must end (paragraphs, lists, quotations, tables) and comes back as an
//! event at the same offset. One parse over the whole text keeps references and footnotes working across containers.
//! What turns out to be code is given the author's own line again, so there is no need to guess where code begins.

use std::borrow::Cow;
use std::ops::Range;

/// More openers than this on one line are not handed to the parser: it would take quadratic time.
const MOST_OPENERS: usize = 64;

/// A line that was overwritten.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its place, without indentation and line end.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: MarkKind,
    seen: bool,
}

/// What an overwritten line was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// `::: name` and perhaps a title.
    Open,
    /// `:::` alone.
    Close,
    /// A line of `> > > …` or `- - - …`.
    Deep,
}

/// The overwritten lines in the order of their places.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// Returns the text to parse and what was overwritten in it.
    pub(super) fn find(text: &str) -> (Cow<'_, str>, Self) {
        let mut marks = Vec::new();
        let mut start = 0;
        loop {
            marks.extend(classify(text, start));
            let Some(length) = text.as_bytes()[start..].iter().position(|&byte| is_line_end(byte)) else { break };
            start += length + 1;
        }
        let parsed = if marks.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(overwrite(text, &marks)) };
        (parsed, Self(marks))
    }

    /// Returns whether nothing was overwritten.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the mark that came back as a thematic break at `offset`.
    pub(super) fn take(&mut self, offset: usize) -> Option<(MarkKind, Range<usize>)> {
        let index = self.0.binary_search_by_key(&offset, |mark| mark.range.start).ok()?;
        let mark = &mut self.0[index];
        mark.seen = true;
        Some((mark.kind, mark.range.clone()))
    }

    /// Returns the marks in a stretch that is read as something else, such as code, and counts them as seen.
    pub(super) fn take_within(&mut self, range: &Range<usize>) -> Vec<(MarkKind, Range<usize>)> {
        let first = self.0.partition_point(|mark| mark.range.start < range.start);
        let within = self.0[first..].iter_mut().take_while(|mark| mark.range.start < range.end);
        within
            .filter(|mark| !mark.seen)
            .map(|mark| {
                mark.seen = true;
                (mark.kind, mark.range.clone())
            })
            .collect()
    }
}

/// Returns the mark for the line that starts at `start`, if it needs one.
fn classify(text: &str, start: usize) -> Option<Mark> {
    let line = &text.as_bytes()[start..];
    let indent = line.iter().take_while(|&&byte| byte == b' ').count();
    let rest = &line[indent..];
    match rest.first()? {
        b':' if indent <= 3 && rest.starts_with(b":::") => {}
        b'>' | b'-' | b'+' | b'*' | b'\t' | b'[' | b'0'..=b'9' if opens_too_much(rest) => {}
        _ => return None,
    }
    let start = start + indent;
    let line = text[start..].split(['\n', '\r']).next()?.trim_end();
    let kind = colons(line).or_else(|| (!is_thematic_break(line)).then_some(MarkKind::Deep))?;
    Some(Mark { range: start..start + line.len(), kind, seen: false })
}

/// A carriage return alone ends a line in Markdown, too.
fn is_line_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// Returns what a line that starts with three colons is.
pub(super) fn colons(line: &str) -> Option<MarkKind> {
    let name = line.strip_prefix(":::")?.trim_start_matches(':').trim();
    Some(if name.is_empty() { MarkKind::Close } else { MarkKind::Open })
}

/// Counts quotation, list and footnote openers at the start of a line.
fn opens_too_much(line: &[u8]) -> bool {
    let mut rest = line;
    let mut openers = 0;
    while let Some(length) = opener(rest) {
        openers += usize::from(!matches!(rest[0], b' ' | b'\t'));
        if openers > MOST_OPENERS {
            return true;
        }
        rest = &rest[length..];
    }
    false
}

/// Returns the length of the opener, or the one space, at the start.
fn opener(bytes: &[u8]) -> Option<usize> {
    let spaced =
        |length: usize| matches!(bytes.get(length), None | Some(b' ' | b'\t' | b'\n' | b'\r')).then_some(length);
    match bytes {
        [b' ' | b'\t' | b'>', ..] => Some(1),
        [b'-' | b'+' | b'*', ..] => spaced(1),
        [b'0'..=b'9', ..] => {
            let digits = bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            matches!(bytes.get(digits), Some(b'.' | b')')).then_some(digits + 1).and_then(spaced)
        }
        [b'[', b'^', ..] => {
            let name = bytes.windows(2).take(LONGEST_NAME).take_while(|pair| !is_line_end(pair[0]));
            let length = name.take_while(|pair| *pair != b"]:").count() + 2;
            bytes.get(..length).filter(|name| name.ends_with(b"]:")).map(|_| length)
        }
        _ => None,
    }
}

/// A footnote's name is as long as Markdown lets a label be.
const LONGEST_NAME: usize = 1000;

fn is_thematic_break(line: &str) -> bool {
    let same = |sign: char| line.chars().all(|c| c == sign || c == ' ' || c == '\t');
    same('-') || same('*')
}

fn overwrite(text: &str, marks: &[Mark]) -> String {
    let mut copy = String::with_capacity(text.len());
    for Mark { range, kind, .. } in marks {
        copy.push_str(&text[copy.len()..range.start]);
        let sign = if *kind == MarkKind::Deep { "" } else { "***" };
        copy.push_str(sign);
        copy.extend(std::iter::repeat_n(' ', range.len() - sign.len()));
    }
    copy.push_str(&text[copy.len()..]);
    copy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, parsed: &str, kinds: &[MarkKind]) {
        let (copy, marks) = Marks::find(text);
        assert_eq!(copy, parsed);
        assert_eq!(marks.0.iter().map(|mark| mark.kind).collect::<Vec<_>>(), kinds, "{text:?}");
    }

    #[test]
    fn directive_lines_become_thematic_breaks_of_the_same_length() {
        check("a\n::: notes\nb\n:::\n", "a\n***      \nb\n***\n", &[MarkKind::Open, MarkKind::Close]);
        check("   ::: ŵ\r\nb", "   ***   \r\nb", &[MarkKind::Open]);
        check("::::\t\r:::x", "****".replace("****", "*** \t\r*** ").as_str(), &[MarkKind::Close, MarkKind::Open]);
    }

    #[test]
    fn other_lines_are_left_alone() {
        let rule = "- ".repeat(1000);
        for text in ["", "a ::: b", "    ::: notes", ":: notes", "> ::: notes", "- a\n- b", "1. a", "[^1]: a", &rule] {
            check(text, text, &[]);
        }
    }

    #[test]
    fn lines_that_nest_without_end_are_blanked() {
        for opener in ["> ", ">", "- ", "+ ", "1. ", "> - ", "[^1]:"] {
            let text = format!("a\n{}x\n", opener.repeat(1000));
            check(&text, &format!("a\n{}\n", " ".repeat(text.len() - 3)), &[MarkKind::Deep]);
        }
    }
}
