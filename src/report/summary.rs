//! Findings become one sentence.
//!
//! In: a view. Out: "2 errors and 1 warning in 2 of 48 documents."
//! Invariant: the sentence counts, it never quotes.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Severity, View};

/// Returns the findings as one sentence, with the right plurals.
///
/// Settings and theme files are not documents and are counted apart.
pub fn summary(view: &View<'_>) -> String {
    let parts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    let parts = parts.map(|(severity, word)| (view.findings.count(severity), word));
    let parts: Vec<_> = parts.into_iter().filter(|&(n, _)| n > 0).map(|(n, word)| counted(n, word)).collect();
    if parts.is_empty() {
        return format!("Nothing to report in {}.", counted(view.documents, "document"));
    }
    format!("{} in {}.", listed(&parts), files(view))
}

fn files(view: &View<'_>) -> String {
    let paths: BTreeSet<_> = view.findings.iter().map(|f| &view.sources.get(f.span.file).path).collect();
    let is_other =
        |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "toml") || path.starts_with("themes/");
    let others = paths.iter().filter(|path| is_other(path.as_str())).count();
    let hit = paths.len() - others;
    let documents = format!("{hit} of {}", counted(view.documents.max(hit), "document"));
    if others == 0 { documents } else { format!("{documents} and {}", counted(others, "other file")) }
}

fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

fn listed(parts: &[String]) -> String {
    match parts {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        parts => parts.concat(),
    }
}
