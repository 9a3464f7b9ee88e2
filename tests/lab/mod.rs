//! A bench for driving the real binary on real folders: its own temporary folder, a fixed day, no network.
#![allow(dead_code, reason = "each test file uses the part of the bench that it needs")]
#![allow(clippy::disallowed_methods, reason = "a test makes its own files and starts the program")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use candour::reading::each_said;
use tempfile::TempDir;

/// The day that every test takes for today, unless it says otherwise.
pub const TODAY: &str = "2026-11-22";

/// A site folder that goes away after the test.
pub struct Lab {
    folder: TempDir,
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A source of numbers that is the same on every machine (Marsaglia's xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// Returns the next number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("smaller than the limit")
    }
}

impl Lab {
    /// Returns a site with nothing but its settings: one area, `north`.
    pub fn empty() -> Self {
        let lab = Self { folder: TempDir::new().expect("a temporary folder") };
        lab.write("candour.toml", "[site]\ntitle = \"Example\"\n\n[[area]]\nid = \"north\"\nname = \"North\"\n");
        lab
    }

    /// Returns a copy of the example partnership of this repository, without its output.
    pub fn example() -> Self {
        let lab = Self { folder: TempDir::new().expect("a temporary folder") };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::copy(root.join("candour.toml"), lab.path("candour.toml")).expect("the settings");
        copy(&root.join("content"), &lab.path("content"));
        lab
    }

    /// Returns a copy of a site folder of this repository, such as `tests/golden/site`.
    pub fn copy_of(folder: &str) -> Self {
        let lab = Self { folder: TempDir::new().expect("a temporary folder") };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), lab.folder.path());
        lab
    }

    /// Returns the place of a file in the site folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(place, bytes).expect("a file");
        self
    }

    /// Writes a whole plain page with this text; its id is `page-NAME`.
    pub fn page(&self, name: &str, body: &str) -> &Self {
        self.page_with(name, "", body)
    }

    /// Writes a whole plain page with more front matter.
    pub fn page_with(&self, name: &str, front: &str, body: &str) -> &Self {
        let text = format!(
            "+++\nid = \"page-{name}\"\ntitle = \"Page {name}\"\nsummary = \"About {name}.\"\n\
             author_role = \"Learning Officer\"\n{front}+++\n\n{body}\n"
        );
        self.write(&format!("content/pages/{name}.md"), text)
    }

    /// Returns the text of a file of the site folder.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs the program in the site folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program in the site folder with more environment.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.current_dir(self.folder.path()).args(arguments).stdin(Stdio::null());
        command.env_clear().env("NO_COLOR", "1").env("HOME", "/nonexistent");
        if !arguments.contains(&"--today") && !environment.iter().any(|(name, _)| *name == "SOURCE_DATE_EPOCH") {
            command.args(["--today", TODAY]);
        }
        command.envs(environment.iter().copied());
        let output = command.output().expect("the program starts");
        Run {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// Approves documents as three different posts, and fails the test if that is refused.
    pub fn approve(&self, paths: &[&str]) -> &Self {
        let mut arguments =
            vec!["approve", "--yes", "--as", "Chair of the sub-group", "--anonymised-by", "Business Manager"];
        arguments.extend(["--reference", "Sub-group, item 1"]);
        arguments.extend(paths);
        let run = self.run(&arguments);
        assert_eq!(run.status, Some(0), "approve {paths:?}\n{}{}", run.stdout, run.stderr);
        self
    }

    /// Returns the files of the built site that name or say something, also inside of packs and papers.
    pub fn places_of(&self, words: &str) -> Vec<String> {
        let files = self.files("public").into_iter();
        files.filter(|(path, bytes)| says(path, bytes, words)).map(|(path, _)| path).collect()
    }

    /// Returns every file below a folder of the site, by its path there, in order.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(folder);
        let mut files = Vec::new();
        gather(&root, &root, &mut files);
        files.sort();
        files
    }
}

/// Returns whether a file names or says something, also inside of packs, messages and papers.
pub fn says(path: &str, bytes: &[u8], words: &str) -> bool {
    let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    let mut found = path.contains(words) || holds(bytes);
    let read = each_said(path, bytes, &mut |name, part| {
        // A line of a paper may end between any two words.
        found |= name.contains(words)
            || holds(
                &part.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(&b' '),
            );
        !found
    });
    assert!(read.is_ok(), "nobody can read {path}");
    found
}

impl Run {
    /// Asserts how the run ended, and returns it.
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(
            self.status,
            Some(status),
            "\n--- standard output\n{}\n--- standard error\n{}",
            self.stdout,
            self.stderr
        );
        self
    }
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.map(|entry| entry.expect("a readable folder")) {
        if entry.file_type().expect("a file type").is_dir() {
            gather(root, &entry.path(), files);
        } else {
            let inner = entry.path().strip_prefix(root).expect("below its root").to_string_lossy().replace('\\', "/");
            files.push((inner, fs::read(entry.path()).expect("a readable file")));
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a file type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copied file");
        }
    }
}
