//! What becomes of one document: whether its approvals count, and what it is today.

use super::history::is_untouched;
use super::record::{Approval, ApprovalRecord};
use super::rules::{BAD_DIGEST, BEFORE_TEXT, FUTURE, OTHER_DOCUMENT, OWN_WORK, SAME_POST, TWICE};
use super::{Approved, Notice, State, Trace, digest, signature};
use crate::base::{Day, Digest, Source, Today};
use crate::check::Document;
use crate::fields::Text;
use crate::kinds::Facts;
use crate::load::Folder;
use crate::report::{Finding, Where};
use crate::settings::ApprovalPolicy;

/// What a document is judged by, beside itself.
#[derive(Clone, Copy)]
pub(super) struct Bench<'a> {
    pub folder: &'a Folder,
    pub policy: Option<&'a ApprovalPolicy>,
    pub today: Today,
}

/// Returns what a document is today, with what readers may know of its approval.
///
/// `source` is the text of the record; `blocked` says that an error stands against the document.
pub(super) fn judge(
    bench: Bench<'_>,
    document: &Document,
    blocked: bool,
    record: &ApprovalRecord,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> (State, Option<Approved>) {
    let before = findings.len();
    let signed = bench.policy.is_some_and(ApprovalPolicy::needs_signature);
    let whole = !signed || is_untouched(source, record, findings);
    let withdrawal = record.withdrawal();
    let approvals = match withdrawal {
        // What is kept under a notice is kept as it was approved, so the approvals before the withdrawal are looked at.
        Some(_) => record.approvals.iter().collect(),
        None => record.since_withdrawal(),
    };
    let Some(last) = approvals.last() else {
        let state = withdrawal.map_or(State::Waiting, |end| State::Withdrawn { on: end.on.value, trace: end.kind });
        return (state, None);
    };
    let digest = digest(document, bench.folder);
    // The approvals of the text as it was last approved, newest first: more than one when several posts must agree.
    let same = |each: &&&Approval| Digest::parse(&each.digest.value) == Digest::parse(&last.digest.value);
    let current: Vec<&Approval> = approvals.iter().rev().take_while(same).copied().collect();
    for approval in &current {
        check_approval(bench, document, approval, findings);
    }
    let posts = posts(&current, findings);
    let sound = whole && !findings[before..].iter().any(Finding::blocks);
    let matches = digest.is_some() && Digest::parse(&last.digest.value) == digest;
    let needed = bench.policy.map_or(1, |policy| policy.minimum(document.kind.about.name));
    let state = if let Some(end) = withdrawal {
        State::Withdrawn { on: end.on.value, trace: end.kind }
    } else if sound && !matches {
        State::Changed { approved_on: last.approved_on.value }
    } else if !sound || blocked {
        State::Refused
    } else if posts < needed {
        State::Seconding { given: posts, needed }
    } else {
        in_date(document, bench.today)
    };
    let in_force = sound && matches && !blocked && posts >= needed && in_date(document, bench.today) == State::Public;
    let notice = withdrawal.filter(|end| in_force && end.kind == Trace::Withdrawn && document.page().is_some());
    let approved = Approved {
        by: last.approved_by.value.clone(),
        on: last.approved_on.value,
        moderated_by: last.moderated_by.as_ref().map(|group| group.value.clone()),
        reference: last.reference.value.clone(),
        notice: notice.map(|end| Notice { on: end.on.value, by: end.by.value.clone(), reason: end.reason.id.clone() }),
    };
    (state, Some(approved))
}

/// Returns the state of a document that only its own dates can keep back.
fn in_date(document: &Document, today: Today) -> State {
    let meta = &document.meta;
    if let Some(from) = meta.publish_from.filter(|from| today.0 < from.value) {
        State::Scheduled { from: from.value }
    } else if let Some(until) = meta.publish_until.filter(|until| until.value < today.0) {
        State::Expired { until: until.value }
    } else {
        State::Public
    }
}

/// Reports what is not in order about an approval.
fn check_approval(bench: Bench<'_>, document: &Document, approval: &Approval, findings: &mut Vec<Finding>) {
    let Bench { policy, today, .. } = bench;
    let mut report = |finding: Finding, help: &str| findings.push(finding.at(Where::FrontMatter).help(help));
    if let Some(id) = approval.id.as_ref().filter(|id| *id.value != *document.id()) {
        let message = format!("this approval is of `{}`, and the document beside it is `{}`", id.value, document.id());
        report(Finding::new(&OTHER_DOCUMENT, id.span, message), "put the record beside its own document");
    }
    if Digest::parse(&approval.digest.value).is_none() {
        let message = "this is not a digest: `sha256:` and 64 hexadecimal digits";
        report(Finding::new(&BAD_DIGEST, approval.digest.span, message), "approve the document again");
    }
    if today.0 < approval.approved_on.value {
        let message = format!("this approval is dated {}, which is still to come", approval.approved_on.value.long());
        report(Finding::new(&FUTURE, approval.approved_on.span, message), "wait for the decision, or correct the date");
    }
    if let Some(updated) = document.meta.updated.filter(|day| approval.approved_on.value < day.value) {
        let message = format!("this approval is older than its text, which says that it changed on {}", long(updated));
        let finding = Finding::new(&BEFORE_TEXT, approval.approved_on.span, message).label(updated.span, "changed");
        report(finding, "approve the text again, or correct `updated`");
    }
    let parts = [
        ("author", &document.meta.author_role),
        ("anonymiser", &approval.anonymised_by),
        ("approver", &approval.approved_by),
    ];
    for (at, (part, post)) in parts.iter().enumerate() {
        for (other_part, other) in &parts[..at] {
            if is_one_post(&post.value, &other.value) {
                let message = format!("the {part} and the {other_part} are one post, `{}`", post.value.trim());
                let finding = Finding::new(&SAME_POST, post.span, message).label(other.span, *other_part);
                report(finding, "author, anonymiser and approver are three different posts");
            }
        }
    }
    if let Some(policy) = policy {
        own_work(document, approval, policy, &mut report);
        if policy.needs_signature() {
            signature::check(approval, policy, findings);
        }
    }
}

fn long(date: crate::fields::Date) -> String {
    date.value.long()
}

/// Reports a post that may not approve this kind of document, by the settings.
fn own_work(document: &Document, approval: &Approval, policy: &ApprovalPolicy, report: &mut dyn FnMut(Finding, &str)) {
    let about = &document.kind.about;
    let Some(rules) = policy.of_kind(about.name) else { return };
    let approver = &approval.approved_by;
    let named =
        |posts: &[Text]| posts.iter().find(|post| is_one_post(&post.value, &approver.value)).map(|post| post.span);
    if let Some(span) = named(&rules.not_by) {
        let what = about.plural.to_lowercase();
        let message =
            format!("`{}` may not approve {what}: candour.toml says that they are its own work", approver.value);
        let finding = Finding::new(&OWN_WORK, approver.span, message).label(span, "its own work");
        report(finding, "let another post approve it; nobody sees what their own eye has grown used to");
    }
    if let (Facts::Audit(audit), true) = (&document.facts, rules.independent.is_some_and(|flag| flag.value))
        && let Some(span) = named(&audit.auditor_roles)
    {
        let message = format!("`{}` audited, and candour.toml asks for an approver who did not", approver.value);
        let finding = Finding::new(&OWN_WORK, approver.span, message).label(span, "audited");
        let help = "let a post approve it that did not audit: an auditor is never the case holder or that worker's line \
                    manager, and nobody judges their own judgement";
        report(finding, help);
    }
}

/// Returns how many different posts approved; one that did so twice counts once, and is reported.
fn posts(approvals: &[&Approval], findings: &mut Vec<Finding>) -> usize {
    let mut counted: Vec<&Approval> = Vec::new();
    for approval in approvals.iter().rev() {
        let post = &approval.approved_by;
        match counted.iter().find(|other| is_one_post(&other.approved_by.value, &post.value)) {
            Some(other) => {
                let message = format!("`{}` approved this text twice, which counts once", post.value);
                let finding = Finding::new(&TWICE, post.span, message).label(other.approved_by.span, "the first time");
                findings.push(finding.at(Where::FrontMatter).help("let another post approve it"));
            }
            None => counted.push(approval),
        }
    }
    counted.len()
}

/// Returns whether two names are one post, however they are spaced or capitalised.
fn is_one_post(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}

/// Returns the day by which someone should look again: the document's own, or twelve months after publication.
pub(crate) fn review_day(document: &Document, approved: Option<&Approved>) -> Option<Day> {
    let own = document.meta.review_by.map(|date| date.value);
    let start = document.meta.published.map(|date| date.value).or_else(|| approved.map(|approved| approved.on));
    own.or_else(|| start.map(|day| day.plus_months(12)))
}
