//! A text on its own, apart from any site: what two versions of it are compared by.

use super::{front, markdown};
use crate::base::{SitePath, Sources};
use crate::parse::markdown::plain;

/// A text on its own.
#[derive(Debug, Default)]
pub struct Apart {
    /// Its front matter, as far as it can be read.
    pub fields: toml::Table,
    /// Its words as a reader meets them: a line for each paragraph, heading, row and code line.
    pub lines: Vec<String>,
}

/// Returns what a text says; what cannot be read is left out.
pub fn apart(text: &str) -> Apart {
    let mut sources = Sources::default();
    let Some(path) = SitePath::new("apart.md") else { return Apart::default() };
    let file = sources.add(path, text);
    let (source, mut unheard) = (sources.get(file), Vec::new());
    let Some(halves) = front::split(source, &mut unheard) else { return Apart::default() };
    let fields = text[halves.front].parse().unwrap_or_default();
    Apart { fields, lines: plain(&markdown::parse(source, halves.body, &mut unheard)) }
}
