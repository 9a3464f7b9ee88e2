//! Tables become grids of figures, of which it is known what they count and what can be worked out.
//!
//! In: the tables of a reading. Out: [`Grid`], and the hidden figures that are no secret.
//! Invariant: that a hidden figure can be worked out is said only when the table leaves it one value.

mod figure;
mod grid;
mod heading;
mod people;
mod solver;
mod sums;
mod system;
#[cfg(test)]
mod tests;

pub use figure::Figure;
pub use grid::Grid;
pub use heading::{is_people, is_total};
pub use people::Certainty;
pub use system::solvable;
