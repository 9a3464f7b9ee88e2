//! How long the papers of the example site take: made anew, taken from what was kept, and left out.
//!
//! `cargo bench --bench print`. The aim: the whole example with all papers in 3 s made anew and in 0.5 s kept, on two
//! cores, and 20 ms a paper.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]

#[path = "measure.rs"]
mod measure;

use std::fs;
use std::path::Path;
use std::process::Command;

use measure::{Cost, measure};

/// How often each is measured; the quickest counts, since the machine has other work.
const TIMES: usize = 3;

fn main() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copied = Command::new("cp").arg("-R").args(["candour.toml", "content"]).arg(root).current_dir(home).status();
    assert!(copied.expect("cp runs").success(), "the example is copied");

    let anew = best(root, &["build"], true);
    let papers = papers(&root.join("public"));
    let kept = best(root, &["build"], false);
    let out = best(root, &["build", "--no-documents"], true);
    println!("\nthe example site with {papers} papers");
    println!("{:<24}{:>9}{:>9}{:>11}", "", "wall", "CPU", "peak");
    line("made anew", &anew);
    line("kept", &kept);
    line("left out", &out);
    let count = f64::from(u32::try_from(papers).expect("fewer papers than that"));
    let each = (anew.cpu.as_secs_f64() - out.cpu.as_secs_f64()) / count * 1000.0;
    println!("{:<24}{each:>6.1} ms of CPU", "each paper, made anew");
}

/// Builds the site several times and returns the quickest; `anew` forgets everything before each.
fn best(root: &Path, arguments: &[&str], anew: bool) -> Cost {
    let mut costs: Vec<Cost> = (0..TIMES).map(|_| run(root, arguments, anew)).collect();
    costs.sort_by_key(|cost| cost.wall);
    costs.swap_remove(0)
}

fn run(root: &Path, arguments: &[&str], anew: bool) -> Cost {
    for folder in [".candour/cache", "public"].iter().filter(|_| anew) {
        let _ = fs::remove_dir_all(root.join(folder));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(arguments).args(["--quiet", "--today", "2026-11-22", "--site"]).arg(root);
    command.env_clear().env("NO_COLOR", "1");
    measure(&mut command)
}

fn line(name: &str, cost: &Cost) {
    let (wall, cpu, peak) = (cost.wall.as_secs_f64(), cost.cpu.as_secs_f64(), cost.peak >> 20);
    println!("{name:<24}{wall:>7.2} s{cpu:>7.2} s{peak:>7} MiB");
}

/// Returns how many papers stand in a folder.
fn papers(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let count = |path: std::path::PathBuf| {
        let is_paper = path.extension().is_some_and(|ending| ending == "pdf");
        if path.is_dir() { papers(&path) } else { usize::from(is_paper) }
    };
    entries.map(count).sum()
}
