//! Which figures of a table count people.

use super::figure::Figure;
use super::grid::Grid;
use super::heading::{Heading, is_number, is_trait, names_people};

/// How sure it is that a figure counts people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The headings say so.
    Sure,
    /// It may.
    Perhaps,
}

impl Grid {
    /// Returns each figure that counts people, with its row and column.
    pub fn people(&self) -> Vec<(usize, usize, Certainty)> {
        let columns: Vec<Heading> = self.columns.iter().map(|text| Heading::of(text)).collect();
        let rows: Vec<Heading> = self.rows.iter().map(|text| Heading::of(text)).collect();
        let told = Told::new(self);
        let mut found = Vec::new();
        for (column, &heading) in columns.iter().enumerate() {
            let certain = heading == Heading::People || heading == Heading::NumberOfPeople;
            if self.is_labels(column) || heading == Heading::Measure {
                continue;
            }
            let is_list = !certain && self.rows.len() > 2 && self.counts_up(column);
            if is_list || !self.column(column).any(|figure| matches!(figure, Figure::Count(..))) {
                continue;
            }
            for (row, &of_row) in rows.iter().enumerate() {
                if let Some(certainty) = told.judge(heading, of_row, is_number(&self.columns[column])) {
                    found.push((row, column, certainty));
                }
            }
        }
        found.sort_unstable_by_key(|&(row, column, _)| (row, column));
        found
    }
}

/// What the first column's heading and the words above a table say.
struct Told {
    stub: bool,
    traits: bool,
    title: bool,
}

impl Told {
    fn new(grid: &Grid) -> Self {
        let words = |text: &str| Heading::of(text) != Heading::Measure && names_people(text);
        Self {
            stub: words(&grid.stub),
            traits: is_trait(&grid.stub),
            title: grid.title.len() < 160 && names_people(&grid.title),
        }
    }

    fn judge(&self, column: Heading, row: Heading, number: bool) -> Option<Certainty> {
        use Certainty::{Perhaps, Sure};
        use Heading::{Measure, NumberOfPeople, Part, People, Unknown};
        match (column, row) {
            (People, Measure) if !self.stub && !self.traits => Some(Perhaps),
            (NumberOfPeople | People, _) | (_, NumberOfPeople) | (Part, People) => Some(Sure),
            (_, Measure) | (Measure, _) => None,
            (Part, _) if self.stub || self.traits || (self.title && number) => Some(Sure),
            (Part, _) if self.title => Some(Perhaps),
            (Unknown, row) if self.stub || row == People => Some(Perhaps),
            _ => None,
        }
    }
}
