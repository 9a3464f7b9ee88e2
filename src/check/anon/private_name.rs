//! A name from the private list of the partnership.

use std::borrow::Cow;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/private-name", include_str!("private-name.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let list = scene.answers.private_list();
    if list.is_empty() {
        return;
    }
    for (passage, _) in scene.to_search() {
        let tokens = scene.reading.tokens_of(passage);
        let words: Vec<Cow<'_, str>> = tokens.iter().map(|token| scene.folded(token)).collect();
        let mut at = 0;
        while at < words.len() {
            let longest = list.longest().min(words.len() - at);
            let Some(length) = (1..=longest).rev().find(|length| is_listed(scene, &words[at..at + length])) else {
                at += 1;
                continue;
            };
            let range = tokens[at].start..tokens[at + length - 1].base;
            let message = "this is on the private list of what must not be published";
            findings.push(scene.finding_at(&CHECK.rule, passage, range, message).help("take it out"));
            at += length;
        }
    }
}

/// Returns whether words are on the list, whole, in the plural, or with one letter changed.
fn is_listed(scene: &Scene<'_>, words: &[Cow<'_, str>]) -> bool {
    let list = scene.answers.private_list();
    let joined = words.join(" ");
    let plural = joined.strip_suffix('s').is_some_and(|singular| list.holds(singular));
    let known = crate::lexicon::is_known(&joined);
    list.holds(&joined) || plural || words.len() == 1 && !known && list.nearly_holds(&joined)
}
