//! The pages of the rules: their examples do what they say.

use super::super::RULES;
use super::with_tree;

fn example<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n\n```markdown body\n")).expect("the heading");
    rest.split_once("\n```\n").expect("the end of the example").0
}

#[test]
fn bad_examples_are_reported_and_good_ones_are_not() {
    for rule in RULES {
        with_tree(example(rule.page, "Bad"), |_, _, findings| {
            assert!(!findings.is_empty(), "{}", rule.code);
            assert!(findings.iter().all(|finding| finding.rule == *rule), "{}: {findings:#?}", rule.code);
            assert!(findings.iter().all(|finding| finding.help.is_some()), "{}", rule.code);
        });
        with_tree(example(rule.page, "Good"), |_, _, findings| assert!(findings.is_empty(), "{}", rule.code));
    }
}

#[test]
fn every_page_is_headed_by_its_code_and_names_its_source() {
    for rule in RULES {
        assert!(rule.page.starts_with(&format!("# {}\n\n", rule.code)), "{}", rule.code);
        assert!(rule.page.contains("\n## Why\n\n") && rule.page.contains("\n## Source\n\n"), "{}", rule.code);
    }
}
