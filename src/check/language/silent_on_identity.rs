//! An audit that never speaks of who the children are.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::lexicon::{Words, fold};
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::info("language/silent-on-identity", include_str!("silent-on-identity.md")),
    run: Run::Document(run),
};

/// Beginnings of words that speak of identity.
const IDENTITY: &[&str] = &[
    "ethnic",
    "racis",
    "racial",
    "culture",
    "cultural",
    "faith",
    "religio",
    "disab",
    "identit",
    "heritage",
    "nationalit",
    "gender",
    "sexuality",
    "neurodiver",
    "autis",
    "interpret",
    "lgbt",
    "refugee",
    "traveller",
    "migrant",
    "diversity",
    "equalit",
    "antiracis",
    "minorit",
    "intersection",
    "deaf",
];
/// Whole words that do.
const WHOLE: &[&str] = &["race", "language", "languages", "faiths", "send", "belief", "beliefs"];

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Audit(audit)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    let text = &corpus.folder.sources.get(draft.file).text;
    let speaks = Words::new(text).any(|piece| {
        let word = fold(&text[piece.start..piece.base]);
        WHOLE.contains(&&*word) || IDENTITY.iter().any(|beginning| word.starts_with(beginning))
    });
    if !speaks {
        let message =
            "this audit says nothing of ethnicity, culture, faith, language, disability or any other part of identity";
        findings.push(Finding::new(&CHECK.rule, audit.span, message).at(Where::FrontMatter).help(
            "say what the records showed of who the children are and what it meant for them, in broad groups, or that the audit \
             did not look",
        ));
    }
}
