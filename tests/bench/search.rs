//! What the search adds to a build, and how large its index is.
//!
//! `cargo bench --bench search` measures 1,000, 10,000 and 50,000 lessons of 800 words; a number measures one size, and
//! `-- --write FOLDER 1000` only writes the site, for `tests/search/run`.
//! The aim: for 10,000 lessons no more than 2.5 CPU seconds and 200 MiB, in a few hundred files.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]
#![expect(clippy::cast_precision_loss, reason = "figures for reading")]

mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use candour::base::{OutPath, Today};
use candour::pipeline::judge;
use candour::render::{Press, Theme};
use flate2::Compression;
use flate2::write::GzEncoder;

/// The sizes to measure when none is named.
const SIZES: &[usize] = &[1_000, 10_000, 50_000];
const MIB: f64 = 1_048_576.0;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after =
        |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).map(PathBuf::from);
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.replace(',', "").parse().ok()).collect();
    if let Some(folder) = after("--write") {
        let lessons = sizes.first().copied().unwrap_or(1_000);
        println!("{}", corpus::write(&folder, lessons));
    } else if let Some(folder) = after("--judged") {
        judged(&folder, sizes.first().copied().unwrap_or(1_000));
    } else if let Some(folder) = after("--measure") {
        measure(&folder, sizes.first().copied().unwrap_or(1));
    } else {
        for &size in if sizes.is_empty() { SIZES } else { &sizes } {
            let folder = tempfile::TempDir::new().expect("a temporary folder");
            let bytes = corpus::write(folder.path(), size);
            println!("\n{size} lessons, {:.1} MiB of text", bytes as f64 / MIB);
            // In a process of its own, so that memory is counted for this size alone.
            let own = std::env::current_exe().expect("this program");
            let done = Command::new(own).arg("--measure").arg(folder.path()).arg(bytes.to_string()).status();
            assert!(done.expect("this program starts").success(), "measuring failed");
        }
    }
}

/// Plans the site in this process, makes every file of the search, and prints what that took.
fn measure(root: &Path, text: usize) {
    let today = Today(corpus::TODAY.parse().expect("a day"));
    let mut judged = judge(root, today).expect("a site");
    let site = judged.assemble(&mut Vec::new());
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings).expect("a theme");
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today);
    // All else stands first, so that the search is measured for what it adds.
    let start = cpu();
    let pages = press.pages();
    let others = pages.paths().count();
    let (time, memory) = (cpu(), peak());
    // Whoever asks for any of its files has the whole index made.
    assert!(OutPath::new("assets/search/any.js").is_some_and(|path| pages.find(&path).is_none()));
    let (planned, risen) = (cpu(), peak() - memory);
    println!("  planning {others} other files: {:.2} CPU s", time - start);
    drop(pages);
    let plan = press.plan(&mut Vec::new());
    let mut sizes: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut making = 0.0;
    for file in plan.files().iter().filter(|file| file.path.as_str().starts_with("assets/search/")) {
        let before = cpu();
        let mut bytes = Vec::new();
        let made = (file.job)(&mut bytes);
        assert!(made.is_ok(), "{} cannot be made", file.path);
        making += cpu() - before;
        let name = match file.path.as_str().trim_start_matches("assets/search/").as_bytes()[0] {
            b'd' => "dictionary",
            b'p' => "postings",
            b'r' if !file.path.as_str().contains("root") => "results",
            b't' => "texts",
            b'f' => "facets",
            _ => "root and names",
        };
        let sum = sizes.entry(name).or_default();
        *sum = (sum.0 + 1, sum.1 + bytes.len(), sum.2 + zipped(&bytes));
    }
    println!("  adding the search: {:.2} CPU s; writing it out: {making:.2} CPU s", planned - time);
    println!("  peak memory rose by {:.0} MiB, from {:.0} MiB", risen as f64 / MIB, memory as f64 / MIB);
    println!("  {:<16}{:>7}{:>11}{:>11}{:>10}{:>11}", "", "files", "MiB", "gz MiB", "of text", "gz of text");
    let index = sizes.iter().filter(|(name, _)| **name != "texts").map(|(_, size)| *size);
    let index = index.fold((0, 0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1, sum.2 + size.2));
    for (name, size) in sizes.iter().map(|(name, size)| (*name, *size)).chain([("all but texts", index)]) {
        let share = |bytes: usize| bytes as f64 / text as f64 * 100.0;
        println!(
            "  {name:<16}{:>7}{:>11.2}{:>11.2}{:>9.1}%{:>10.1}%",
            size.0,
            size.1 as f64 / MIB,
            size.2 as f64 / MIB,
            share(size.1),
            share(size.2)
        );
    }
}

/// Writes a site, and prints queries with the grade of each lesson that answers them: 2 for its topic, 1 for its second.
fn judged(root: &Path, lessons: usize) {
    corpus::write(root, lessons);
    let queries: Vec<serde_json::Value> = (0..corpus::TOPICS)
        .map(|topic| {
            let words = [corpus::topic_word(topic, topic), corpus::topic_word(topic, topic + 5)];
            let graded = (0..lessons).filter_map(|number| {
                let (main, second) = corpus::topics(number);
                let grade = if main == topic { 2 } else { u8::from(second == topic) };
                (grade > 0).then(|| (corpus::address(number), grade.into()))
            });
            let graded: serde_json::Map<String, serde_json::Value> = graded.collect();
            serde_json::json!({ "query": words.join(" "), "good": graded })
        })
        .collect();
    println!("{}", serde_json::to_string(&queries).expect("JSON"));
}

fn zipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

/// Returns the processor time of this process in seconds: fields 14 and 15 of `proc_pid_stat(5)`, in hundredths.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').skip(11).take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Returns the most memory that this process has held, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kib << 10
}
