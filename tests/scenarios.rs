//! Runs every site in `tests/scenarios`: one text file each, with commands, what they must print, and the files.
//!
//! ```text
//! # What this shows, in words.
//!
//! > candour check --format short          a command; `[SITE]` is the site folder, NAME=VALUE before it is environment
//! exit 3                                  how it must end
//! | a line of standard output
//! | ...                                   any number of lines; inside a line, `[..]` stands for anything
//! ! a line of standard error
//! == public/a.html contains TEXT          also: lacks TEXT, present, absent; and `== public unchanged`
//! > approve content                       approves as three different posts
//! > put content/pages/a.md                writes the next section of that path that is marked `later`
//! > remove content/pages/a.md
//! -- content/pages/a.md --
//! the text of a file
//! -- content/pages/a.md (append, repeat 10000) --
//! >
//! ```
//!
//! Marks of a section, between brackets and parted by commas: `append`, `repeat N` (without the last line break),
//! `base64`, `bare` (no last line break), `symlink`, `folder`, `mode 000`, `later`.
//! A scenario without a `candour.toml` of its own has that of [`Lab::empty`].
//!
//! `UPDATE=1` rewrites what the commands print and how they end; `SCENARIO=part-of-a-name` runs those only.

#![expect(clippy::disallowed_methods, reason = "a test sets out files and looks at them")]
#![cfg(unix)] // Links and permissions are made as Unix makes them.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;
#[path = "scenarios/scenario.rs"]
mod scenario;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use scenario::Scenario;

#[test]
fn every_scenario_goes_as_it_is_written() {
    let files = files();
    assert!(!files.is_empty(), "no scenario has that name");
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(failure) = play(file) {
                        failures.lock().expect("no other thread has failed").push(failure);
                    }
                }
            });
        }
    });
    let mut failures = failures.into_inner().expect("no thread has failed");
    failures.sort();
    assert!(failures.is_empty(), "{} of {} scenarios:\n\n{}", failures.len(), files.len(), failures.join("\n"));
}

/// Plays one file, and writes it anew when asked to.
fn play(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).expect("a readable scenario");
    let name = file.file_stem().expect("a named file").to_string_lossy().into_owned();
    let mut scenario = Scenario::parse(&name, &text);
    let played = catch_unwind(AssertUnwindSafe(|| scenario.play()));
    let failures = played.map_err(|_| format!("### {name}\n  it could not be played to its end\n"))?;
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, scenario.text()).expect("a writable scenario");
    }
    if failures.is_empty() { Ok(()) } else { Err(format!("### {name}\n{}", failures.join("\n"))) }
}

fn files() -> Vec<PathBuf> {
    let wanted = std::env::var("SCENARIO").unwrap_or_default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let entries = fs::read_dir(folder).expect("the scenarios").map(|entry| entry.expect("a readable folder").path());
    let is_wanted = |file: &PathBuf| {
        let name = file.to_string_lossy();
        name.ends_with(".txt") && name.contains(&wanted)
    };
    let mut files: Vec<_> = entries.filter(is_wanted).collect();
    files.sort();
    files
}
