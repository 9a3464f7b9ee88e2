//! Any text, in any form, under every disclosure rule: no panic, and every finding has a place in the text.

#![no_main]

use candour::base::{SitePath, Sources};
use candour::check::anon;
use candour::disclosure::{Answers, Scene};
use candour::reading::Form;
use libfuzzer_sys::fuzz_target;

const FORMS: &[(Form, &str)] = &[
    (Form::Markdown, "content/briefings/a.md"),
    (Form::Html, "a.html"),
    (Form::Toml, "a.toml"),
    (Form::Json, "a.json"),
    (Form::Csv, "a.csv"),
    (Form::Plain, "a.txt"),
];

fuzz_target!(|data: &[u8]| {
    let Some((&first, text)) = data.split_first() else { return };
    let (form, path) = FORMS[usize::from(first) % FORMS.len()];
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(path).expect("a path"), String::from_utf8_lossy(text));
    let answers = Answers::default();
    let text = &sources.get(file).text;
    let scene = Scene::new(file, path, text, form, &answers, first % 2 == 0);
    let mut findings = Vec::new();
    anon::inspect(&scene, &mut findings);
    for finding in &findings {
        assert!(finding.span.range().end <= text.len(), "{}", finding.rule.code);
        let _ = sources.get(file).position(finding.span.start);
    }
});
