//! Nothing stops at the first fault: all of them are reported in one run, each at its place.

#![expect(clippy::disallowed_methods, reason = "a test looks at the files that it has set out")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use lab::Lab;
use serde_json::Value;

/// What is expected of one finding: rule, file in `content/pages`, line, column.
type Place<'a> = (&'a str, &'a str, u64, u64);

#[test]
fn twenty_different_faults_in_one_folder_are_all_reported_in_one_run() {
    let lab = Lab::empty();
    set_out(&lab);
    let run = lab.run(&["check", "--format", "json"]).ends(3);
    let found: Value = serde_json::from_str(&run.stdout).expect("one JSON document");
    let findings = found["findings"].as_array().expect("a list");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("text").to_owned();
    let number = |finding: &Value, key: &str| finding[key].as_u64().expect("a number");
    let mut places: Vec<_> = findings
        .iter()
        .map(|each| {
            (
                text(each, "rule"),
                text(each, "file").replace("content/pages/", ""),
                number(each, "line"),
                number(each, "column"),
            )
        })
        .collect();
    places.sort();
    let mut expected: Vec<_> =
        EXPECTED.iter().map(|&(rule, file, line, column)| (rule.to_owned(), file.to_owned(), line, column)).collect();
    expected.sort();
    assert_eq!(places, expected, "\n{places:#?}");
    let rules: std::collections::BTreeSet<_> = EXPECTED.iter().map(|(rule, ..)| rule).collect();
    assert!(rules.len() >= 20, "only {} different faults", rules.len());
}

#[test]
fn every_finding_names_a_place_that_is_really_there() {
    let lab = Lab::empty();
    set_out(&lab);
    let run = lab.run(&["check", "--format", "json"]).ends(3);
    let found: Value = serde_json::from_str(&run.stdout).expect("one JSON document");
    for finding in found["findings"].as_array().expect("a list") {
        let number = |key: &str| usize::try_from(finding[key].as_u64().expect("a number")).expect("a small number");
        let Ok(text) = std::fs::read_to_string(lab.path(finding["file"].as_str().expect("a path"))) else { continue };
        let at = |line: &str, column: &str| {
            let before: usize = text.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
            let line = &text[before..];
            before + line.char_indices().nth(number(column) - 1).map_or(line.len(), |(at, _)| at)
        };
        assert_eq!(at("line", "column"), number("start"), "{finding}");
        assert_eq!(at("end_line", "end_column"), number("end"), "{finding}");
        assert!(!finding["message"].as_str().expect("words").is_empty(), "{finding}");
    }
}

fn set_out(lab: &Lab) {
    let front = "+++\nid = \"page-faults\"\ntitle = \"Faults\"\nsummary = \"Ŵyl, tŷ: letters of two bytes.\"\n\
                 author_role = \"Learning Officer\"\n";
    // The lines of the front matter are 1 to 5, so the first of these is line 6.
    let keys = "themse = [\"neglect\"]\nthemes = [\"neglekt\"]\nareas = [\"nroth\"]\nrelated = [\"page-nowhere\"]\n\
                aliases = [\"/old.html\"]\n+++\n\n";
    // The body begins at line 13.
    let body = "# The title again\n\n\
                Ŵyl a <b>loud</b> word.\n\n\
                #### Two levels down\n\n\
                Ŷ, [click here](https://example.org/thresholds) or [run](javascript:alert(1)) or [nothing]().\n\n\
                ![](steps.svg) and ![Far away](https://example.org/far.png)\n\n\
                A mark without a note.[^1] And [words][missing].\n\n\
                | Who | |\n|---|---|\n| School | Same day |\n\n\
                ::: note\nA slip in the name.\n:::\n\n\
                [^2]: A note without a mark.\n\n\
                ::: practice\nNever closed.\n";
    lab.write("content/pages/faults.md", format!("{front}{keys}{body}"));
    lab.page_with("types", "review_by = \"2027-03-12\"\nversion = \"\"\n", "Text.");
    lab.page_with("dates", "published = 2026-03-12\nreview_by = 2025-03-12\n", "Text.");
    lab.page_with("slug", "slug = \"Our Page\"\n", "Text.");
    lab.page_with("kind", "kind = \"pages\"\n", "Text.");
    lab.page_with("older", "replaces = \"page-newer\"\n", "Text.");
    lab.page_with("newer", "replaces = \"page-older\"\n", "Text.");
    lab.page("twin", "Text.");
    lab.page_with("other-twin", "slug = \"twin\"\n", "Text.");
    lab.write(
        "content/pages/deep.md",
        format!("{}\n{}Deep.\n", front.replace("faults", "deep") + "+++\n", "> ".repeat(40)),
    );
    lab.write("content/pages/same-id.md", format!("{front}+++\n\nText.\n").replace("page-faults", "page-twin"));
    lab.write("content/pages/bare.md", "No front matter.\n");
    lab.write("content/pages/open.md", "+++\nid = \"page-open\"\n");
    lab.write("content/pages/syntax.md", "+++\nid = \"page-syntax\"\ntitle = Syntax\n+++\n");
    lab.write(
        "content/pages/missing.md",
        "+++\nid = \"page-missing\"\ntitle = \"M\"\nauthor_role = \"Learning Officer\"\n+++\n",
    );
    lab.write("content/pages/empty.md", "");
    lab.write("content/pages/bytes.md", b"\xff\xfe");
    lab.write("content/pages/aux.md", "Text.\n");
    lab.write("content/pages/leaflet.txt", "Text.\n");
    lab.write("content/pages/gone.approval.toml", "");
}

