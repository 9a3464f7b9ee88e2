//! The text of a seminar becomes slides: each with a layout, a title, what it shows, and what the speaker says.
//!
//! In: the tree of a text. Out: [`Deck`], which every form of slides is made from.
//! Invariant: no slide holds more than fits on it. What is too long goes on, slide by slide, and nothing is left out.

mod agenda;
mod build;
mod fill;
mod flow;
mod grid;
mod measure;
mod pages;
mod slide;
mod widths;

#[cfg(test)]
mod tests;

pub use agenda::place;
pub use build::{Written, filled, written};
pub use fill::{MOST_COLUMNS, MOST_SLIDES};
pub use measure::{TITLE, lead_height, title_size};
pub use slide::{Deck, Grid, Layout, Line, Look, Piece, Role, Run, Size, Slide};
