//! A full disk or a killed process leaves the old site standing, byte for byte, and the next build puts all right.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test sets out folders, runs programs and says what it leaves out"
)]
#![cfg(unix)] // Limits and signals are those of Unix.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use lab::{Lab, TODAY};

/// Pages of the large site: enough that a build takes some time.
const PAGES: usize = 400;

#[test]
fn a_killed_build_leaves_the_old_site_and_the_next_one_succeeds() {
    let lab = large();
    lab.run(&["build"]).ends(0);
    let old = site(&lab);
    change(&lab);
    let whole = time_of_a_build(&lab, "elsewhere");
    let mut killed = 0;
    for part in 1..=12 {
        let mut build = start(&lab);
        std::thread::sleep(whole * part / 12);
        build.kill().expect("a process of ours");
        let status = build.wait().expect("a process of ours");
        if status.signal().is_none() {
            // It came to its end first: then the new site stands, whole.
            assert!(status.success(), "{status}");
            assert_ne!(site(&lab), old);
            break;
        }
        killed += 1;
        let now = site(&lab);
        assert!(now == old || now == site_in(&lab, "elsewhere"), "after {part} of 12 parts, a mixture stands");
        if now != old {
            break;
        }
    }
    assert!(killed > 3, "only {killed} builds were killed in time");
    lab.run(&["build"]).ends(0);
    assert!(site(&lab) == site_in(&lab, "elsewhere"), "the next build makes another site");
    assert_eq!(beside(&lab), BTreeSet::new(), "something is left beside the site");
}

#[test]
fn a_build_killed_while_it_writes_leaves_the_old_site() {
    let lab = large();
    lab.run(&["build"]).ends(0);
    let old = site(&lab);
    change(&lab);
    lab.run(&["build", "--out", "elsewhere"]).ends(0);
    let mut left_old = 0;
    for files in [1, 20, 100, 200] {
        let mut build = start(&lab);
        let staging = lab.path(".public.candour-staging");
        let deadline = Instant::now() + Duration::from_mins(1);
        while count(&staging) < files && build.try_wait().expect("a process of ours").is_none() {
            assert!(Instant::now() < deadline, "the build never wrote {files} files");
        }
        build.kill().expect("a process of ours");
        build.wait().expect("a process of ours");
        let now = site(&lab);
        if now != old {
            // The swap came between the look and the kill: then the new site stands, whole.
            assert!(now == site_in(&lab, "elsewhere"), "killed after {files} files, a mixture stands");
            break;
        }
        left_old += 1;
    }
    assert!(left_old > 0, "no build was killed while it wrote");
    lab.run(&["build"]).ends(0);
    assert!(site(&lab) == site_in(&lab, "elsewhere"), "the next build makes another site");
    assert_eq!(beside(&lab), BTreeSet::new(), "something is left beside the site");
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let Some(disk) = Disk::mount(3 * 1024 * 1024) else {
        println!("no disk of its own could be mounted here; a limit on the size of files stands in for it");
        return;
    };
    let lab = large();
    let out = disk.folder().join("public");
    let out = out.to_str().expect("a plain path");
    // A small site first: the large one cannot stand beside it.
    for number in 20..PAGES {
        std::fs::remove_file(lab.path(&format!("content/pages/p{number}.approval.toml"))).expect("a record");
    }
    lab.run(&["build", "--out", out]).ends(0);
    let old = files(Path::new(out));
    assert!(old.len() > 20, "the small site does not fit");
    lab.approve(&["content"]);
    let run = lab.run(&["build", "--out", out]).ends(1);
    assert!(run.stderr.contains("The old site stands as it was."), "{}", run.stderr);
    assert!(run.stderr.contains("No space left"), "{}", run.stderr);
    assert!(files(Path::new(out)) == old, "the old site is changed");
    let left: Vec<_> = names(disk.folder()).into_iter().filter(|name| name != "public").collect();
    assert_eq!(left, Vec::<String>::new(), "something is left beside the site");
    for number in 20..PAGES {
        std::fs::remove_file(lab.path(&format!("content/pages/p{number}.approval.toml"))).expect("a record");
    }
    lab.run(&["build", "--out", out]).ends(0);
    assert!(files(Path::new(out)) == old, "the same site is another");
}

#[test]
fn a_file_that_may_not_grow_leaves_the_old_site() {
    let lab = Lab::empty();
    lab.page("about", "Tell us early.").approve(&["content"]);
    lab.run(&["build"]).ends(0);
    let old = site(&lab);
    // One page becomes larger than any file may be: the write fails half way.
    lab.page("long", &"Tell us early.\n\n".repeat(20_000)).approve(&["content"]);
    let run = limited(&lab, 100);
    assert!(site(&lab) == old, "the old site is changed");
    let text = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.code() == Some(1) || run.status.signal().is_some(), "{}\n{text}", run.status);
    if run.status.code() == Some(1) {
        assert!(text.contains("The old site stands as it was."), "{text}");
    }
    lab.run(&["build"]).ends(0);
    assert!(lab.path("public/pages/long.html").is_file(), "the next build did not publish the page");
    assert_eq!(beside(&lab), BTreeSet::new(), "something is left beside the site");
}

