//! Findings, and the ways to print them.
//!
//! In: findings and the sources they point into. Out: text for a person or a machine.
//! Invariant: printing never changes a finding; the words of a finding live where it is made.

mod finding;
mod rule;

mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod plain;
mod sarif;
mod short;
mod summary;
mod visible;

#[cfg(test)]
mod tests;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::str::FromStr;

pub use finding::{Finding, Findings, Where};
pub use rule::{Rule, Severity};
pub use summary::summary;
pub use visible::visible;

use crate::base::Sources;

/// A way to print findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal, with the line in question.
    #[default]
    Human,
    /// Whole sentences without drawing, for screen readers.
    Plain,
    /// One line a finding, for editors and `grep`.
    Short,
    /// One JSON document.
    Json,
    /// Notes on a change under review at GitHub.
    Github,
    /// SARIF 2.1.0, for code-scanning tools.
    Sarif,
}

impl Format {
    /// Every format, in the order that help texts show.
    pub const ALL: [Self; 6] = [Self::Human, Self::Plain, Self::Short, Self::Json, Self::Github, Self::Sarif];

    /// Returns the word that chooses it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Plain => "plain",
            Self::Short => "short",
            Self::Json => "json",
            Self::Github => "github",
            Self::Sarif => "sarif",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| format!("`{name}` is not a format; use {}", Self::ALL.map(Self::name).join(", ")))
    }
}

/// Findings and all that is needed to print them.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The files that the findings point into.
    pub sources: &'a Sources,
    /// What is wrong.
    pub findings: &'a Findings,
    /// How many documents were looked at.
    pub documents: usize,
    /// Whether lines of the files may be shown at all.
    pub show_source: bool,
    /// Whether colour may be used.
    pub colour: bool,
}

/// Prints the findings; `human` and `plain` end with the [`summary`].
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn print(format: Format, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Human => human::print(view, &mut out)?,
        Format::Plain => plain::print(view, &mut out)?,
        Format::Short => short::print(view, &mut out)?,
        Format::Json => json::print(view, &mut out)?,
        Format::Github => github::print(view, &mut out)?,
        Format::Sarif => sarif::print(view, &mut out)?,
    }
    out.flush()
}
