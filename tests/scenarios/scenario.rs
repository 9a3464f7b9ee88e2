//! One scenario: its text as steps and sections, and how it is played.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::lab::{Lab, Run};

/// One scenario, with its text kept line by line so that it can be written again.
pub(crate) struct Scenario {
    name: String,
    script: Vec<Line>,
    sections: Vec<Section>,
    files: String,
}

enum Line {
    Other(String),
    Command(Command),
    Change { text: String, verb: String, paths: Vec<String> },
    Claim(String),
}

struct Command {
    text: String,
    exit: Option<i32>,
    stdout: Vec<String>,
    stderr: Vec<String>,
}

struct Section {
    path: String,
    marks: Vec<String>,
    text: String,
}

/// The files at some paths, as they were before a command.
type Snapshots = BTreeMap<String, Vec<(String, Vec<u8>)>>;

impl Scenario {
    pub(crate) fn parse(name: &str, text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let end = lines.iter().position(|line| header(line).is_some()).unwrap_or(lines.len());
        let mut script = Vec::new();
        for line in &lines[..end] {
            script_line(name, line, &mut script);
        }
        let files = lines[end..].iter().flat_map(|line| [*line, "\n"]).collect();
        let mut sections: Vec<Section> = Vec::new();
        for line in &lines[end..] {
            if let Some((path, marks)) = header(line) {
                sections.push(Section { path, marks, text: String::new() });
            } else {
                let section = sections.last_mut().expect("a header comes first");
                section.text.extend([*line, "\n"]);
            }
        }
        Self { name: name.to_owned(), script, sections, files }
    }

    /// Returns the text of the scenario, with what the commands did in place of what they should have done.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.script {
            let written = match line {
                Line::Other(line) | Line::Claim(line) | Line::Change { text: line, .. } => line.clone(),
                Line::Command(command) => command.written(),
            };
            text.push_str(&written);
            text.push('\n');
        }
        text + &self.files
    }

    /// Plays every step, and returns what went otherwise than written; the steps then hold what happened.
    pub(crate) fn play(&mut self) -> Vec<String> {
        let lab = Lab::empty();
        self.set_out(&lab);
        let mut later = self.later();
        let claims = self.script.iter().filter_map(|line| if let Line::Claim(text) = line { Some(text) } else { None });
        let compared = claims.filter_map(|text| text.strip_prefix("== ")?.strip_suffix(" unchanged"));
        let compared: Vec<String> = compared.map(str::to_owned).collect();
        let (mut failures, mut before) = (Vec::new(), Snapshots::new());
        for line in &mut self.script {
            match line {
                Line::Other(_) => {}
                Line::Command(command) => {
                    before = compared.iter().map(|path| (path.clone(), snapshot(&lab, path))).collect();
                    failures.extend(command.run(&lab));
                }
                Line::Change { verb, paths, .. } => match verb.as_str() {
                    "approve" => {
                        lab.approve(&paths.iter().map(String::as_str).collect::<Vec<_>>());
                    }
                    "put" => {
                        let bytes = later.get_mut(&paths[0]).filter(|texts| !texts.is_empty());
                        let bytes = bytes.unwrap_or_else(|| panic!("{}: no later {}", self.name, paths[0])).remove(0);
                        lab.write(&paths[0], bytes);
                    }
                    _ => fs::remove_file(lab.path(&paths[0])).expect("a file to remove"),
                },
                Line::Claim(text) => failures.extend(claim(text, &lab, &before)),
            }
        }
        failures
    }

    /// Puts every file in its place.
    fn set_out(&self, lab: &Lab) {
        let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for section in self.sections.iter().filter(|section| !section.has("later")) {
            if section.has("symlink") {
                symlink(&section.text.trim_end().replace("[SITE]", &root(lab)), &lab.path(&section.path));
            } else if section.has("folder") {
                fs::create_dir_all(lab.path(&section.path)).expect("a folder");
            } else {
                let bytes = files.entry(&section.path).or_default();
                if !section.has("append") {
                    bytes.clear();
                }
                bytes.extend(section.bytes(&self.name));
            }
        }
        for (path, bytes) in files {
            lab.write(path, bytes);
        }
        for section in self.sections.iter().filter(|section| section.has("mode 000")) {
            lock(&lab.path(&section.path));
        }
    }

    fn later(&self) -> BTreeMap<String, Vec<Vec<u8>>> {
        let mut later: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
        for section in self.sections.iter().filter(|section| section.has("later")) {
            later.entry(section.path.clone()).or_default().push(section.bytes(&self.name));
        }
        later
    }
}

