//! The rules about answers.

use super::allowed::Allow;
use super::kinds::KINDS;
use super::waiver::Waiver;
use crate::base::{Span, nearest};
use crate::report::{Finding, Rule, Where};

/// An answer that is not good enough.
pub(super) static BAD_ANSWER: Rule = Rule::error("anon/bad-answer", include_str!("rules/bad-answer.md"));
/// An answer whose day is past.
pub(super) static EXPIRED_ANSWER: Rule = Rule::warning("anon/expired-answer", include_str!("rules/expired-answer.md"));
/// An answer that nothing needs.
pub(super) static UNUSED_ANSWER: Rule = Rule::warning("anon/unused-answer", include_str!("rules/unused-answer.md"));

/// Every rule about answers.
pub const RULES: &[&Rule] = &[&BAD_ANSWER, &EXPIRED_ANSWER, &UNUSED_ANSWER];

/// Returns what is wrong with the kind of a term.
pub(super) fn kind(allow: &Allow, known: bool) -> Option<Finding> {
    let written = &*allow.kind.value;
    let names = || KINDS.iter().map(|kind| kind.name);
    let help = nearest(written, names()).map_or_else(
        || format!("choose one of: {}", names().collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let finding = Finding::new(&BAD_ANSWER, allow.kind.span, format!("`{written}` is not a kind of term"));
    (!known).then(|| finding.at(Where::FrontMatter).help(help))
}

/// Returns the finding for a first name that would be allowed everywhere.
pub(super) fn first_name(allow: &Allow) -> Finding {
    let message = "a single word that is also a first name cannot be allowed on the whole site, since it would let a child's name through";
    let help = "give the whole phrase, or a `scope` of single documents, such as `scope = [\"briefings/neglect.md\"]`";
    Finding::new(&BAD_ANSWER, allow.text.span, message).at(Where::FrontMatter).help(help)
}

/// Returns the finding for a name without its source.
pub(super) fn unsourced(allow: &Allow) -> Finding {
    let message = "a person may be named only with a source";
    let help = "add `source`: the minute of the person's agreement, or where the review was published";
    Finding::new(&BAD_ANSWER, allow.text.span, message).at(Where::FrontMatter).help(help)
}

/// Returns the finding for a waiver of what cannot be waived.
pub(super) fn not_waivable(waiver: &Waiver) -> Finding {
    let message = format!("findings of `{}` cannot be waived", waiver.rule.value);
    let help =
        "take the identifier out; if it names no private person, allow the term in content/_disclosure/allowed.toml";
    Finding::new(&BAD_ANSWER, waiver.rule.span, message).at(Where::FrontMatter).help(help)
}

/// Returns the finding for a private list that the settings name and nobody can read.
pub fn unreadable_list(span: Span, why: &str) -> Finding {
    let message = format!("the private list cannot be used: {why}");
    let help = "correct the path, or remove the line; without the list nobody can say that the names on it are absent";
    Finding::new(&BAD_ANSWER, span, message).at(Where::FrontMatter).help(help)
}

/// Returns the finding for an answer whose day is past.
pub(super) fn expired(span: Span, what: &str) -> Finding {
    let help = "look at it again: remove it, or give it a new day";
    Finding::new(&EXPIRED_ANSWER, span, format!("{what} has expired and no longer holds"))
        .at(Where::FrontMatter)
        .help(help)
}

/// Returns the finding for an answer that nothing needs.
pub(super) fn unused(span: Span, message: &str) -> Finding {
    Finding::new(&UNUSED_ANSWER, span, message).at(Where::FrontMatter).help("remove it")
}
