//! A row of cells while it is read.

/// The cell that is being read.
#[derive(Default)]
pub(super) struct Cell {
    /// What kind of value it holds, in Excel's letters.
    pub(super) kind: String,
    /// The style, by number.
    pub(super) style: String,
    /// The stored value.
    pub(super) value: String,
    /// A text of its own.
    pub(super) text: String,
    /// Its formula.
    pub(super) formula: String,
}
