//! What stands under one heading is put on as many slides as it takes.

use super::grid::{cut_columns, cut_rows};
use super::measure::{HALF, HIGH, LEAD, NORMAL, SMALL, WIDE, fitting, height, line_height, starts};
use super::slide::{Grid, Group, Layout, Line, Piece, Role, Run, Slide};

/// More columns than this cannot be read from the back of a room; a table that has more goes on.
pub const MOST_COLUMNS: usize = 6;
/// More slides than this for one heading are too many, whatever they hold.
pub const MOST_SLIDES: usize = 5;

/// What became of the groups under one heading; the slides bear no title yet.
pub(super) struct Filled<'d> {
    pub slides: Vec<Slide<'d>>,
    pub split: bool,
    pub columns: usize,
}

pub(super) fn fill(groups: Vec<Group<'_>>) -> Filled<'_> {
    let mut filled = Filled { slides: Vec::new(), split: false, columns: 0 };
    for group in joined(groups) {
        match group {
            Group::Flow { pieces, free } => {
                let before = filled.slides.len();
                filled.flow(pieces);
                filled.split |= !free && filled.slides.len() > before + 1;
            }
            Group::Columns(mut columns) if columns.len() < 2 => filled.flow(columns.pop().unwrap_or_default()),
            Group::Columns(columns) => filled.columns(columns),
        }
    }
    if filled.slides.is_empty() {
        filled.slides.push(Slide::new(Layout::Section, ""));
    }
    filled.split |= filled.slides.len() > MOST_SLIDES;
    filled
}

/// Puts an exercise below the lines before it where both fit on one slide.
fn joined(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut joined: Vec<Group<'_>> = Vec::with_capacity(groups.len());
    for group in groups {
        if let (Some(Group::Flow { pieces: above, .. }), Group::Flow { pieces: below, .. }) =
            (joined.last_mut(), &group)
        {
            let lines = above.iter().chain(below).map(|piece| match piece {
                Piece::Line(line) => height(line, NORMAL, WIDE),
                _ => HIGH,
            });
            if lines.fold(0, u32::saturating_add) <= HIGH {
                above.extend(below.iter().cloned());
                continue;
            }
        }
        joined.push(group);
    }
    joined
}

impl<'d> Filled<'d> {
    fn flow(&mut self, pieces: Vec<Piece<'d>>) {
        let mut lines: Vec<Line<'d>> = Vec::new();
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Line(line) => lines.push(line),
                Piece::Grid(grid) => self.grid(std::mem::take(&mut lines), grid),
                Piece::Picture { image, caption } => {
                    // Lines beside a picture are those before it or, if there are none, those after it.
                    if lines.is_empty() {
                        while let Some(Piece::Line(line)) = pieces.next_if(|next| matches!(next, Piece::Line(_))) {
                            lines.push(line);
                        }
                    }
                    self.picture(std::mem::take(&mut lines), Piece::Picture { image, caption });
                }
            }
        }
        self.lines(lines);
    }

    fn lines(&mut self, lines: Vec<Line<'d>>) {
        let (pages, small) = pages(lines, WIDE);
        for page in pages {
            let main = page.into_iter().map(Piece::Line).collect();
            self.slides.push(Slide { main, small, ..Slide::new(Layout::Content, "") });
        }
    }

    fn picture(&mut self, lines: Vec<Line<'d>>, picture: Piece<'d>) {
        let (mut beside, small) = pages(lines.clone(), HALF);
        if beside.len() == 1 {
            let main = beside.swap_remove(0).into_iter().map(Piece::Line).collect();
            self.slides.push(Slide { main, side: vec![picture], small, ..Slide::new(Layout::Columns, "") });
            return;
        }
        self.lines(lines);
        self.slides.push(Slide { main: vec![picture], ..Slide::new(Layout::Picture, "") });
    }

    fn grid(&mut self, lines: Vec<Line<'d>>, grid: Grid<'d>) {
        self.columns = self.columns.max(grid.head.len());
        let lead: u32 = lines.iter().map(|line| height(line, SMALL, WIDE)).fold(0, u32::saturating_add);
        let mut above = Vec::new();
        if lead <= LEAD {
            above = lines;
        } else {
            self.lines(lines);
        }
        let caption = if grid.caption.is_some_and(|caption| !caption.is_empty()) { line_height(SMALL) } else { 0 };
        for part in cut_columns(grid, MOST_COLUMNS) {
            let high = if above.is_empty() { HIGH } else { HIGH - LEAD };
            for grid in cut_rows(part, high - caption, HIGH - caption) {
                let lines = std::mem::take(&mut above).into_iter().map(Piece::Line);
                let main = lines.chain([Piece::Grid(grid)]).collect();
                self.slides.push(Slide { main, small: true, ..Slide::new(Layout::Table, "") });
            }
        }
    }

    fn columns(&mut self, columns: Vec<Vec<Piece<'d>>>) {
        let half = columns.len().div_ceil(2);
        let (mut sides, mut apart) = ([Vec::new(), Vec::new()], Vec::new());
        for (at, piece) in columns.into_iter().enumerate().flat_map(|(at, all)| all.into_iter().map(move |p| (at, p))) {
            match piece {
                Piece::Line(line) => sides[usize::from(at >= half)].push(line),
                // A table has no room in a column, and a picture would hide the words.
                piece => apart.push(piece),
            }
        }
        let [left, right] = sides;
        let size = |lines: &[Line<'_>]| fits(lines, NORMAL, HALF);
        let small = !(size(&left) && size(&right));
        let (left, right) = (paged(left, small, HALF), paged(right, small, HALF));
        let count = left.len().max(right.len());
        self.split |= count > 1;
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..count {
            let [main, side] = [left.next(), right.next()].map(|page| {
                let lines = page.unwrap_or_default().into_iter();
                lines.map(Piece::Line).collect()
            });
            self.slides.push(Slide { main, side, small, ..Slide::new(Layout::Columns, "") });
        }
        self.flow(apart);
    }
}

