//! Indirect details of one pseudonym that stand in several documents.

use std::collections::{BTreeMap, BTreeSet};

use super::jigsaw::together;
use crate::base::FileId;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::disclosure::details::Told;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/jigsaw-across", include_str!("jigsaw-across.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let mut by_name: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for told in corpus.details {
        for name in &*told.pseudonyms {
            by_name.entry(name).or_default().push(told.clone());
        }
    }
    for (name, told) in by_name {
        let files: BTreeSet<FileId> = told.iter().map(|told| told.span.file).collect();
        // What stands in one document is the business of `anon/jigsaw`.
        if files.len() < 2 {
            continue;
        }
        let place = format!("in {} documents that speak of `{}`", files.len(), shown(name));
        findings.extend(together(&CHECK.rule, &told, &place));
    }
}

fn shown(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
