//! Answers to the disclosure rules, as a person pastes and fills them in.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use super::terminal::data;
use crate::base::{Sources, Today};
use crate::disclosure::answers::{may_be_allowed, may_be_waived};
use crate::report::Finding;

/// Prints one empty answer for each finding that can have one.
///
/// The words themselves are shown to a person at a terminal only: a log must hold no name.
pub(super) fn print(sources: &Sources, findings: &[Finding], today: Today) {
    let person = std::io::stdout().is_terminal();
    let mut done = BTreeSet::new();
    for finding in findings {
        let source = sources.get(finding.span.file);
        let place = source.position(finding.span.start);
        let where_it_stands = format!("# {}:{}:{}: {}", source.path, place.line, place.column, finding.message);
        let answer = if let Some(kind) = may_be_allowed(finding) {
            let text = if person { source.slice(finding.span) } else { "" };
            let expires = today.0.plus_months(24);
            format!(
                "[[allow]] # content/_disclosure/allowed.toml\ntext = {text:?}\nkind = \"{kind}\"\nreason = \"\"\nby = \"\"\non = {}\nexpires = {expires}\n",
                today.0
            )
        } else if let Some(mark) = finding.mark.as_deref().filter(|_| may_be_waived(finding)) {
            let expires = today.0.plus_months(12);
            format!(
                "[[waiver]] # content/_disclosure/waivers.toml\nrule = \"{}\"\ndocument = \"{}\"\nmark = \"{mark}\"\nreason = \"\"\nby = \"\"\non = {}\nexpires = {expires}\n",
                finding.rule.code, source.path, today.0
            )
        } else {
            continue;
        };
        if done.insert(answer.clone()) {
            data(format!("{where_it_stands}\n{answer}"));
        }
    }
}
