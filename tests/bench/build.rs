//! How long a build takes, and how much memory, for sites of many briefings.
//!
//! `cargo bench` measures 100, 1,000 and 10,000 briefings; `cargo bench --bench build -- 1000` measures one size.
//! The aim: 10,000 briefings with every check, list and feed in 4 CPU seconds and 250 MiB, and a second build with one
//! file changed in half a second. Documents to print are a paper a briefing, which `cargo bench --bench print` measures;
//! here they are made once, so that it shows what so many of them do to memory.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]

mod measure;
mod site;

use std::fs;
use std::path::Path;
use std::process::Command;

use measure::{Cost, measure};

/// The sizes to measure when none is named.
const SIZES: &[usize] = &[100, 1_000, 10_000];

/// A build of everything but documents to print.
const PAGES: &[&str] = &["build", "--no-documents"];

fn main() {
    // Cargo passes `--bench`, which says nothing here.
    let named: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.replace(',', "").parse().ok()).collect();
    for &size in if named.is_empty() { SIZES } else { &named } {
        bench(size);
    }
}

/// Builds a site of that many briefings in each of the ways that matter, and prints what it cost.
fn bench(briefings: usize) {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let documents = site::write(root, briefings);
    let full = candour(root, PAGES);
    let (files, bytes) = tree(&root.join("public"));
    let again = candour(root, PAGES);
    site::change_one(root, briefings);
    let changed = candour(root, PAGES);
    let check = candour(root, &["check"]);
    site::add_draft(root, briefings);
    let draft = candour(root, PAGES);
    let copy = measure(Command::new("cp").arg("-R").arg(root.join("public")).arg(root.join("copy")), &[0]);
    let papers = candour(root, &["build"]);

    println!("\n{briefings} briefings: {documents} documents become {files} files of {} MiB", bytes >> 20);
    println!("{:<24}{:>9}{:>9}{:>11}{:>11}{:>14}", "", "wall", "CPU", "peak", "files/s", "CPU to copy");
    line("full build", &full, files, &copy);
    line("nothing changed", &again, files, &copy);
    line("one file changed", &changed, files, &copy);
    line("with a draft beside", &draft, files, &copy);
    line("check only", &check, files, &copy);
    line("with papers, anew", &papers, files, &copy);
    line("copying the output", &copy, files, &copy);
}

/// Runs the program on a site and returns what that cost.
fn candour(root: &Path, arguments: &[&str]) -> Cost {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).args(["--quiet", "--today", site::TODAY, "--site"]).arg(root);
    command.env_clear().env("NO_COLOR", "1");
    measure(&mut command, &[0])
}

fn line(name: &str, cost: &Cost, files: usize, copy: &Cost) {
    let per_second = f64::from(u32::try_from(files).expect("fewer files than that")) / cost.wall.as_secs_f64();
    let times = cost.cpu.as_secs_f64() / copy.cpu.as_secs_f64().max(0.01);
    let (wall, cpu, peak) = (cost.wall.as_secs_f64(), cost.cpu.as_secs_f64(), cost.peak >> 20);
    println!("{name:<24}{wall:>7.2} s{cpu:>7.2} s{peak:>7} MiB{per_second:>11.0}{times:>13.1}x");
}

/// Returns how many files a folder holds, and their bytes.
fn tree(folder: &Path) -> (usize, u64) {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.fold((0, 0), |(files, bytes), entry| {
        let metadata = entry.metadata().expect("its metadata");
        let (more, larger) = if metadata.is_dir() { tree(&entry.path()) } else { (1, metadata.len()) };
        (files + more, bytes + larger)
    })
}