impl Section {
    fn has(&self, mark: &str) -> bool {
        self.marks.iter().any(|own| own == mark)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        let bare = self.text.strip_suffix('\n').unwrap_or(&self.text);
        if let Some(times) = self.marks.iter().find_map(|mark| mark.strip_prefix("repeat ")) {
            return bare.repeat(times.parse().unwrap_or_else(|_| panic!("{name}: repeat {times}"))).into_bytes();
        }
        if self.has("base64") {
            return base64(bare);
        }
        if self.has("bare") { bare.into() } else { self.text.clone().into_bytes() }
    }
}

impl Command {
    /// Runs the command, keeps what it did, and returns how that differs from what was written.
    fn run(&mut self, lab: &Lab) -> Option<String> {
        let words = words(&self.text.replace("[SITE]", &root(lab)));
        let at = words.iter().position(|word| word == "candour").expect("a scenario runs `candour`");
        let environment: Vec<_> = words[..at].iter().filter_map(|word| word.split_once('=')).collect();
        let arguments: Vec<_> = words[at + 1..].iter().map(String::as_str).collect();
        let run = lab.run_with(&arguments, &environment);
        let (stdout, stderr) = shown(&run, lab);
        let good = [fits(&self.stdout, &stdout), fits(&self.stderr, &stderr)];
        if self.exit == run.status && good == [true, true] {
            return None;
        }
        let after = |fits: bool, old: &[String], new: Vec<String>| if fits { old.to_vec() } else { new };
        let now = Self {
            text: self.text.clone(),
            exit: run.status,
            stdout: after(good[0], &self.stdout, stdout),
            stderr: after(good[1], &self.stderr, stderr),
        };
        let difference = diff(&self.written(), &now.written());
        *self = now;
        Some(difference)
    }

    fn written(&self) -> String {
        let exit = self.exit.map_or_else(|| "exit by a signal".to_owned(), |exit| format!("exit {exit}"));
        let mark = |mark: &str, line: &String| if line.is_empty() { mark.to_owned() } else { format!("{mark} {line}") };
        let lines = self.stdout.iter().map(|line| mark("|", line));
        let lines = lines.chain(self.stderr.iter().map(|line| mark("!", line)));
        [format!("> {}", self.text), exit].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

fn script_line(name: &str, line: &str, script: &mut Vec<Line>) {
    let unmarked = |mark| line.strip_prefix(mark).map(|rest: &str| rest.strip_prefix(' ').unwrap_or(rest).to_owned());
    if let Some(text) = line.strip_prefix("> ") {
        let words = words(text);
        if ["approve", "put", "remove"].contains(&words[0].as_str()) {
            let (verb, paths) = (words[0].clone(), words[1..].to_vec());
            script.push(Line::Change { text: line.to_owned(), verb, paths });
        } else {
            let text = text.to_owned();
            script.push(Line::Command(Command { text, exit: Some(0), stdout: Vec::new(), stderr: Vec::new() }));
        }
    } else if line.starts_with("== ") {
        script.push(Line::Claim(line.to_owned()));
    } else if line.is_empty() || line.starts_with('#') {
        script.push(Line::Other(line.to_owned()));
    } else {
        let Some(Line::Command(command)) = script.last_mut() else { panic!("{name}: `{line}` belongs to no command") };
        if let Some(exit) = line.strip_prefix("exit ") {
            command.exit = exit.parse().ok();
        } else if let Some(text) = unmarked('|') {
            command.stdout.push(text);
        } else if let Some(text) = unmarked('!') {
            command.stderr.push(text);
        } else {
            panic!("{name}: `{line}` is no part of a scenario");
        }
    }
}

/// Returns the path and the marks of `-- path (mark, mark) --`.
fn header(line: &str) -> Option<(String, Vec<String>)> {
    let inner = line.strip_prefix("-- ")?.strip_suffix(" --")?;
    let Some((path, marks)) = inner.strip_suffix(')').and_then(|inner| inner.split_once(" (")) else {
        return Some((inner.to_owned(), Vec::new()));
    };
    Some((path.to_owned(), marks.split(", ").map(str::to_owned).collect()))
}

/// Splits a command line at spaces outside quotes.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always one").push(c),
        }
    }
    words
}

