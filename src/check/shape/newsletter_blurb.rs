//! An item of the newsletter that is too short, too long, or carries a link of its own.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check = Check {
    rule: Rule::warning("shape/newsletter-blurb", include_str!("newsletter-blurb.md")),
    run: Run::Document(run),
};

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(Facts::Newsletter(issue)) = draft.front.as_ref().map(|front| &front.facts) else { return };
    for item in &issue.items {
        let text = &item.blurb.value;
        let mut fault = |message: String, help: &str| {
            findings.push(Finding::new(&CHECK.rule, item.blurb.span, message).at(Where::FrontMatter).help(help));
        };
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if !(60..=150).contains(&words) {
            let message = format!("an item has 60 to 150 words; this one has {words}");
            fault(message, "say what people should know or do, and leave the rest to the page that the link leads to");
        }
        if ["http://", "https://", "www."].iter().any(|mark| text.to_lowercase().contains(mark)) {
            let message = "this item holds an address, and each item has one link".to_owned();
            fault(message, "take the address out; the link below the item leads to its document");
        }
    }
}
