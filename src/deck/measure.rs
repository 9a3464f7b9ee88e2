//! How much room words take, in hundredths of a point.
//!
//! No program for slides shrinks words that run over until somebody edits them, so what fits is decided here.

use super::slide::{Line, Role, Run, Size};
use super::widths::width;

impl Size {
    /// Returns the size of the letters, in hundredths of a point.
    pub fn points(self) -> u32 {
        match self {
            Self::Large => 3200,
            Self::Normal => 2400,
            Self::Small => 2000,
        }
    }
}

/// The size of a title.
pub const TITLE: u32 = 3200;
/// The size of words in a table.
pub(super) const CELL: u32 = 1600;

/// The room inside the frame for words, in hundredths of a point: the layouts of `render/slides` stand on these.
pub(super) const WIDE: u32 = 83_000;
/// The same for one of two columns.
pub(super) const HALF: u32 = 39_500;
/// How high the frame is.
pub(super) const HIGH: u32 = 34_000;
/// The room for words above a table.
pub(super) const LEAD: u32 = 9_000;

/// Space above each paragraph.
const ABOVE: u32 = 900;
/// How far each depth of a list stands in.
const STEP: u32 = 2700;

/// Returns how many lines some words take in a width, and where each begins, in bytes.
pub(super) fn lines(text: &str, size: u32, room: u32, strong: bool) -> Vec<usize> {
    let (mut starts, mut filled, mut word_start, mut word) = (vec![0], 0_u32, 0, 0_u32);
    // Heavy letters are wider, and no two programs measure alike.
    let factor = if strong { 108 } else { 102 };
    for (at, c) in text.char_indices() {
        if c == '\n' {
            starts.push(at + 1);
            (filled, word, word_start) = (0, 0, at + 1);
            continue;
        }
        let wide = width(c) * size / 1000 * factor / 100;
        if c == ' ' {
            filled += word + wide;
            (word, word_start) = (0, at + 1);
            continue;
        }
        // A word that is longer than a line is broken anywhere.
        if filled == 0 && word + wide > room && word > 0 {
            starts.push(at);
            (word, word_start) = (0, at);
        } else if filled > 0 && filled + word + wide > room {
            starts.push(word_start);
            filled = 0;
            if word + wide > room && word > 0 {
                starts.push(at);
                (word, word_start) = (0, at);
            }
        }
        word += wide;
    }
    starts.dedup();
    starts
}

/// Returns the height of a line of that size.
pub(super) fn line_height(size: u32) -> u32 {
    size * 118 / 100
}

/// Returns the size of a paragraph of a role, where the words of the slide have `size`.
pub(super) fn size_of(role: Role<'_>, size: Size) -> u32 {
    let size = size.points();
    match role {
        Role::Foot => size * 7 / 10,
        Role::Code => size * 8 / 10,
        _ => size,
    }
}

/// Returns the room that is left for the words of a role.
pub(super) fn room_of(role: Role<'_>, room: u32) -> u32 {
    let deep = |depth: u8| room.saturating_sub(STEP * (u32::from(depth) + 1)).max(STEP * 3);
    match role {
        Role::Bullet(depth) | Role::Number(depth, _) | Role::Under(depth) => deep(depth),
        Role::Quote => deep(0),
        // Letters that are all of one width are wider than others.
        Role::Code => room * 3 / 4,
        _ => room,
    }
}

/// Returns where the lines of a paragraph begin.
pub(super) fn starts(line: &Line<'_>, size: Size, room: u32) -> Vec<usize> {
    let strong = matches!(line.role, Role::Heading(_) | Role::Label) || line.runs.iter().all(|run| run.look.strong);
    lines(&line.text(), size_of(line.role, size), room_of(line.role, room), strong)
}

/// Returns how high a paragraph stands, with the space above it.
pub(super) fn height(line: &Line<'_>, size: Size, room: u32) -> u32 {
    let count = u32::try_from(starts(line, size, room).len()).unwrap_or(u32::MAX);
    tall(line.role, size, count)
}

/// Returns how high the lines above a table stand, in hundredths of a point.
pub fn lead_height(lines: &[&Line<'_>]) -> u32 {
    lines.iter().map(|line| height(line, Size::Small, WIDE)).fold(0, u32::saturating_add)
}

/// Returns how high that many lines stand.
pub(super) fn tall(role: Role<'_>, size: Size, count: u32) -> u32 {
    line_height(size_of(role, size)).saturating_mul(count).saturating_add(ABOVE)
}

/// Returns how many lines of a role fit into a height.
pub(super) fn fitting(role: Role<'_>, size: Size, high: u32) -> usize {
    (high.saturating_sub(ABOVE) / line_height(size_of(role, size))) as usize
}

/// Returns how many lines the words of a cell take.
pub(super) fn cell_lines(runs: &[Run<'_>], room: u32, strong: bool) -> Vec<usize> {
    lines(&super::slide::words(runs), CELL, room, strong)
}

/// Returns the size in which a title fits above a slide, and how many bytes of it do.
///
/// The letters of titles are wider than those of texts.
pub fn title_size(title: &str) -> (u32, usize) {
    let room = WIDE * 100 / 118;
    for (size, most) in [(TITLE, 2), (2800, 2), (2400, 3), (2000, 3), (1600, 4)] {
        let starts = lines(title, size, room, true);
        if starts.len() <= most {
            return (size, title.len());
        }
        if size == 1600 {
            return (size, starts[most]);
        }
    }
    (TITLE, title.len())
}
