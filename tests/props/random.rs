//! Whatever an author types, the program ends in order, and every finding points at characters of a file.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestCaseResult, TestRng, TestRunner};
use sha2::{Digest, Sha256};

use super::html::tags;
use crate::lab::Lab;

/// How many documents are tried; each is checked, and built as if it had been approved.
const CASES: u32 = 64;

#[test]
fn any_document_is_either_published_whole_or_answered_with_findings() {
    let (seed, given) = seed();
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let outcome = runner.run(&document(), |text| try_document(&text));
    let hex = seed.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    if let Err(fault) = outcome {
        panic!(
            "{fault}\nthe same again: SEED={hex} cargo test --test props{}",
            if given { " (it was given)" } else { "" }
        );
    }
}

/// Returns the seed that the environment gives, or a new one.
fn seed() -> ([u8; 32], bool) {
    let given = std::env::var("SEED").ok();
    let hex = given.clone().unwrap_or_else(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock after 1970");
        format!("{:x}", Sha256::digest(now.as_nanos().to_string()))
    });
    let bytes = (0..32).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("64 hexadecimal digits"));
    let seed: Vec<u8> = bytes.collect();
    (seed.try_into().expect("32 bytes"), given.is_some())
}

/// Returns texts that are nearly documents: whole front matter with odd values and lines, then Markdown from shards.
fn document() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        3 => "[a-zA-Z ,.'é]{1,30}",
        1 => "\\PC{0,12}",
        1 => Just("<b>\u{202e}&amp;</script>".to_owned()),
        1 => Just("\u{1f469}\u{200d}\u{1f467} e\u{301}".to_owned()),
    ];
    let line = prop_oneof![
        24 => Just(String::new()),
        2 => value.clone().prop_map(|text| format!("version = {}\n", quoted(&text))),
        1 => value.clone().prop_map(|text| format!("themes = [{}]\n", quoted(&text))),
        1 => value.clone().prop_map(|text| format!("aliases = [{}]\n", quoted(&text))),
        1 => value.clone().prop_map(|text| format!("related = [{}]\n", quoted(&text))),
        1 => "[a-z_\\[\\]=\"'.{} 0-9é-]{0,20}\n",
        1 => Just("published = 2026-02-30\n".to_owned()),
        1 => Just("slug = \"../../x\"\n".to_owned()),
    ];
    let shard = prop_oneof![
        6 => "[a-z éŵ☂,.]{1,40}\n\n",
        2 => "\\PC{0,20}\n",
        2 => "[-*#>|:`~\\[\\](){}!_^<&0-9 \t\n.\\\\]{0,16}",
        2 => "## [a-zé]{1,8}\n\n",
        1 => "#{1,7} [a-zé]{0,8}\n\n",
        1 => "[*_~`]{1,3}[a-z é]{1,8}[*_~`]{1,3} ",
        1 => "\\[[a-zé]{0,6}\\]\\((id:[a-z-]{0,8}|#[a-z]{0,5}|https?://[a-zé.]{0,9}|[a-z./]{0,9}|javascript:x)\\) ",
        1 => "!\\[[a-z]{0,4}\\]\\([a-z./]{0,8}\\) ",
        1 => "(- |\\* |[0-9]{1,3}\\. |- \\[[ x]\\] ){1,3}[a-zé]{0,9}\n",
        1 => "\\| [a-zé|]{0,6} \\| b \\|\n\\|:?-{1,3}:?\\|---\\|\n\\| c \\|\n\n",
        1 => "\\[\\^[a-z]{1,3}\\](: [a-zé]{0,8}\n)?",
        1 => "(> ){1,3}(\\[!(NOTE|TIP|WARNING|X)\\])?\n?> [a-zé]{0,9}\n",
        1 => ":::+ ?(notes|exercise|figure|columns|column|steps|voice|support|x)?[ a-zé]{0,8}\n",
        1 => Just(":::\n".to_owned()),
        1 => "(```|~~~)[a-z]{0,4}\n[^`~]{0,9}\n(```|~~~)?\n",
        1 => "</?[a-z]{1,6}( [a-z]{1,3}=\"[a-z]{0,3}\")?/?>",
        1 => "&#?x?[0-9a-fA-F]{1,6};|&[a-z]{1,5};",
        1 => Just("\r\n".to_owned()),
        1 => Just("\u{feff}\u{2028}\u{0}".to_owned()),
    ];
    let head = (value, prop::collection::vec(line, 0..3), prop::bool::weighted(0.95)).prop_map(|(title, lines, closed)| {
        let end = if closed { "+++\n" } else { "" };
        format!(
            "+++\nid = \"page-odd\"\ntitle = {}\nsummary = \"About it.\"\nauthor_role = \"Learning Officer\"\n{}{end}",
            quoted(&title),
            lines.concat()
        )
    });
    (head, prop::collection::vec(shard, 0..8)).prop_map(|(head, shards)| format!("{head}\n{}", shards.concat()))
}

