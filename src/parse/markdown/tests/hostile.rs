//! Texts made to exhaust or mislead the parser.

use super::super::{Inline, TOO_DEEP, each_block, each_inline};
use super::{check, with_tree};

/// Parses `open` and `close`, each a hundred thousand times; anything quadratic would not end.
fn survives(open: &str, close: &str) -> usize {
    let mut deep = 0;
    for levels in [10_000, 100_000] {
        let text = format!("{}x{}\n", open.repeat(levels), close.repeat(levels));
        deep = with_tree(&text, |source, body, findings| {
            let on_borders = |range: std::ops::Range<usize>| source.text.get(range).is_some();
            each_block(body, &mut |block| assert!(on_borders(block.span().range())));
            each_inline(body, &mut |inline| assert!(inline.span().is_none_or(|span| on_borders(span.range()))));
            findings.iter().filter(|finding| *finding.rule == TOO_DEEP).count()
        });
    }
    deep
}

#[test]
fn endless_nesting_is_one_finding() {
    for (open, close) in [
        ("> ", ""),
        (">", ""),
        ("- ", ""),
        ("1. ", ""),
        ("> - ", ""),
        ("[^a]: ", ""),
        ("*a ", " a*"),
        ("**", "**"),
        ("![a ", "](b.png)"),
        ("::: notes\n", "\n:::"),
        ("::: weather\n", "\n:::"),
    ] {
        assert_eq!(survives(open, close), 1, "{open:?}");
    }
}

#[test]
fn endless_repetition_takes_linear_time() {
    for (open, close) in [
        ("[", "]"),
        ("[a](", ")"),
        ("[^", ""),
        ("[^a] ", ""),
        ("`", ""),
        ("<a ", ""),
        ("<!-- ", ""),
        ("\"a' ", ""),
        ("&amp", ""),
        ("# a\n", ""),
        ("[^a]: x\n", ""),
        ("> a\nb\n", ""),
        (":::\n", ""),
        ("> ::: a\n", ""),
        ("ŵ\u{301}*", "\r"),
    ] {
        assert_eq!(survives(open, close), 0, "{open:?}");
    }
}

#[test]
fn what_is_too_deep_is_skipped_and_the_rest_is_read() {
    let deep = format!("a\n\n{}b\n\nc\n", "> ".repeat(33));
    with_tree(&deep, |source, body, findings| {
        let mut words = Vec::new();
        each_inline(body, &mut |inline| words.extend(inline.span().map(|span| source.slice(span))));
        assert_eq!(words, ["a", "c"]);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.contains("more than 32"), "{}", findings[0].message);
    });
    let fine = format!("{}b\n", "> ".repeat(32));
    with_tree(&fine, |_, body, findings| {
        let mut found = false;
        each_inline(body, &mut |inline| found |= matches!(inline, Inline::Text { .. }));
        assert!(found && findings.is_empty());
    });
}

#[test]
fn a_line_of_signs_is_still_a_rule_and_code_is_still_code() {
    let rule = "- ".repeat(100);
    let code = format!("```\n{}\n```\n", "> ".repeat(100));
    with_tree(&rule, |_, body, findings| assert!(body.blocks.len() == 1 && findings.is_empty()));
    with_tree(&code, |_, body, findings| assert!(body.blocks.len() == 1 && findings.is_empty()));
}

#[test]
fn control_characters_never_reach_a_message() {
    with_tree("[a](<\u{1b}[31m:x>) [\u{1b}[2J][b]\n\n::: \u{1b}[0m`\n", |_, _, findings| {
        assert!(findings.len() >= 3);
        assert!(findings.iter().all(|finding| !finding.message.contains(char::is_control)), "{findings:?}");
    });
}

#[test]
fn empty_texts_are_empty_trees() {
    for text in ["", "\n", " \r\n\t\n", "\r", "[r]: https://example.org"] {
        check(text, &[]);
    }
}