fn fits(lines: &[Line<'_>], size: u32, room: u32) -> bool {
    lines.iter().map(|line| height(line, size, room)).fold(0, u32::saturating_add) <= HIGH
}

/// Returns the lines of each slide, and whether their words are small; no lines need no slide.
fn pages(lines: Vec<Line<'_>>, room: u32) -> (Vec<Vec<Line<'_>>>, bool) {
    let small = !fits(&lines, NORMAL, room);
    (paged(lines, small, room), small)
}

fn paged(lines: Vec<Line<'_>>, small: bool, room: u32) -> Vec<Vec<Line<'_>>> {
    let size = if small { SMALL } else { NORMAL };
    if fits(&lines, size, room) {
        return if lines.is_empty() { Vec::new() } else { vec![lines] };
    }
    // As few slides as it takes, and then as even as that many can be.
    let count = cut(&lines, size, room, HIGH).len();
    let (mut low, mut high) = (HIGH / 3, HIGH);
    while high - low > HIGH / 64 {
        let middle = u32::midpoint(low, high);
        if cut(&lines, size, room, middle).len() > count { low = middle } else { high = middle }
    }
    cut(&lines, size, room, high)
}

/// Cuts lines into pages of a height.
fn cut<'d>(lines: &[Line<'d>], size: u32, room: u32, high: u32) -> Vec<Vec<Line<'d>>> {
    let (mut pages, mut page, mut used) = (Vec::new(), Vec::new(), 0);
    for line in lines {
        let mut rest = line.clone();
        loop {
            let need = height(&rest, size, room);
            if used + need <= high {
                used += need;
                page.push(rest);
                break;
            }
            let begins = starts(&rest, size, room);
            let fit = fitting(rest.role, size, high - used);
            // Two lines at least on either side, unless the paragraph would fill a slide.
            let breakable = need > high || begins.len() > 6;
            if breakable && fit >= 2 && begins.len() >= fit + 2 {
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
    let leads = |line: &Line<'_>| match line.role {
        Role::Heading(_) | Role::Label => true,
        Role::Plain => line.text().trim_end().ends_with(':'),
        _ => false,
    };
    let keep = page.iter().rposition(|line| !leads(line)).map_or(0, |at| at + 1);
    if keep == 0 { Vec::new() } else { page.split_off(keep) }
}

/// Divides a paragraph at a byte of its words; the second half of an entry stands under the first.
fn divided<'d>(line: Line<'d>, at: usize) -> (Line<'d>, Line<'d>) {
    let (head, tail) = divide(line.runs, at);
    let role = match line.role {
        Role::Bullet(depth) | Role::Number(depth, _) => Role::Under(depth),
        Role::Heading(_) => Role::Plain,
        role => role,
    };
    (Line { role: line.role, runs: head }, Line { role, runs: tail })
}

/// Divides words at a byte.
pub(super) fn divide<'d>(runs: Vec<Run<'d>>, at: usize) -> (Vec<Run<'d>>, Vec<Run<'d>>) {
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