/// Returns a TOML basic string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

fn try_document(text: &str) -> TestCaseResult {
    let lab = Lab::empty();
    lab.page("plain", "A plain page beside it.").write("content/pages/odd.md", text);
    let digest = format!("{:x}", Sha256::digest(text));
    let record = format!(
        "[[approval]]\ndigest = \"sha256:{digest}\"\nanonymised_by = \"Business Manager\"\napproved_by = \"Chair\"\n\
         approved_on = 2026-03-12\nreference = \"Item 1\"\nchecks = \"2026.1\"\n"
    );
    lab.write("content/pages/odd.approval.toml", record);
    let check = lab.run(&["check", "--format", "json"]);
    prop_assert!(matches!(check.status, Some(0 | 3)), "check ended with {:?}\n{}", check.status, check.stderr);
    let json: serde_json::Value = serde_json::from_str(&check.stdout)
        .map_err(|fault| TestCaseError::fail(format!("{fault}: {}", check.stdout)))?;
    for finding in json["findings"].as_array().expect("a list of findings") {
        points_at_characters(&lab, finding)?;
    }
    let build = lab.run(&["build"]);
    prop_assert!(matches!(build.status, Some(0 | 3 | 4)), "build ended with {:?}\n{}", build.status, build.stderr);
    prop_assert_eq!(check.status == Some(0), build.status == Some(0), "check and build disagree\n{}", build.stderr);
    if build.status == Some(0) {
        let page = lab.files("public").into_iter().find(|(path, _)| path == "pages/odd.html" || path.contains("/odd"));
        let page = page.and_then(|(_, bytes)| String::from_utf8(bytes).ok()).unwrap_or_default();
        let tags = tags(&page).map_err(|fault| TestCaseError::fail(format!("{fault}\n{page}")))?;
        let mut ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(count, ids.len(), "an id is used twice\n{}", page);
    }
    Ok(())
}

/// Asserts that a finding lies in its file, on borders of characters, at the lines and columns that it says.
fn points_at_characters(lab: &Lab, finding: &serde_json::Value) -> TestCaseResult {
    let file = finding["file"].as_str().expect("a file");
    let number = |key: &str| usize::try_from(finding[key].as_u64().expect("a number")).expect("a small number");
    let (start, end) = (number("start"), number("end"));
    let bytes = fs::read(lab.path(file)).unwrap_or_default();
    let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
    let shown = || format!("{finding} in {text:?}");
    // A file that holds no text (a zero byte) is kept empty, and its finding names the whole of it.
    if end == 0 {
        return Ok(());
    }
    prop_assert!(start <= end && end <= text.len(), "outside of the file: {}", shown());
    prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "inside a character: {}", shown());
    for (at, line, column) in
        [(start, number("line"), number("column")), (end, number("end_line"), number("end_column"))]
    {
        let before = &text[..at];
        let first = before.rfind('\n').map_or(0, |found| found + 1);
        prop_assert_eq!(before.matches('\n').count() + 1, line, "the line of byte {} is wrong: {}", at, shown());
        prop_assert_eq!(before[first..].chars().count() + 1, column, "the column of byte {} is wrong: {}", at, shown());
    }
    Ok(())
}
