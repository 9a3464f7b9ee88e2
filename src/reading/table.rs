//! Tables, as rows of passages.

/// A cell: its passage, when it has any text.
pub type Cell = Option<u32>;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows, the header first.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows are header.
    pub header: usize,
}
