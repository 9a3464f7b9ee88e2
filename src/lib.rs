//! Candour compiles approved, anonymised audit learning into a static site.
//!
//! The whole program is one way downhill:
//!
//! ```text
//! load -> parse -> check -> admit -> assemble -> plan -> write
//! ```
//!
//! - [`load`] reads a site folder: texts, approval records, pictures, the theme. Nothing else reads a disk.
//! - [`parse`] turns each text into a draft: typed front matter ([`kinds`]) and a typed tree.
//! - [`deck`] cuts the text of a seminar into slides.
//! - [`check`] judges every draft and keeps every finding ([`report`]).
//! - [`gate`] decides what is public. Only here can a value of `Admitted<_, Cleared>` be made.
//! - [`model`] puts admitted documents together into a closed site.
//! - [`render`] plans every file of the output, and knows how to make each.
//! - [`write`](mod@write) makes the files beside the live folder and swaps them in. Nothing else writes a disk.
//!
//! [`pipeline`] tells that story in code; [`cli`] gives each command its turn. `ARCHITECTURE.md` beside this file says
//! what each layer never does, and a test holds the layers to it.

pub mod base;
pub mod check;
pub mod cli;
pub mod deck;
pub mod disclosure;
pub mod fields;
pub mod gate;
pub mod kinds;
pub mod lexicon;
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub mod load;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod reading;
pub mod render;
pub mod report;
pub mod serve;
pub mod settings;
pub mod vocabulary;
#[expect(clippy::disallowed_methods, reason = "the only writer of the disk")]
pub mod write;
