//! Tables: how wide their columns are, how high their rows, and how they go on from slide to slide.

use super::measure::{CELL, WIDE, cell_lines, line_height};
use super::pages::divide;
use super::slide::{Grid, Run, words};
use super::widths::width;

/// Space at both sides of a cell, in hundredths of a point.
const SIDES: u32 = 1600;
/// Space above and below its words.
const AROUND: u32 = 900;

impl Grid<'_> {
    /// Returns how wide its columns are, in hundredths of a point: as their words need, and none too narrow.
    pub fn widths(&self) -> Vec<u32> {
        let wide = |runs: &[Run<'_>]| words(runs).chars().map(|c| width(c) * CELL / 1000).fold(0, u32::saturating_add);
        let mut wants: Vec<u32> = self.head.iter().map(|cell| wide(cell)).collect();
        for row in &self.rows {
            for (want, cell) in wants.iter_mut().zip(row) {
                *want = (*want).max(wide(cell));
            }
        }
        let count = u32::try_from(wants.len().max(1)).unwrap_or(u32::MAX);
        let least = WIDE / count / 2;
        let mut order: Vec<usize> = (0..wants.len()).collect();
        order.sort_by_key(|&at| wants[at]);
        // Narrow columns get what they ask for, and wide ones share the rest.
        let (mut left, mut widths) = (WIDE, vec![0; wants.len()]);
        for (done, &at) in order.iter().enumerate() {
            let share = left / (count - u32::try_from(done).unwrap_or(0)).max(1);
            widths[at] = wants[at].saturating_add(SIDES).max(least).min(share);
            left -= widths[at];
        }
        // What nobody asked for goes to all.
        let spare = left / count;
        widths.iter().map(|wide| wide + spare).collect()
    }

    /// Returns how high its head and each of its rows stand, in hundredths of a point.
    pub fn heights(&self) -> Vec<u32> {
        let widths = self.widths();
        std::iter::once(tall(&self.head, &widths, true))
            .chain(self.rows.iter().map(|row| tall(row, &widths, false)))
            .collect()
    }
}

fn tall(cells: &[Vec<Run<'_>>], widths: &[u32], strong: bool) -> u32 {
    let lines = cells.iter().zip(widths).map(|(cell, wide)| cell_lines(cell, wide.saturating_sub(SIDES), strong).len());
    let lines = u32::try_from(lines.max().unwrap_or(1)).unwrap_or(u32::MAX);
    line_height(CELL).saturating_mul(lines).saturating_add(AROUND)
}

/// Cuts a table that has too many columns into several, each with the first column, which names the rows.
pub(super) fn cut_columns<'d>(grid: Grid<'d>, most: usize) -> Vec<Grid<'d>> {
    let count = grid.head.len();
    if count <= most {
        return vec![grid];
    }
    let part = |from: usize| {
        let pick =
            |row: &Vec<Vec<Run<'d>>>| row[..1].iter().chain(&row[from..count.min(from + most - 1)]).cloned().collect();
        Grid { caption: grid.caption, head: pick(&grid.head), rows: grid.rows.iter().map(pick).collect() }
    };
    (1..count).step_by(most - 1).map(part).collect()
}

/// Cuts a table at its rows: the first part has the height `first`, and the others `high`.
pub(super) fn cut_rows(grid: Grid<'_>, first: u32, high: u32) -> Vec<Grid<'_>> {
    let widths = grid.widths();
    let head = tall(&grid.head, &widths, true).min(high / 2);
    let Grid { caption, head: names, rows } = grid;
    let room = high.saturating_sub(head);
    let (mut parts, mut part, mut left) = (Vec::new(), Vec::new(), first.saturating_sub(head));
    for row in rows.into_iter().flat_map(|row| cut_row(row, &widths, room)) {
        let need = tall(&row, &widths, false);
        if need > left && (!part.is_empty() || (parts.is_empty() && first < high)) {
            parts.push(std::mem::take(&mut part));
            left = room;
        }
        left = left.saturating_sub(need);
        part.push(row);
    }
    if !part.is_empty() || parts.is_empty() {
        parts.push(part);
    }
    // Where nothing fitted below the lines above, they go without a table of no rows.
    let parts = parts.into_iter().enumerate().filter(|(at, rows)| *at > 0 || !rows.is_empty() || caption.is_some());
    let parts: Vec<_> = parts.map(|(_, rows)| Grid { caption, head: names.clone(), rows }).collect();
    if parts.is_empty() { vec![Grid { caption, head: names, rows: Vec::new() }] } else { parts }
}

/// Cuts a row that is higher than a slide into several.
fn cut_row<'d>(row: Vec<Vec<Run<'d>>>, widths: &[u32], room: u32) -> Vec<Vec<Vec<Run<'d>>>> {
    let most = (room.saturating_sub(AROUND) / line_height(CELL)).max(1) as usize;
    let (mut rows, mut rest) = (Vec::new(), row);
    loop {
        let (mut now, mut later, mut more) = (Vec::new(), Vec::new(), false);
        for (cell, wide) in rest.into_iter().zip(widths) {
            let starts = cell_lines(&cell, wide.saturating_sub(SIDES), false);
            if let Some(&at) = starts.get(most) {
                let (head, tail) = divide(cell, at);
                now.push(head);
                later.push(tail);
                more = true;
            } else {
                now.push(cell);
                later.push(Vec::new());
            }
        }
        rows.push(now);
        if !more {
            return rows;
        }
        rest = later;
    }
}
