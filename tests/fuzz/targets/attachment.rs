//! Any bytes as an attached file of any kind: read, or refused in words.

#![no_main]

use candour::base::{SitePath, Sources};
use candour::check::anon;
use candour::disclosure::{Answers, Scene, attached};
use candour::report::Finding;
use libfuzzer_sys::fuzz_target;

const NAMES: &[&str] = &[
    "a.jpg", "a.png", "a.gif", "a.webp", "a.svg", "a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.odt", "a.rtf", "a.zip",
    "a.csv", "a.txt",
];

fuzz_target!(|data: &[u8]| {
    let Some((&first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(first) % NAMES.len()];
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(name).expect("a path"), "");
    let inspect = |scene: &Scene<'_>, found: &mut Vec<Finding>| drop(anon::inspect(scene, found));
    let _ = attached(file, name, bytes, &Answers::default(), &inspect);
});
