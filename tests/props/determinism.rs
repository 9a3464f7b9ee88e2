//! Same content, same day, same bytes: whatever the folder, the machine's clock zone, the threads or the files' dates.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::lab::{Lab, TODAY};

#[test]
fn the_same_content_gives_the_same_bytes_anywhere() {
    // Papers take long, so they are made for the small site alone.
    let (all, pages): (&[&str], &[&str]) = (&["build"], &["build", "--no-documents"]);
    for (first, build) in [(Lab::example(), pages), (Lab::copy_of("tests/golden/site"), all)] {
        let second = reversed(&first);
        let elsewhere = TempDir::new().expect("a temporary folder");
        let environment = |threads, zone| [("RAYON_NUM_THREADS", threads), ("TZ", zone), ("LC_ALL", "C")];
        first.run_with(build, &environment("1", "Pacific/Auckland")).ends(0);
        build_from(elsewhere.path(), build, &second.path(""), &environment("4", "America/New_York"));
        assert_same(&first, &second);
    }
}

#[test]
fn a_build_does_not_depend_on_the_build_before_it() {
    let first = Lab::copy_of("tests/golden/site");
    let second = Lab::copy_of("tests/golden/site");
    first.run(&["build", "--no-documents"]).ends(0);
    first.page("extra", "More.").approve(&["content/pages/extra.md"]).run(&["build"]).ends(0);
    fs::remove_file(first.path("content/pages/extra.md")).expect("a removed page");
    fs::remove_file(first.path("content/pages/extra.approval.toml")).expect("a removed record");
    first.run(&["build"]).ends(0);
    second.run(&["build"]).ends(0);
    assert_same(&first, &second);
}

/// Returns a copy whose files were written in the opposite order, with dates of their own.
fn reversed(lab: &Lab) -> Lab {
    let copy = Lab::empty();
    for (at, (path, bytes)) in lab.files("").into_iter().rev().enumerate() {
        copy.write(&path, bytes);
        let day = Duration::from_hours(24);
        let age = day * u32::try_from(at % 1_000).expect("a small number");
        let file = File::options().write(true).open(copy.path(&path)).expect("the file");
        file.set_modified(SystemTime::now() - age).expect("a date");
    }
    copy
}

/// Builds a site from another working folder.
fn build_from(working: &Path, build: &[&str], site: &Path, environment: &[(&str, &str)]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.current_dir(working).stdin(Stdio::null()).env_clear().envs(environment.iter().copied());
    command.args(build).args(["--today", TODAY, "--site"]).arg(site);
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn assert_same(first: &Lab, second: &Lab) {
    let (first, second) = (first.files("public"), second.files("public"));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second), "the two sites have other files");
    assert!(first.len() > 20, "only {} files", first.len());
    let other: Vec<&str> = first.iter().zip(&second).filter(|(a, b)| a.1 != b.1).map(|(a, _)| a.0.as_str()).collect();
    assert!(other.is_empty(), "other bytes in {other:?}");
}
