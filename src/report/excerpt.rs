//! A few lines of a file become text that can be shown beside a finding.
//!
//! In: the text of a file and the spans to point at. Out: the lines around them, cut to a window and made visible.
//! Invariant: the work depends on the length of the lines shown, never on the length of the file.

use std::ops::Range;

use super::visible;

/// Bytes kept on either side of the spans of a long line: more than a terminal shows, so that its cut marks appear.
const MARGIN: usize = 240;
/// The longest stretch that is underlined.
const LONGEST: usize = 320;
/// The most lines that one span may cover before only its first line is shown.
const MOST_LINES: usize = 6;

/// Lines made ready to be shown.
pub(super) struct Excerpt {
    /// The lines.
    pub text: String,
    /// The spans, in bytes of `text`, in the order they were asked for.
    pub marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// Returns the lines that hold `spans`, which [`trimmed`] has made fit.
    pub(super) fn new(text: &str, spans: &[Range<usize>]) -> Self {
        let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
        let mut excerpt = Self { text: String::new(), marks: vec![0..0; spans.len()] };
        let mut start = line_start(text, first);
        loop {
            let end = line_end(text, start);
            excerpt.push_line(text, start..end, spans);
            if end >= last {
                return excerpt;
            }
            excerpt.text.push('\n');
            start = end + 1;
        }
    }

    fn push_line(&mut self, text: &str, line: Range<usize>, spans: &[Range<usize>]) {
        let window = window(text, &line, spans);
        for (at, c) in text[window.clone()].char_indices() {
            self.mark(window.start + at..window.start + at + 1, spans);
            visible::push(&mut self.text, c);
        }
        self.mark(window.end..line.end + 1, spans);
    }

    /// Notes that the next byte of the excerpt stands for these bytes of the file.
    fn mark(&mut self, bytes: Range<usize>, spans: &[Range<usize>]) {
        for (mark, span) in self.marks.iter_mut().zip(spans) {
            if bytes.contains(&span.start) {
                mark.start = self.text.len();
            }
            if bytes.contains(&span.end) {
                mark.end = self.text.len();
            }
        }
    }
}

/// Returns the part of a span that is underlined: inside the text, without breaks at its end, and not too long.
pub(super) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let longest = text.floor_char_boundary(span.end.min(start + LONGEST));
    let marked = text.get(start..longest).unwrap_or_default();
    let marked = if marked.lines().count() > MOST_LINES { marked.lines().next().unwrap_or_default() } else { marked };
    start..start + marked.trim_end_matches(['\n', '\r']).len()
}

/// Returns whether two spans are near enough to be shown together.
pub(super) fn are_near(text: &str, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (low, high) = (a.start.min(b.start), a.end.max(b.end));
    high - low <= 4 * LONGEST
        && text.get(low..high).is_some_and(|between| between.matches('\n').count() <= 2 * MOST_LINES)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |found| from + found)
}

/// Returns the part of a line worth keeping: the spans on it and a margin, or its beginning.
fn window(text: &str, line: &Range<usize>, spans: &[Range<usize>]) -> Range<usize> {
    let end = line.start + text[line.clone()].trim_end_matches('\r').len();
    let on_line = spans.iter().filter(|span| span.start <= line.end && span.end >= line.start);
    let inside = |at: usize| at.clamp(line.start, end);
    let (low, high) =
        on_line.fold((end, line.start), |(low, high), span| (low.min(inside(span.start)), high.max(inside(span.end))));
    let low = if low > high { line.start } else { low.saturating_sub(MARGIN).max(line.start) };
    text.floor_char_boundary(low)..text.ceil_char_boundary((high + MARGIN).min(end))
}
