//! One small set of findings, printed in every format.

use super::*;
use crate::base::{SitePath, Span};

static THEME: Rule = Rule::error("meta/unknown-theme", "# Unknown theme\n\nA theme is not\nin the list.\n\nMore.");
static NAME: Rule = Rule::error("anon/full-name", "A full name.");
static WORDS: Rule = Rule::warning("plain/long-sentence", "");
static IMAGE: Rule = Rule::info("load/not-text", "");

const WELSH: &str = "+++\ntheme = \"neglekt\"\n+++\nGŵyl y tŷ: \u{1b}[2Jgweler\nShe saw Example Person\tthere\n\n\n\npointed at\nover two lines\nand a long line of words\n";

fn source(sources: &mut Sources, path: &str, text: &str) -> crate::base::FileId {
    sources.add(SitePath::new(path).expect("a plain path"), text)
}

fn place(text: &str, file: crate::base::FileId, word: &str) -> Span {
    let start = text.find(word).expect("a word of the text");
    Span::new(file, start..start + word.len())
}

fn printed(format: Format, show_source: bool) -> String {
    let mut sources = Sources::default();
    let page = source(&mut sources, "content/ŵyl, 1.md", WELSH);
    let list = source(&mut sources, "content/_vocabulary/themes.toml", "[[theme]]\nname = \"neglect\"\n");
    let image = source(&mut sources, "content/photo.md", "");
    let at = |word: &str| place(WELSH, page, word);
    let findings = vec![
        Finding::new(&THEME, at("\"neglekt\""), "`neglekt` is not a theme: 100%")
            .at(Where::FrontMatter)
            .label(at("theme"), "asked for here")
            .label(Span::new(list, 17..26), "the nearest name")
            .help("write `neglect`"),
        Finding::new(&NAME, at("Example Person"), "a person's full name").help("use a role instead"),
        Finding::new(&WORDS, at("She saw"), "this sentence is long"),
        Finding::new(&WORDS, at("gweler"), "a word\u{202e} that\nhides"),
        Finding::new(&WORDS, at("pointed at\nover two lines"), "a stretch of lines").label(at("long line"), "and here"),
        Finding::new(&IMAGE, Span::whole(image), "this file is not text").at(Where::Attachment),
    ];
    let findings = Findings::new(&sources, findings);
    let view = View { sources: &sources, findings: &findings, documents: 48, show_source, colour: false };
    let mut out = Vec::new();
    print(format, &view, &mut out).expect("a buffer takes everything");
    String::from_utf8(out).expect("text")
}

fn check(format: Format, expected: &str) {
    match format {
        Format::Json | Format::Sarif => {
            let text = printed(format, true);
            assert_eq!(text.lines().count(), 1, "a document stays on one line");
            let parse = |text| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
            assert_eq!(parse(&text), parse(expected));
        }
        _ => assert_eq!(printed(format, true), expected),
    }
}

#[test]
fn people_see_the_line_and_what_to_do() {
    check(Format::Human, include_str!("tests/human.txt"));
}

#[test]
fn no_line_is_shown_when_lines_are_private() {
    assert_eq!(printed(Format::Human, false), include_str!("tests/private.txt"));
}

#[test]
fn sentences_read_aloud_well() {
    check(Format::Plain, include_str!("tests/plain.txt"));
}

#[test]
fn editors_get_one_line_a_finding() {
    check(Format::Short, include_str!("tests/short.txt"));
}

#[test]
fn json_is_the_promised_document() {
    check(Format::Json, include_str!("tests/json.txt"));
}

#[test]
fn github_gets_commands_that_nobody_can_break_out_of() {
    check(Format::Github, include_str!("tests/github.txt"));
}

#[test]
fn sarif_names_rules_and_places() {
    check(Format::Sarif, include_str!("tests/sarif.txt"));
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{}wrong{}", "before ".repeat(9_000), " after".repeat(9_000));
    let mut sources = Sources::default();
    let page = source(&mut sources, "content/a.md", &text);
    let findings = Findings::new(&sources, vec![Finding::new(&WORDS, place(&text, page, "wrong"), "a word")]);
    let view = View { sources: &sources, findings: &findings, documents: 1, show_source: true, colour: false };
    let mut out = Vec::new();
    print(Format::Human, &view, &mut out).expect("a buffer takes everything");
    let printed = String::from_utf8(out).expect("text");
    assert!(printed.contains(" --> content/a.md:1:63001\n"), "{printed}");
    assert!(printed.lines().all(|line| line.len() < 130), "{printed}");
    assert!(printed.contains("before wrong after"), "{printed}");
}

#[test]
fn a_report_without_findings_says_so() {
    let (sources, findings) = (Sources::default(), Findings::default());
    let view = View { sources: &sources, findings: &findings, documents: 48, show_source: true, colour: false };
    assert_eq!(summary(&view), "Nothing to report in 48 documents.");
    assert_eq!(summary(&View { documents: 1, ..view }), "Nothing to report in 1 document.");
}

#[test]
fn formats_are_known_by_their_names() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    assert!("xml".parse::<Format>().is_err());
}
