//! A table with hidden figures as sums with unknown parts.

use super::figure::{Figure, Share};
use super::grid::Grid;
use super::heading::Heading;
use super::solver::{Bounds, Equation, solve};
use super::sums::sums;

/// More figures than this are not worked through.
const MOST_FIGURES: usize = 20_000;

/// Returns the hidden figures that the rest of the table gives away, as rows and columns.
pub fn solvable(grid: &Grid) -> Vec<(usize, usize)> {
    let hides = |figure: &Figure| matches!(figure, Figure::Hidden(hidden) if hidden.plain || grid.noted);
    let figures = || grid.figures.iter().flatten();
    if !figures().any(hides) || figures().count() > MOST_FIGURES {
        return Vec::new();
    }
    let mut system = System::new(grid);
    system.add_sums();
    system.add_shares();
    let Some(solved) = solve(&system.bounds, &system.equations) else { return Vec::new() };
    let known = |at: &usize| solved[*at].most == Some(solved[*at].least);
    let found = system.places.iter().enumerate().filter(|(at, _)| known(at)).map(|(_, &place)| place);
    found.filter(|&(row, column)| hides(&grid.figures[row][column])).collect()
}

struct System<'a> {
    grid: &'a Grid,
    /// Columns of counts.
    counts: Vec<usize>,
    /// Columns of shares.
    shares: Vec<usize>,
    /// Where each unknown stands.
    places: Vec<(usize, usize)>,
    /// The number of the unknown at each place.
    unknowns: Vec<Vec<Option<usize>>>,
    bounds: Vec<Bounds>,
    equations: Vec<Equation>,
}

impl<'a> System<'a> {
    fn new(grid: &'a Grid) -> Self {
        let columns = (0..grid.columns.len()).filter(|&column| !grid.is_labels(column));
        let is_share = |&column: &usize| {
            let shares = grid.column(column).filter(|figure| matches!(figure, Figure::Share(_))).count();
            shares > 0 && !grid.column(column).any(|figure| matches!(figure, Figure::Count(..)))
        };
        let (shares, rest): (Vec<usize>, Vec<usize>) = columns.partition(is_share);
        let measured = |column: &usize| Heading::of(&grid.columns[*column]) != Heading::Measure;
        let counted = |figure: Figure| matches!(figure, Figure::Count(..) | Figure::Hidden(_));
        let has_count = |column: &usize| grid.column(*column).any(counted);
        let counts: Vec<usize> = rest.into_iter().filter(measured).filter(has_count).collect();
        let zeros = grid.figures.iter().flatten().any(|figure| matches!(figure, Figure::Count(0, _)));
        let mut system = Self {
            grid,
            counts,
            shares,
            places: Vec::new(),
            unknowns: vec![vec![None; grid.columns.len()]; grid.rows.len()],
            bounds: Vec::new(),
            equations: Vec::new(),
        };
        for row in 0..grid.rows.len() {
            for at in 0..system.counts.len() {
                let column = system.counts[at];
                let bounds = match grid.figures[row][column] {
                    Figure::Count(..) => continue,
                    // Where nought is shown as nought, "<5" is at least one.
                    Figure::Hidden(hidden) => {
                        let least = if hidden.most.is_some() && zeros { hidden.least.max(1) } else { hidden.least };
                        Bounds { least, most: hidden.most }
                    }
                    _ => Bounds { least: 0, most: None },
                };
                system.unknowns[row][column] = Some(system.places.len());
                system.places.push((row, column));
                system.bounds.push(bounds);
            }
        }
        system
    }

    fn known(&self, row: usize, column: usize) -> Option<i64> {
        match self.grid.figures[row][column] {
            Figure::Count(number, _) => Some(number),
            _ => None,
        }
    }

    /// Adds the sums of rows and of columns.
    fn add_sums(&mut self) {
        let grid = self.grid;
        let rows: Vec<(usize, &str)> = grid.rows.iter().map(String::as_str).enumerate().collect();
        let columns: Vec<(usize, &str)> = self.counts.iter().map(|&column| (column, &*grid.columns[column])).collect();
        let all_rows: Vec<usize> = (0..grid.rows.len()).collect();
        let down = sums(&rows, &self.counts, &|row, column| self.known(row, column));
        let across = sums(&columns, &all_rows, &|column, row| self.known(row, column));
        for sum in down {
            for at in 0..self.counts.len() {
                let column = self.counts[at];
                self.add(sum.parts.iter().map(|&row| (row, column)), (sum.total, column));
            }
        }
        for sum in across {
            for row in 0..grid.rows.len() {
                self.add(sum.parts.iter().map(|&column| (row, column)), (row, sum.total));
            }
        }
    }

    /// Adds one sum: the parts come to the total.
    fn add(&mut self, parts: impl Iterator<Item = (usize, usize)>, total: (usize, usize)) {
        let mut equation = Equation { terms: Vec::new(), sum: 0 };
        for ((row, column), factor) in parts.map(|part| (part, 1)).chain([(total, -1)]) {
            match (self.unknowns[row][column], self.known(row, column)) {
                (Some(unknown), _) => equation.terms.push((unknown, factor)),
                (None, Some(number)) => equation.sum -= factor * number,
                (None, None) => return,
            }
        }
        if !equation.terms.is_empty() {
            self.equations.push(equation);
        }
    }

    /// Narrows hidden figures down whose share is shown, when the whole is known and the shares beside fit it.
    fn add_shares(&mut self) {
        for (unknown, &(row, column)) in self.places.iter().enumerate() {
            let Some(share) = self.share(row, column) else { continue };
            let Some(whole) = self.whole(row, column) else { continue };
            let (least, most) = share.of(whole);
            let bounds = &mut self.bounds[unknown];
            bounds.least = bounds.least.max(least);
            bounds.most = Some(bounds.most.map_or(most, |old| old.min(most)));
        }
    }

    /// Returns the share that stands with a figure: in its own cell, or in the column of shares next to it.
    fn share(&self, row: usize, column: usize) -> Option<Share> {
        let own = match self.grid.figures[row][column] {
            Figure::Count(_, share) => share,
            Figure::Hidden(hidden) => hidden.share,
            _ => None,
        };
        own.or_else(|| {
            let beside = *self.shares.iter().find(|&&share| share > column)?;
            let between = self.counts.iter().any(|&count| count > column && count < beside);
            match self.grid.figures[row][beside] {
                Figure::Share(share) if !between => Some(share),
                _ => None,
            }
        })
    }

    /// Returns the number that the shares of a column, or of a row, are shares of.
    fn whole(&self, row: usize, column: usize) -> Option<i64> {
        let total_row = self.grid.rows.iter().position(|text| super::heading::is_total(text));
        let down = total_row.filter(|&total| total != row).and_then(|total| self.known(total, column));
        let total_column = self.counts.iter().copied().find(|&at| super::heading::is_total(&self.grid.columns[at]));
        let across = |row: usize| total_column.filter(|&at| at != column).and_then(|at| self.known(row, at));
        let fits = |whole: &dyn Fn(usize) -> Option<i64>| {
            let rows = (0..self.grid.rows.len()).filter(|&at| at != row);
            let shown = rows.filter_map(|at| Some((self.known(at, column)?, self.share(at, column)?, whole(at)?)));
            let mut any = false;
            shown.inspect(|_| any = true).all(|(count, share, whole)| {
                let (least, most) = share.of(whole);
                (least..=most).contains(&count)
            }) && any
        };
        down.filter(|_| fits(&|_| down)).or_else(|| across(row).filter(|_| fits(&across)))
    }
}
