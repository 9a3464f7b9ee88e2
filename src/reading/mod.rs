//! Any file becomes what a reader receives of it: passages in one normal form, cut into words.
//!
//! In: the text of a file, and its ending. Out: a [`Reading`], each place of which leads back to the author's bytes.
//! Invariant: nothing that a reader, a screen reader or a search engine receives is left out: link targets, picture
//! texts, comments, keys and file names are passages like any other.

pub mod attachment;
mod build;
mod csv;
mod front;
mod html;
mod json;
mod markdown;
mod normal;
mod passage;
mod path;
mod plain;
mod said;
mod signs;
mod table;
mod token;
mod variant;

pub use build::{Reading, Span};
pub use passage::{Passage, Spot};
pub use said::{Said, each_said};
pub use signs::Signs;
pub use table::{Cell, Table};
pub use token::{Case, Gap, Start, Token};

use build::Builder;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown with front matter.
    Markdown,
    /// A page of the output.
    Html,
    /// TOML.
    Toml,
    /// JSON.
    Json,
    /// Comma or tab between cells.
    Csv,
    /// Lines of text.
    Plain,
}

impl Form {
    /// Returns the form that the ending of a file's name says; plain text when it says nothing.
    pub fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown" | "mdx") => Self::Markdown,
            Some("html" | "htm" | "xml" | "svg") => Self::Html,
            Some("toml") => Self::Toml,
            Some("json") => Self::Json,
            Some("csv" | "tsv") => Self::Csv,
            _ => Self::Plain,
        }
    }
}

/// Returns whether an element of HTML leaves the passage around it open, by its name in any letters.
pub fn is_inline(name: &[u8]) -> bool {
    html::is_inline(name)
}

/// Returns whether readers of HTML receive the value of an attribute, by its name in any letters.
pub fn is_told(name: &[u8]) -> bool {
    html::is_told(name)
}

/// Reads a text, and the path it stands at.
pub fn read(path: &str, text: &str, form: Form) -> Reading {
    let mut builder = Builder::new(text);
    path::read(path, &mut builder);
    match form {
        Form::Markdown => {
            let body = front::read(&mut builder);
            markdown::read(body, &mut builder);
        }
        Form::Html => html::read(0..text.len(), &mut builder),
        Form::Toml => front::toml(0..text.len(), &mut builder),
        Form::Json => json::read(&mut builder),
        Form::Csv => csv::read(path, &mut builder),
        Form::Plain => plain::read(0..text.len(), &mut builder),
    }
    builder.finish()
}
