//! Any text as a document of any kind: front matter, directives and Markdown are read whole, or answered with findings.

#![no_main]

use candour::base::{SitePath, Sources};
use candour::parse::markdown::plain;
use candour::parse::parse_one;
use libfuzzer_sys::fuzz_target;

const PATHS: &[&str] = &[
    "content/briefings/a.md",
    "content/audits/a.md",
    "content/seminars/a.md",
    "content/newsletters/a.md",
    "content/people/a.md",
    "content/flows/a.md",
    "content/pages/a.md",
];

fuzz_target!(|data: &[u8]| {
    let Some((&first, text)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    // A file with nothing in it is answered where it is read, and never gets here.
    if text.trim().is_empty() {
        return;
    }
    let path = PATHS[usize::from(first) % PATHS.len()];
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(path).expect("a path"), text);
    let source = sources.get(file);
    let mut findings = Vec::new();
    let draft = parse_one(source, &mut findings);
    assert!(draft.front.is_some() || !findings.is_empty(), "a document was refused without a word");
    for finding in &findings {
        let _ = source.position(finding.span.start);
        let _ = source.slice(finding.span);
    }
    drop(plain(&draft.body));
});
