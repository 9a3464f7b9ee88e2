//! How long the papers of the example site take: made anew, taken from what was kept, and left out; and how long decks do.
//!
//! `cargo bench --bench print`. The aim: the whole example with all papers in 3 s made anew and in 0.5 s kept, on two
//! cores, 20 ms a paper, and 20 ms a deck of 20 slides.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]

#[path = "measure.rs"]
mod measure;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use measure::{Cost, measure};

/// How often each is measured; the quickest counts, since the machine has other work.
const TIMES: usize = 3;
/// How many seminars the measure of decks has, each of 20 slides.
const DECKS: u32 = 40;

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
    println!("{:<24}{:>6.1} ms of CPU", "each deck of 20 slides", deck());
}

/// Returns what one more seminar costs a site in milliseconds: its page, its slides as a page and as a presentation, and
/// its pack, which holds both once more; no papers.
fn deck() -> f64 {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let (none, many) = (folder.path().join("none"), folder.path().join("many"));
    for (root, decks) in [(&none, 0), (&many, DECKS)] {
        fs::create_dir_all(root.join("content/seminars")).expect("a folder");
        fs::create_dir_all(root.join("content/pages")).expect("a folder");
        fs::write(root.join("candour.toml"), "[site]\ntitle = \"Example\"\n").expect("settings");
        let page = "+++\nid = \"page-one\"\ntitle = \"One\"\nsummary = \"About one.\"\nauthor_role = \"Learning Officer\"\n+++\n\nTell us early.\n";
        fs::write(root.join("content/pages/one.md"), page).expect("a page");
        for number in 0..decks {
            fs::write(root.join(format!("content/seminars/s{number}.md")), seminar(number)).expect("a seminar");
        }
        let mut approve = Command::new(env!("CARGO_BIN_EXE_candour"));
        approve.args(["approve", "content", "--yes", "--quiet", "--today", "2026-11-22", "--as", "Chair"]);
        approve.args(["--anonymised-by", "Manager", "--reference", "Item 1"]).current_dir(root);
        assert!(approve.output().expect("the program starts").status.success(), "they are approved");
    }
    let (none, many) = (best(&none, &["build"], true), best(&many, &["build", "--no-documents"], true));
    many.cpu.saturating_sub(none.cpu).as_secs_f64() * 1000.0 / f64::from(DECKS)
}

/// Returns a seminar of 20 slides: its opening and closing are made from what it says of itself.
fn seminar(number: u32) -> String {
    let mut text = format!(
        "+++\nid = \"seminar-s{number}\"\ntitle = \"Session {number}\"\nsummary = \"A session.\"\nauthor_role = \"Learning Officer\"\n\
         objectives = [\"Say what a child told you.\"]\nduration = 5\nsources = [\"page-one\"]\n\n\
         [[agenda]]\nminutes = 5\ntitle = \"Welcome\"\ntype = \"welcome\"\n+++\n"
    );
    for slide in 1..=18 {
        let _ = write!(
            text,
            "\n## Part {slide}\n\n- Ask the child what happened\n- Write it down in their words\n- Tell them what happens next\n\
             - Go back within two weeks\n\n::: notes\nSay why this matters to part {slide}, and ask for an example.\n:::\n"
        );
    }
    text
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
    measure(&mut command, &[0])
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
