//! Lines are put on pages: as few as it takes, cut where a reader would pause.

use super::measure::{HIGH, WIDE, fitting, height, starts};
use super::slide::{Line, Role, Run, Size};

/// How much of a slide a few large lines may fill, in hundredths.
const AIRY: u32 = 70;
/// The most lines that are weighed against each other; beyond, they are cut where a page is full.
const WEIGHED: usize = 300;

/// Returns whether lines fit on a slide.
pub(super) fn fits(lines: &[Line<'_>], size: Size, room: u32) -> bool {
    total(lines, size, room) <= HIGH
}

fn total(lines: &[Line<'_>], size: Size, room: u32) -> u32 {
    lines.iter().map(|line| height(line, size, room)).fold(0, u32::saturating_add)
}

/// Returns the lines of each slide, and how large they are; no lines need no slide.
pub(super) fn pages(lines: Vec<Line<'_>>, room: u32) -> (Vec<Vec<Line<'_>>>, Size) {
    let single = |line: &Line<'_>| starts(line, Size::Large, room).len() <= 2 && line.role != Role::Code;
    let large = !lines.is_empty()
        && room == WIDE
        && lines.iter().all(single)
        && total(&lines, Size::Large, room) <= HIGH / 100 * AIRY;
    if large {
        return (vec![lines], Size::Large);
    }
    // Small words are worth a slide less, and nothing else.
    let normal = paged(lines.clone(), Size::Normal, room);
    if normal.len() < 2 {
        return (normal, Size::Normal);
    }
    let small = paged(lines, Size::Small, room);
    if small.len() < normal.len() { (small, Size::Small) } else { (normal, Size::Normal) }
}

/// Returns the lines of each slide in that size.
pub(super) fn paged(lines: Vec<Line<'_>>, size: Size, room: u32) -> Vec<Vec<Line<'_>>> {
    if fits(&lines, size, room) {
        return if lines.is_empty() { Vec::new() } else { vec![lines] };
    }
    let heights: Vec<u32> = lines.iter().map(|line| height(line, size, room)).collect();
    if lines.len() > WEIGHED || heights.iter().any(|&high| high > HIGH) {
        return cut(&lines, size, room);
    }
    let ends = breaks(&lines, &heights);
    let mut lines = lines.into_iter();
    let mut from = 0;
    let page = |end: usize| {
        let page = lines.by_ref().take(end - from).collect();
        from = end;
        page
    };
    ends.into_iter().map(page).collect()
}

/// Returns where each page ends: the way with the fewest pages, and among those the evenest that pauses well.
fn breaks(lines: &[Line<'_>], heights: &[u32]) -> Vec<usize> {
    /// What one more page costs: more than any other fault.
    const PAGE: u64 = 1 << 40;
    let mut best: Vec<(u64, usize)> = vec![(0, 0)];
    for end in 1..=lines.len() {
        let (mut high, mut found) = (0_u32, (u64::MAX, end - 1));
        for from in (0..end).rev() {
            high = high.saturating_add(heights[from]);
            if high > HIGH {
                break;
            }
            let free = u64::from((HIGH - high) / 100);
            let cost = best[from].0.saturating_add(PAGE + free * free + fault(lines, end));
            if cost < found.0 {
                found = (cost, from);
            }
        }
        best.push(found);
    }
    let mut ends = Vec::new();
    let mut end = lines.len();
    while end > 0 {
        ends.push(end);
        end = best[end].1;
    }
    ends.reverse();
    ends
}

/// Returns how badly a reader pauses before the line at `at`.
fn fault(lines: &[Line<'_>], at: usize) -> u64 {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|before| lines.get(before)), lines.get(at)) else {
        return 0;
    };
    if leads(before) || matches!(after.role, Role::Under(_)) {
        return 1 << 30;
    }
    match (before.role, after.role) {
        // Between two entries of one list.
        (Role::Bullet(_) | Role::Under(_), Role::Bullet(_)) | (Role::Number(..) | Role::Under(_), Role::Number(..)) => {
            60_000
        }
        (_, Role::Heading(_) | Role::Label) => 0,
        _ => 10_000,
    }
}

/// Returns whether a line belongs to what follows.
fn leads(line: &Line<'_>) -> bool {
    match line.role {
        Role::Heading(_) | Role::Label => true,
        Role::Plain => line.text().trim_end().ends_with(':'),
        _ => false,
    }
}

/// Cuts lines where a page is full, and a line in the middle where it has to be.
fn cut<'d>(lines: &[Line<'d>], size: Size, room: u32) -> Vec<Vec<Line<'d>>> {
    let (mut pages, mut page, mut used) = (Vec::new(), Vec::new(), 0);
    for line in lines {
        let mut rest = line.clone();
        loop {
            let need = height(&rest, size, room);
            if used + need <= HIGH {
                used += need;
                page.push(rest);
                break;
            }
            let begins = starts(&rest, size, room);
            let fit = fitting(rest.role, size, HIGH - used);
            // Two lines at least on either side, unless the paragraph would fill a slide.
            let breakable = need > HIGH || begins.len() > 6;
            let left = if need > HIGH { 1 } else { 2 };
            if breakable && fit >= left && begins.len() >= fit + left {
                let (head, tail) = divided(rest, begins[fit]);
                page.push(head);
                rest = tail;
            } else if page.is_empty() {
                // Not even one line fits: the height is that of a slide, so this cannot be, and must not go on for ever.
                page.push(rest);
                break;
            }
            let carried = carried(&mut page);
            used = carried.iter().map(|line| height(line, size, room)).sum();
            pages.push(std::mem::replace(&mut page, carried));
        }
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// Takes the lines from the end of a page that belong to what follows.
fn carried<'d>(page: &mut Vec<Line<'d>>) -> Vec<Line<'d>> {
    let keep = page.iter().rposition(|line| !leads(line)).map_or(0, |at| at + 1);
    if keep == 0 { Vec::new() } else { page.split_off(keep) }
}

/// Divides a paragraph at a byte of its words; the second half of an entry stands under the first.
fn divided(line: Line<'_>, at: usize) -> (Line<'_>, Line<'_>) {
    let (head, tail) = divide(line.runs, at);
    let role = match line.role {
        Role::Bullet(depth) | Role::Number(depth, _) => Role::Under(depth),
        Role::Heading(_) => Role::Plain,
        role => role,
    };
    (Line { role: line.role, runs: head }, Line { role, runs: tail })
}

/// Divides words at a byte.
pub(super) fn divide(runs: Vec<Run<'_>>, at: usize) -> (Vec<Run<'_>>, Vec<Run<'_>>) {
    let (mut head, mut tail, mut before) = (Vec::new(), Vec::new(), 0);
    for run in runs {
        let length = run.text.len();
        let inside = at.saturating_sub(before).min(length);
        before += length;
        let (one, two) = (run.text[..inside].trim_end().to_owned(), run.text[inside..].to_owned());
        if inside == length {
            head.push(run);
            continue;
        }
        if !one.is_empty() {
            head.push(Run { text: one.into(), ..run });
        }
        tail.push(Run { text: two.into(), ..run });
    }
    (head, tail)
}
