//! What it takes to judge a folder again after a save, and to show the page, its list and the search page; the index
//! behind that is made when somebody searches.
//!
//! `cargo bench --bench again` measures 1,000 and 10,000 briefings of 800 words; a number measures one size.
//! The aim: 50 ms from a save to the new page at 1,000, 100 ms at 10,000, and 20 MiB at most for 1,000 saves.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]
#![expect(clippy::cast_precision_loss, reason = "figures for reading")]

#[expect(dead_code, reason = "each benchmark uses a part of the generator")]
mod site;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use candour::base::{OutPath, Today};
use candour::gate::Ledger;
use candour::pipeline::{Desk, Hint, Judged};
use candour::render::{Press, Theme};
use candour::vocabulary::Vocabularies;
use candour::{check, gate, load, parse};

const SIZES: &[usize] = &[1_000, 10_000];
/// How many saves are measured one by one.
const ROUNDS: usize = 9;
/// How many saves must not make the program grow.
const SAVES: usize = 1_000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.replace(',', "").parse().ok()).collect();
    if let Some(at) = words.iter().position(|word| word == "--measure") {
        measure(Path::new(&words[at + 1]), sizes.first().copied().unwrap_or(1));
        return;
    }
    for &size in if sizes.is_empty() { SIZES } else { &sizes } {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        site::write(folder.path(), size);
        // In a process of its own, so that memory is counted for this size alone.
        let own = std::env::current_exe().expect("this program");
        let done = Command::new(own).arg("--measure").arg(folder.path()).arg(size.to_string()).status();
        assert!(done.expect("this program starts").success(), "measuring failed");
    }
}

fn measure(root: &Path, size: usize) {
    println!("\n{size} briefings");
    let today = Today(site::TODAY.parse().expect("a day"));
    stages(root, today);
    let mut desk = Desk::new(root.to_path_buf());
    let start = Instant::now();
    let mut judged = desk.judge(today, &Hint::Everything).expect("a site");
    let fresh = ms(start);
    show("fresh", fresh, fresh);
    show("  and its page", page(&judged, &site::briefing_path(size / 2)), fresh);
    let again = median(|_| {
        let start = Instant::now();
        judged = desk.judge(today, &Hint::Everything).expect("a site");
        ms(start)
    });
    show("again, nothing changed", again, fresh);
    let again = median(|round| {
        save(root, size, round);
        let start = Instant::now();
        judged = desk.judge(today, &Hint::Everything).expect("a site");
        ms(start)
    });
    show("again, one file changed", again, fresh);
    let path = site::briefing_path(size / 2);
    let again = median(|round| {
        save(root, size, 100 + round);
        let start = Instant::now();
        judged = desk.judge(today, &Hint::At(vec![root.join(&path)])).expect("a site");
        ms(start)
    });
    show("  when the file is named", again, fresh);
    show("  and its page", median(|_| page(&judged, &path)), fresh);
    let before = resident();
    for round in 0..SAVES.min(SAVES * 1_000 / size) {
        save(root, size, 1_000 + round);
        judged = desk.judge(today, &Hint::At(vec![root.join(&path)])).expect("a site");
        drop(judged.preview());
    }
    println!("  grown by {:.1} MiB, to {:.0} MiB", (resident() - before) / 1024.0, resident() / 1024.0);
}

/// Prints what each stage takes when nothing is kept.
fn stages(root: &Path, today: Today) {
    let mut findings = Vec::new();
    let mut start = Instant::now();
    let mut step = |name: &str| {
        println!("    {name:<24}{:>9.1} ms", ms(start));
        start = Instant::now();
    };
    let Ok((folder, settings)) = load::load(root, &mut load::Memory::default(), &Hint::Everything, &mut findings)
    else {
        panic!("no site")
    };
    step("load");
    let lists = folder.vocabulary.iter().map(|&file| folder.sources.get(file));
    let vocabularies = Arc::new(Vocabularies::read(lists, &mut findings));
    step("vocabularies");
    let drafts = parse::parse(&folder, &mut parse::Memory::default(), &mut findings);
    step("parse");
    let checked =
        check::check(&folder, &settings, &vocabularies, &drafts, today, &mut check::Memory::default(), &mut findings);
    step("check");
    let mut memory = gate::Memory::default();
    let ledger = Ledger::read(&folder, &checked, &mut memory, &mut findings);
    step("ledger");
    let admission = gate::admit(&checked, &ledger, &folder, &settings, today, &mut memory, &mut findings);
    step("admit");
    drop(admission);
}

/// Makes the site, and the page of a document, its list and the search page; returns the time. The index comes after it.
fn page(judged: &Judged, path: &str) -> f64 {
    let start = Instant::now();
    let mut step = start;
    let mut steps = String::new();
    let mut note = |name: &str| {
        let _ = write!(steps, "{name} {:.1}  ", ms(step));
        step = Instant::now();
    };
    let site = judged.preview();
    note("assemble");
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut Vec::new()).expect("a theme");
    note("theme");
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, judged.today);
    note("press");
    let pages = press.pages();
    let name = path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).expect("a document");
    for address in [&format!("{name}.html"), "briefings/index.html", "search/index.html"] {
        let file = OutPath::new(address).and_then(|path| pages.find(&path)).expect("a page");
        let mut bytes = Vec::new();
        assert!((file.job)(&mut bytes).is_ok(), "{} cannot be made", file.path);
        note(address);
    }
    let shown = ms(start);
    let step = Instant::now();
    assert!(OutPath::new("assets/search/root.now.js").is_some_and(|path| pages.find(&path).is_some()));
    println!("      {steps}  index {:.1}", ms(step));
    shown
}

fn save(root: &Path, size: usize, round: usize) {
    let text = site::briefing_text(size / 2) + &format!("\nSince then we have asked {} times.\n", round + 10);
    fs::write(root.join(site::briefing_path(size / 2)), text).expect("a file");
}

fn median(mut measured: impl FnMut(usize) -> f64) -> f64 {
    let before = busy();
    let mut all: Vec<f64> = (0..ROUNDS).map(&mut measured).collect();
    println!("      {:.1} ms of processor time a round", (busy() - before) / ROUNDS as f64);
    all.sort_by(f64::total_cmp);
    all[ROUNDS / 2]
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}

fn show(what: &str, time: f64, fresh: f64) {
    println!("  {what:<26}{time:>9.1} ms  {:>7.4} of fresh", time / fresh);
}

/// Returns how long the program kept processors busy, in ms: fields 14 and 15 of `proc_pid_stat(5)`, in hundredths.
fn busy() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').skip(11).take(2);
    fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() as f64 * 10.0
}

/// Returns how much memory the program holds, in KiB.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) as f64
}