fn root(lab: &Lab) -> String {
    lab.path("").to_string_lossy().trim_end_matches('/').to_owned()
}

fn shown(run: &Run, lab: &Lab) -> (Vec<String>, Vec<String>) {
    let lines = |text: &str| text.replace(&root(lab), "[SITE]").lines().map(str::to_owned).collect();
    (lines(&run.stdout), lines(&run.stderr))
}

/// Returns whether lines are those expected; `...` stands for any number of lines, `[..]` for anything inside one.
fn fits(expected: &[String], lines: &[String]) -> bool {
    match expected.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == "..." => (0..=lines.len()).any(|from| fits(rest, &lines[from..])),
        Some((first, rest)) => lines.first().is_some_and(|line| line_fits(first, line)) && fits(rest, &lines[1..]),
    }
}

fn line_fits(expected: &str, line: &str) -> bool {
    match expected.split_once("[..]") {
        None => expected == line,
        Some((start, rest)) => line.strip_prefix(start).is_some_and(|line| {
            let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
            ends.any(|at| line_fits(rest, &line[at..]))
        }),
    }
}

/// Returns the file at a path, or every file below it.
fn snapshot(lab: &Lab, path: &str) -> Vec<(String, Vec<u8>)> {
    fs::read(lab.path(path)).map_or_else(|_| lab.files(path), |bytes| vec![(path.to_owned(), bytes)])
}

/// Returns what is wrong with a claim such as `== public/index.html contains TEXT`.
fn claim(line: &str, lab: &Lab, before: &Snapshots) -> Option<String> {
    let claim = &line["== ".len()..];
    let (path, claim) = claim.split_once(' ').expect("a path and a claim");
    let (verb, text) = claim.split_once(' ').unwrap_or((claim, ""));
    let place = lab.path(path);
    let holds = |text: &str| fs::read_to_string(&place).map(|whole| whole.contains(text));
    let is_true = match verb {
        "present" => place.symlink_metadata().is_ok(),
        "absent" => place.symlink_metadata().is_err(),
        "contains" => holds(text).unwrap_or(false),
        "lacks" => holds(text).is_ok_and(|holds| !holds),
        "unchanged" => before.get(path) == Some(&snapshot(lab, path)),
        _ => panic!("`{verb}` is no claim"),
    };
    (!is_true).then(|| format!("  not true: {line}\n"))
}

/// Returns two texts as one, with `-` before lines of the first only and `+` before lines of the second only.
fn diff(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut text) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        let (mark, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (" ", old[i - 1])
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ("-", old[i - 1])
        } else {
            j += 1;
            ("+", new[j - 1])
        };
        text.extend(["  ", mark, " ", line, "\n"]);
    }
    text
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| ALPHABET.iter().position(|&digit| digit == byte));
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for digit in digits {
        (held, bits) = (held << 6 | digit, bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).expect("one byte"));
            held &= (1 << bits) - 1;
        }
    }
    bytes
}

#[cfg(unix)]
fn symlink(target: &str, place: &Path) {
    fs::create_dir_all(place.parent().expect("a link stands in a folder")).expect("a folder");
    std::os::unix::fs::symlink(target, place).expect("a link");
}

#[cfg(unix)]
fn lock(place: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(place, fs::Permissions::from_mode(0o000)).expect("a file of ours");
}
