//! How fast texts are scanned for what tells who somebody is: clean prose, a folder of pages, and texts made to be slow.
//!
//! `cargo bench --bench scan`. The aims: 20 MB/s of clean prose on one core, with parsing; 5,000 pages in a second on two
//! cores; 10 MB of any text in two seconds, with a time that grows as the text does (four times for four times as much).
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]

#[path = "measure.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::{Cost, measure};

/// How often each is measured; the quickest counts, since the machine has other work.
const TIMES: usize = 3;
/// The bytes of clean prose that are scanned as one text.
const PROSE: usize = 20_000_000;
/// How many pages a folder has, and the bytes of each.
const PAGES: usize = 5_000;
const PAGE: usize = 5_000;
/// The bytes of a text made to be slow, and how much less its small brother has.
const HOSTILE: usize = 10_000_000;
const LESS: usize = 4;

/// What is repeated to make a text slow: for rules about words, about numbers, about marks, and for the readers of forms.
const SHAPES: &[(&str, &str)] = &[
    ("single capitals", "A "),
    ("letters and digits", "a1 "),
    ("lone digits", "0 "),
    ("lone digits that count", "1 "),
    ("a number without an end", "1"),
    ("parts of a telephone number", "07 "),
    ("titles", "Mr "),
    ("surnames told in one breath", "Smith and "),
    ("names joined by hyphens", "Aa-"),
    ("full names", "Xq Yz. "),
    ("pseudonyms in quotation marks", "\"Child A "),
    ("dates of birth", "born 1/1/2001 "),
    ("days in words", "the third of May "),
    ("ages", "aged 7 and "),
    ("small counts", "one of the three "),
    ("accounts", "@a"),
    ("e-mail addresses read out", "(a at b dot "),
    ("dots between letters", "a.a."),
    ("streets", "12 St Road "),
    ("postcodes", "AB1 2CD "),
    ("case numbers", "Ref: AB/12/"),
    ("letters that cannot be seen", "A\u{200b}b\u{200b}c\u{200b}"),
    ("letters of another alphabet", "\u{410}\u{430}a "),
    ("percent signs", "%41"),
    ("links inside links", "[a]("),
    ("pictures inside pictures", "![a]("),
    ("quotations inside quotations", "> "),
    ("lists inside lists", "- "),
    ("stars", "*a"),
    ("tags that never end", "<b "),
    ("cells", "| 1 "),
    ("footnotes", "[^1]"),
    ("directives", ":::note\n"),
    ("entities", "&#65;"),
    ("entries with a date", "- 3 May 2020 it\n"),
    ("entries of a chronology", "- 3 May 2020: Child A\n"),
    ("headings with a date", "## 3 May 2020\n\n"),
    ("rows with a date", "| 3 May 2020 | x |\n"),
    ("months", "in May "),
    ("stories of one line", "Child A is 7 years old.\n\n"),
    ("names after a label", "Xav: "),
    ("vehicles", "AB12 CDE "),
    ("words like front matter", "a = \"Child A is 7\"\n"),
];

/// Files of other forms that are slow when they are long: the name of the file, how it begins, and what is repeated.
const FILES: &[(&str, &str, &str, &str)] = &[
    ("a column of names", "names.csv", "Name,Count\n", "Xavia,3\n"),
    ("a column of dates", "dates.csv", "Date,What\n", "3 May 2020,seen\n"),
    ("a table of ages", "ages.md", "| Age | Child |\n|---|---|\n", "| 7 | 3 |\n"),
    ("a list of values", "values.toml", "", "[[x]]\na = \"Child A is 7\"\n"),
    ("objects", "objects.json", "[", "{\"name\":\"Xavia\",\"n\":3},"),
    ("a page of tags", "tags.html", "<p>", "<b>Xavia</b> told <i title=\"3 May 2020\">x</i> "),
];

fn main() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let sentences = sentences();
    let nothing = best(&written(root, "nothing.md", "Nothing.\n"));
    println!("\nto start and to end: {:.0} ms of CPU", milliseconds(&nothing));

    let prose = best(&written(root, "prose.md", &text(&sentences, PROSE, 0)));
    let seconds = (milliseconds(&prose) - milliseconds(&nothing)) / 1000.0;
    println!("{:<34}{:>9.1} MB/s on one core, {} MiB", "clean prose", megabytes(PROSE) / seconds, prose.peak >> 20);

    let pages = root.join("pages");
    fs::create_dir(&pages).expect("a folder");
    for number in 0..PAGES {
        fs::write(pages.join(format!("page-{number}.md")), text(&sentences, PAGE, number * 7)).expect("a page");
    }
    let folder = best(&pages);
    println!(
        "{:<34}{:>9.2} s, {:.2} s of CPU",
        format!("{PAGES} pages"),
        folder.wall.as_secs_f64(),
        folder.cpu.as_secs_f64()
    );

    println!("\n{:<34}{:>9}{:>9}{:>9}{:>11}", "10 MB of", "wall", "CPU", "growth", "peak");
    let shapes = SHAPES.iter().map(|(name, shape)| (name, "text.md", "", shape));
    let files = FILES.iter().map(|(name, file, begin, shape)| (name, *file, *begin, shape));
    for (name, file, begin, shape) in shapes.chain(files) {
        let scanned =
            |bytes: usize| once(&written(root, file, &format!("{begin}{}", shape.repeat(bytes / shape.len()))));
        let (small, large) = (scanned(HOSTILE / LESS), scanned(HOSTILE));
        let own = |cost: &Cost| (milliseconds(cost) - milliseconds(&nothing)).max(1.0);
        // What is done in a moment is below the clock's own step.
        let growth = (own(&small) >= 30.0).then(|| format!("{:.1}", own(&large) / own(&small)));
        println!(
            "{name:<34}{:>7.2} s{:>7.2} s{:>9}{:>7} MiB",
            large.wall.as_secs_f64(),
            large.cpu.as_secs_f64(),
            growth.unwrap_or_default(),
            large.peak >> 20
        );
    }
}

/// Returns the paragraphs of the example: prose that was approved.
fn sentences() -> Vec<String> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut files);
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("a document of the example"));
    let bodies = texts.filter_map(|text| text.splitn(3, "+++\n").nth(2).map(str::to_owned));
    let paragraphs = bodies.flat_map(|body| body.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    paragraphs.filter(|text| text.len() > 80 && text.starts_with(|c: char| c.is_ascii_uppercase())).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the example") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

/// Returns that many bytes of paragraphs, from one of them on.
fn text(paragraphs: &[String], bytes: usize, from: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    for paragraph in paragraphs.iter().cycle().skip(from % paragraphs.len()) {
        if text.len() >= bytes {
            break;
        }
        text.push_str(paragraph.trim());
        text.push_str("\n\n");
    }
    text
}

fn written(root: &Path, name: &str, text: &str) -> PathBuf {
    let path = root.join(name);
    fs::write(&path, text).expect("a file to scan");
    path
}

/// Returns the cheapest of a few runs.
fn best(path: &Path) -> Cost {
    (0..TIMES).map(|_| once(path)).min_by_key(|cost| cost.cpu).expect("a run")
}

/// Returns what one scan costs; what it finds is not the question here.
fn once(path: &Path) -> Cost {
    measure(Command::new(env!("CARGO_BIN_EXE_candour")).arg("scan").arg(path), &[0, 4])
}

fn milliseconds(cost: &Cost) -> f64 {
    cost.cpu.as_secs_f64() * 1000.0
}

fn megabytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).expect("fewer than 4 GB")) / 1e6
}
