//! Whole documents and the trees they become.

mod blocks;
mod directives;
mod hostile;
mod inlines;
mod pages;
mod show;
mod walks;

use show::show;

use super::*;
use crate::base::{SitePath, Sources};

/// Stands before every text, so that a place that forgets the offset shows.
const HEAD: &str = "+++\ntitle = \"Tŷ\"\n+++\n";

fn check(markdown: &str, expected: &[&str]) {
    let shown = parsed(markdown);
    let lines: Vec<_> = shown.lines().map(str::trim_end).collect();
    assert!(lines == expected, "{markdown}\n--- became\n{shown}\n--- not\n{}", expected.join("\n"));
}

fn parsed(markdown: &str) -> String {
    with_tree(markdown, show)
}

fn with_tree<T>(markdown: &str, look: impl FnOnce(&Source, &Body, &[Finding]) -> T) -> T {
    let mut sources = Sources::default();
    let path = SitePath::new("content/pages/about.md").expect("a plain path");
    let id = sources.add(path, format!("{HEAD}{markdown}"));
    let source = sources.get(id);
    let mut findings = Vec::new();
    let body = parse(source, HEAD.len()..source.text.len(), &mut findings);
    look(source, &body, &findings)
}