#[test]
fn a_folder_that_may_not_be_written_is_said_so() {
    let lab = Lab::empty();
    lab.page("about", "Tell us early.").approve(&["content"]);
    // The kernel's own folder refuses even the superuser.
    let run = lab.run(&["build", "--out", "/proc/candour/public"]);
    assert!(matches!(run.status, Some(1 | 2)), "{run:?}");
    assert!(run.stderr.starts_with("error: `/proc/candour"), "{}", run.stderr);
}

#[test]
fn what_may_not_be_opened_is_reported_and_not_passed_over() {
    let lab = Lab::empty();
    lab.page("open", "Tell us early.").page("locked", "Tell us early.");
    lab.write("content/pages/inside/lost.md", "").write("themes/candour/templates/404.html", "Not here.");
    let locked = ["content/pages/locked.md", "content/pages/inside", "themes/candour/templates/404.html"];
    for path in locked {
        allow(&lab.path(path), 0o000);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.current_dir(lab.path("")).args(["check", "--format", "short", "--today", TODAY]);
    if std::fs::read(lab.path(locked[0])).is_ok() {
        // The superuser may open everything, so somebody else has to look.
        allow(&lab.path(""), 0o755);
        command.uid(65_534).gid(65_534);
    }
    let output = command.output();
    allow(&lab.path(locked[1]), 0o755);
    let output = match output {
        Ok(output) => output,
        Err(error) => return println!("nobody else may run the program here: {error}"),
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(3), "{text}{}", String::from_utf8_lossy(&output.stderr));
    for path in locked {
        assert!(text.contains(&format!("{path}:1:1: error[file/unreadable]")), "{path} is not reported:\n{text}");
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_reported_and_not_waited_for() {
    let lab = Lab::empty();
    lab.page("open", "Tell us early.").write("themes/candour/templates/own.html", "");
    let pipes = ["content/pages/pipe.md", "content/pages/pipe.svg", "themes/candour/templates/404.html"];
    for path in pipes {
        let made = Command::new("mkfifo").arg(lab.path(path)).status();
        if !made.is_ok_and(|status| status.success()) {
            return println!("no pipes can be made here");
        }
    }
    let run = lab.run(&["check", "--format", "short"]).ends(3);
    for path in pipes {
        let line = format!("{path}:1:1: error[file/unreadable]");
        assert!(run.stdout.contains(&line), "{path} is not reported:\n{}", run.stdout);
    }
}

/// A site of many pages, all approved.
fn large() -> Lab {
    let lab = Lab::empty();
    for number in 0..PAGES {
        let body = format!("## Part {number}\n\n{}\n", "Tell us early if you are worried about a child. ".repeat(60));
        lab.page(&format!("p{number}"), &body);
    }
    lab.approve(&["content"]);
    lab
}

/// Changes the title of the site, and with it every page.
fn change(lab: &Lab) {
    let settings = lab.read("candour.toml").replace("Example", "Another example");
    lab.write("candour.toml", settings);
}

fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a file of ours");
}

fn start(lab: &Lab) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.current_dir(lab.path("")).args(["build", "--today", TODAY]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

fn time_of_a_build(lab: &Lab, out: &str) -> Duration {
    let start = Instant::now();
    lab.run(&["build", "--out", out]).ends(0);
    start.elapsed()
}

/// Builds where no file may be larger than some blocks of 512 or 1024 bytes, as the shell counts them.
fn limited(lab: &Lab, blocks: usize) -> Output {
    let program = env!("CARGO_BIN_EXE_candour");
    let script = format!("ulimit -f {blocks} && exec '{program}' build --today {TODAY}");
    Command::new("sh").current_dir(lab.path("")).args(["-c", &script]).output().expect("a shell")
}

fn site(lab: &Lab) -> Vec<(String, Vec<u8>)> {
    site_in(lab, "public")
}

fn site_in(lab: &Lab, folder: &str) -> Vec<(String, Vec<u8>)> {
    // An unfinished site carries this marker, and a finished one may for a moment.
    lab.files(folder).into_iter().filter(|(path, _)| path != ".candour-staging").collect()
}

/// Returns what stands beside the site and is not the author's.
fn beside(lab: &Lab) -> BTreeSet<String> {
    let names = names(&lab.path("")).into_iter();
    names
        .filter(|name| ![".candour", "candour.toml", "content", "public", "elsewhere"].contains(&name.as_str()))
        .collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Returns how many pages stand in a folder that is being written.
fn count(folder: &Path) -> usize {
    names(&folder.join("pages")).len()
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for name in names(folder) {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => files.push((path, bytes)),
            Err(_) => files.extend(self::files(&path)),
        }
    }
    files
}

/// A small disk in memory, taken away after the test.
struct Disk(tempfile::TempDir);

impl Disk {
    /// Returns the disk, or nothing when this process may not mount one.
    fn mount(bytes: u64) -> Option<Self> {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let size = format!("size={bytes}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            Ok(output) => {
                println!("mount: {}", String::from_utf8_lossy(&output.stderr).trim());
                None
            }
            Err(error) => {
                println!("mount: {error}");
                None
            }
        }
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}
