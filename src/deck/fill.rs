//! What stands under one heading is put on as many slides as it takes.

use super::grid::{cut_columns, cut_rows};
use super::measure::{HALF, HIGH, LEAD, WIDE, height, line_height};
use super::pages::{fits, paged, pages};
use super::slide::{Grid, Group, Layout, Line, Piece, Size, Slide};

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
                Piece::Line(line) => height(line, Size::Normal, WIDE),
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
        let (pages, size) = pages(lines, WIDE);
        for page in pages {
            let main = page.into_iter().map(Piece::Line).collect();
            self.slides.push(Slide { main, size, ..Slide::new(Layout::Content, "") });
        }
    }

    fn picture(&mut self, lines: Vec<Line<'d>>, picture: Piece<'d>) {
        let (mut beside, size) = pages(lines.clone(), HALF);
        if beside.len() == 1 {
            let main = beside.swap_remove(0).into_iter().map(Piece::Line).collect();
            self.slides.push(Slide { main, side: vec![picture], size, ..Slide::new(Layout::Columns, "") });
            return;
        }
        self.lines(lines);
        self.slides.push(Slide { main: vec![picture], ..Slide::new(Layout::Picture, "") });
    }

    fn grid(&mut self, lines: Vec<Line<'d>>, grid: Grid<'d>) {
        self.columns = self.columns.max(grid.head.len());
        let lead: u32 = lines.iter().map(|line| height(line, Size::Small, WIDE)).fold(0, u32::saturating_add);
        let mut above = Vec::new();
        if lead <= LEAD {
            above = lines;
        } else {
            self.lines(lines);
        }
        let caption =
            if grid.caption.is_some_and(|caption| !caption.is_empty()) { line_height(Size::Small.points()) } else { 0 };
        for part in cut_columns(grid, MOST_COLUMNS) {
            let high = if above.is_empty() { HIGH } else { HIGH - LEAD };
            for grid in cut_rows(part, high - caption, HIGH - caption) {
                let lines = std::mem::take(&mut above).into_iter().map(Piece::Line);
                let main = lines.chain([Piece::Grid(grid)]).collect();
                self.slides.push(Slide { main, size: Size::Small, ..Slide::new(Layout::Table, "") });
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
        let both = fits(&left, Size::Normal, HALF) && fits(&right, Size::Normal, HALF);
        let size = if both { Size::Normal } else { Size::Small };
        let (left, right) = (paged(left, size, HALF), paged(right, size, HALF));
        let count = left.len().max(right.len());
        self.split |= count > 1;
        let (mut left, mut right) = (left.into_iter(), right.into_iter());
        for _ in 0..count {
            let lines = |page: Option<Vec<Line<'d>>>| page.unwrap_or_default().into_iter().map(Piece::Line).collect();
            let (main, beside) = (lines(left.next()), lines(right.next()));
            self.slides.push(Slide { main, side: beside, size, ..Slide::new(Layout::Columns, "") });
        }
        self.flow(apart);
    }
}
