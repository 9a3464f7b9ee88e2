//! Cases, and what `candour scan` finds in them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::lab::Lab;

/// One text with its identifiers.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) path: String,
    /// Characters from and to, and the label.
    pub(crate) spans: Vec<(usize, usize, String)>,
    /// The same in the path.
    pub(crate) in_path: usize,
    pub(crate) tags: Vec<String>,
    pub(crate) clean: bool,
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

/// One finding in a case.
pub(crate) struct Found {
    /// Characters from and to; none when the path is meant.
    pub(crate) place: Option<(usize, usize)>,
    pub(crate) error: bool,
    /// Whether it speaks of an attached file.
    pub(crate) attached: bool,
}

/// A corpus and what its partnership allows.
pub(crate) struct Corpus {
    name: &'static str,
    allowed: String,
}

impl Corpus {
    pub(crate) fn load(name: &'static str) -> Self {
        let context: Value = serde_json::from_str(&read(name, "context.json")).expect("JSON");
        let mut allowed = String::new();
        let mut allow = |text: &str, kind: &str| {
            let rest = "reason = \"known\"\nby = \"Business Manager\"\nexpires = 2099-12-31\nsource = \"a minute\"";
            let _ = writeln!(allowed, "[[allow]]\ntext = {text:?}\nkind = \"{kind}\"\n{rest}\n");
        };
        for term in context["terms"].as_array().into_iter().flatten() {
            let kind = match term["kind"].as_str().unwrap_or_default() {
                "setting" => "venue",
                "person" => "office-holder",
                kind => kind,
            };
            allow(text(&term["text"]), kind);
        }
        for (list, kind) in [("phones", "phone"), ("emails", "email"), ("handles", "handle")] {
            context[list].as_array().into_iter().flatten().for_each(|term| allow(text(&term["text"]), kind));
        }
        allow(text(&context["partnership"]["name"]), "organisation");
        Self { name, allowed }
    }

    /// Returns the cases of a set; none when the corpus has no such set.
    pub(crate) fn set(&self, set: &str) -> Vec<Case> {
        let lines = read(self.name, &format!("{set}.jsonl"));
        lines.lines().map(|line| case(&serde_json::from_str(line).expect("JSON"))).collect()
    }
}

fn read(corpus: &str, file: &str) -> String {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/anonymity").join(corpus).join(file);
    #[expect(clippy::disallowed_methods, reason = "a test reads its own cases")]
    std::fs::read_to_string(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn case(value: &Value) -> Case {
    let id = text(&value["id"]).to_owned();
    let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a place");
    let span = |span: &Value| (number(&span[0]), number(&span[1]), text(&span[2]).to_owned());
    let files = value["files"].as_array().into_iter().flatten();
    Case {
        text: text(&value["text"]).to_owned(),
        path: value["path"].as_str().map_or_else(|| format!("content/cases/{}.md", id.to_lowercase()), str::to_owned),
        spans: value["spans"].as_array().into_iter().flatten().map(span).collect(),
        in_path: value["path_spans"].as_array().map_or(0, Vec::len),
        tags: value["tags"].as_array().into_iter().flatten().map(|tag| text(tag).to_owned()).collect(),
        clean: value["clean"].as_bool().unwrap_or(false),
        files: files.map(|file| (text(&file["path"]).to_owned(), base64(text(&file["b64"])))).collect(),
        id,
    }
}

fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').map(value).collect();
    let mut bytes = Vec::new();
    for four in digits.chunks(4) {
        let whole =
            four.iter().enumerate().fold(0_u32, |whole, (at, digit)| whole | u32::from(*digit) << (18 - 6 * at));
        bytes.extend_from_slice(&whole.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// Scans all cases at once, and returns the findings of each.
pub(crate) fn scan(corpus: &Corpus, cases: &[Case]) -> Vec<Vec<Found>> {
    let lab = Lab::empty();
    lab.write("content/_disclosure/allowed.toml", &corpus.allowed);
    for case in cases {
        lab.write(&case.path, &case.text);
        for (path, bytes) in &case.files {
            lab.write(path, bytes);
        }
    }
    let run = lab.run(&["scan", "--format", "json", "content"]);
    assert!(matches!(run.status, Some(0 | 4)), "{}", run.stderr);
    let whole: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let mut by_file: HashMap<&str, Vec<&Value>> = HashMap::new();
    for finding in whole["findings"].as_array().into_iter().flatten() {
        if text(&finding["rule"]).starts_with("anon/") && finding["severity"] != "info" {
            by_file.entry(text(&finding["file"])).or_default().push(finding);
        }
    }
    cases.iter().map(|case| in_case(case, &by_file)).collect()
}

fn in_case(case: &Case, by_file: &HashMap<&str, Vec<&Value>>) -> Vec<Found> {
    let places =
        std::iter::once((case.path.as_str(), false)).chain(case.files.iter().map(|(path, _)| (path.as_str(), true)));
    let mut found = Vec::new();
    for (path, attached) in places {
        for finding in by_file.get(path).into_iter().flatten() {
            let byte = |key: &str| finding[key].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
            let character = |at: usize| case.text[..case.text.floor_char_boundary(at)].chars().count();
            let in_text = !attached && finding["where"] != "path";
            let place =
                in_text.then(|| (character(byte("start")), character(byte("end")).max(character(byte("start")) + 1)));
            found.push(Found { place, error: finding["severity"] == "error", attached });
        }
    }
    found
}
