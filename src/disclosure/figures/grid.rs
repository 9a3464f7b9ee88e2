//! A table as its figures and the headings of each.

use super::figure::Figure;
use crate::reading::{Reading, Spot, Table};

/// A table as its figures and the headings of each.
#[derive(Debug, Default)]
pub struct Grid {
    /// What stands above it: a caption, a sentence, a heading.
    pub title: String,
    /// The heading of the first column.
    pub stub: String,
    /// The headings of the columns.
    pub columns: Vec<String>,
    /// The headings of the rows.
    pub rows: Vec<String>,
    /// The figures, row by row; every row has one for each column.
    pub figures: Vec<Vec<Figure>>,
    /// The passages of the figures.
    pub passages: Vec<Vec<Option<u32>>>,
    /// Whether a note beside the table says that figures are hidden.
    pub noted: bool,
}

/// More rows or columns than people read in a table are no table of results.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 200;
/// How much of the text around a table is looked at.
const NEAR: u32 = 3;
/// Parts of words that a note on hidden figures has.
const NOTES: &[&str] =
    &["suppress", "hidden", "fewer than", "less than", "small number", "not shown", "withheld", "disclos"];

impl Grid {
    /// Reads each table of a text.
    pub fn all(reading: &Reading) -> Vec<Self> {
        reading.tables.iter().filter_map(|table| Self::new(reading, table)).collect()
    }

    /// Returns a table, when it has a heading and figures.
    fn new(reading: &Reading, table: &Table) -> Option<Self> {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if table.rows.len() < 2 || table.rows.len() > MOST_ROWS || !(1..=MOST_COLUMNS).contains(&width) {
            return None;
        }
        let text = |row: usize, column: usize| {
            let passage = table.rows.get(row)?.get(column).copied().flatten()?;
            Some((passage, reading.text_of(&reading.passages[passage as usize])))
        };
        let header = table.header.clamp(1, table.rows.len() - 1);
        let head = |column: usize| {
            let parts: Vec<&str> =
                (0..header).filter_map(|row| text(row, column)).map(|(_, text)| text.trim()).collect();
            parts.join(" ")
        };
        let mut grid = Self { columns: (0..width).map(head).collect(), ..Self::default() };
        for row in header..table.rows.len() {
            let cells = (0..width).map(|column| text(row, column));
            let (mut figures, mut passages) = (Vec::with_capacity(width), Vec::with_capacity(width));
            for cell in cells {
                figures.push(cell.map_or(Figure::Nothing, |(_, text)| Figure::read(text)));
                passages.push(cell.map(|(passage, _)| passage));
            }
            let words = (0..width)
                .find(|&column| column == 0 && !labels_are_numbers(text(row, 0)) || figures[column] == Figure::Words);
            grid.rows.push(text(row, words.unwrap_or(0)).map_or(String::new(), |(_, text)| text.trim().to_owned()));
            grid.figures.push(figures);
            grid.passages.push(passages);
        }
        grid.stub = grid.columns.first().cloned().unwrap_or_default();
        grid.around(reading, table);
        Some(grid)
    }

    /// Reads what stands above the table and below it.
    fn around(&mut self, reading: &Reading, table: &Table) {
        let cells = || table.rows.iter().flatten().flatten().copied();
        let (Some(first), Some(last)) = (cells().min(), cells().max()) else { return };
        let is_prose = |spot: Spot| matches!(spot, Spot::Paragraph | Spot::Heading | Spot::Item);
        let before = (first.saturating_sub(NEAR)..first).rev();
        let shown = before.map(|at| &reading.passages[at as usize]).take_while(|passage| passage.spot != Spot::Cell);
        let above: Vec<_> = shown.filter(|passage| is_prose(passage.spot)).take(2).collect();
        if let Some(nearest) = above.first() {
            reading.text_of(nearest).clone_into(&mut self.title);
        }
        let below = reading.passages.iter().skip(last as usize + 1).take(NEAR as usize);
        let below = below.filter(|passage| is_prose(passage.spot));
        self.noted = above.into_iter().chain(below).any(|passage| {
            let text = reading.text_of(passage).to_ascii_lowercase();
            NOTES.iter().any(|note| text.contains(note))
        });
    }

    /// Returns the figures of a column, from the top.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = Figure> {
        self.figures.iter().map(move |row| row.get(column).copied().unwrap_or(Figure::Nothing))
    }

    /// Returns whether a column holds the headings of rows: the first does, unless it too is figures under people.
    pub(super) fn is_labels(&self, column: usize) -> bool {
        if column > 0 {
            return false;
        }
        let all_counts = self.column(0).all(|figure| matches!(figure, Figure::Count(..) | Figure::Hidden(_)));
        let in_order = self.rows.len() > 1 && self.counts_up(0);
        !(all_counts && !in_order && super::heading::names_people(&self.stub))
    }

    /// Returns whether a column only counts up, as the numbers of items do.
    pub(super) fn counts_up(&self, column: usize) -> bool {
        let mut before = None;
        self.column(column).all(|figure| {
            let Figure::Count(number, _) = figure else { return false };
            let follows = before.map_or(number <= 1, |before| number == before + 1);
            before = Some(number);
            follows
        })
    }
}

/// Returns whether the first cell of a row is a number, so that the heading of the row stands beside it.
fn labels_are_numbers(cell: Option<(u32, &str)>) -> bool {
    cell.is_none_or(|(_, text)| text.trim().bytes().all(|byte| byte.is_ascii_digit()))
}