const EXPECTED: &[Place<'_>] = &[
    ("access/heading-order", "faults.md", 13, 1),
    ("access/heading-order", "faults.md", 17, 1),
    ("access/missing-alt", "faults.md", 21, 1),
    ("access/table-header", "faults.md", 25, 1),
    // Welsh words.
    ("anon/name-question", "deep.md", 4, 12),
    ("anon/name-question", "deep.md", 4, 17),
    ("anon/name-question", "faults.md", 4, 12),
    ("anon/name-question", "faults.md", 4, 17),
    ("anon/name-question", "faults.md", 15, 1),
    ("anon/name-question", "same-id.md", 4, 12),
    ("anon/name-question", "same-id.md", 4, 17),
    ("approval/orphan", "gone.approval.toml", 1, 1),
    ("file/empty", "empty.md", 1, 1),
    ("file/empty", "gone.approval.toml", 1, 1),
    ("file/hostile-name", "aux.md", 1, 1),
    ("file/not-text", "bytes.md", 1, 1),
    ("file/unexpected", "leaflet.txt", 1, 1),
    ("front/bad-slug", "slug.md", 6, 8),
    ("front/missing", "bare.md", 1, 1),
    ("front/unclosed", "open.md", 1, 1),
    ("front/unknown-kind", "kind.md", 6, 8),
    ("link/cycle", "older.md", 6, 12),
    ("link/dangling", "faults.md", 9, 12),
    ("link/missing-asset", "faults.md", 21, 1),
    ("link/vague-text", "faults.md", 19, 4),
    ("markdown/broken-reference", "faults.md", 23, 32),
    ("markdown/empty-link", "faults.md", 19, 82),
    ("markdown/footnote", "faults.md", 23, 23),
    ("markdown/raw-html", "faults.md", 15, 7),
    ("markdown/remote-image", "faults.md", 21, 20),
    ("markdown/too-deep", "deep.md", 8, 65),
    ("markdown/unclosed-directive", "faults.md", 35, 1),
    ("markdown/unknown-directive", "faults.md", 29, 5),
    ("markdown/unsafe-link", "faults.md", 19, 52),
    ("markdown/unused-footnote", "faults.md", 33, 1),
    ("meta/alias", "faults.md", 10, 12),
    ("meta/dates", "dates.md", 7, 13),
    ("meta/duplicate-address", "other-twin.md", 1, 1),
    ("meta/duplicate-address", "twin.md", 1, 1),
    ("meta/duplicate-id", "same-id.md", 2, 6),
    ("meta/duplicate-id", "twin.md", 2, 6),
    ("meta/unknown-area", "faults.md", 8, 10),
    ("meta/unknown-word", "faults.md", 7, 11),
    ("toml/bad-value", "types.md", 7, 11),
    ("toml/missing-key", "missing.md", 1, 1),
    ("toml/syntax", "syntax.md", 3, 9),
    ("toml/unknown-key", "faults.md", 6, 1),
    ("toml/wrong-type", "types.md", 6, 13),
];
