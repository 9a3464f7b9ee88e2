//! Who may pass, and the state of everyone else.

use std::marker::PhantomData;

use rayon::prelude::*;

use super::record::Approval;
use super::rules::{BAD_DIGEST, FUTURE, SAME_POST};
use super::{Admitted, Approved, Cleared, Ledger, Preview, Record, State};
use crate::base::{Digest, FileId, Today};
use crate::check::{Checked, Document};
use crate::load::Folder;
use crate::parse::markdown::assets;
use crate::report::{Finding, Where};

/// The gate's answer for a whole site.
#[derive(Debug)]
pub struct Admission {
    /// The documents that are public today.
    pub cleared: Vec<Admitted<Document, Cleared>>,
    /// Every other whole document, for its author's eyes.
    pub held: Vec<Admitted<Document, Preview>>,
    /// Every document with its state, in the order of their paths.
    pub entries: Vec<Entry>,
}

/// The state of one document.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its file.
    pub file: FileId,
    /// Its id, if it could be read.
    pub id: Option<Box<str>>,
    /// What it is today.
    pub state: State,
    /// When someone should look at it again.
    pub review_by: Option<crate::base::Day>,
    /// The last day that it is public.
    pub publish_until: Option<crate::base::Day>,
}

/// Decides about every document.
///
/// A document passes when its last approval names its exact bytes, the three posts are three, today lies in its dates,
/// it is not withdrawn, and no error stands against it.
pub fn admit(
    checked: Checked,
    ledger: &Ledger,
    folder: &Folder,
    today: Today,
    findings: &mut Vec<Finding>,
) -> Admission {
    let Checked { documents, broken } = checked;
    let judged: Vec<_> = documents
        .into_par_iter()
        .map(|(document, blocked)| {
            let mut found = Vec::new();
            let verdict = judge(&document, blocked, ledger, folder, today, &mut found);
            (document, verdict, found)
        })
        .collect();
    let mut admission = Admission { cleared: Vec::new(), held: Vec::new(), entries: Vec::new() };
    for (document, (state, approved), found) in judged {
        findings.extend(found);
        admission.entries.push(Entry {
            file: document.file,
            id: Some(document.id().into()),
            state,
            review_by: Some(review_day(&document, approved.as_ref())).flatten(),
            publish_until: document.meta.publish_until.map(|date| date.value),
        });
        if state == State::Public {
            admission.cleared.push(Admitted { value: document, approved, clearance: PhantomData });
        } else {
            admission.held.push(Admitted { value: document, approved, clearance: PhantomData });
        }
    }
    for (file, name) in broken {
        // A record beside a document that cannot be read means that someone expects it to be public.
        let approved = matches!(ledger.get(file), Some(Record::Broken))
            || matches!(ledger.get(file), Some(Record::Whole(record)) if !record.approvals.is_empty());
        let state = if approved { State::Refused } else { State::Waiting };
        let id = name.id.map(|id| id.value);
        admission.entries.push(Entry { file, id, state, review_by: None, publish_until: None });
    }
    admission.entries.sort_by(|a, b| folder.sources.get(a.file).path.cmp(&folder.sources.get(b.file).path));
    admission
}

/// Returns the digest of a document with the files that it embeds or attaches; `None` when one cannot be read.
pub fn digest(document: &Document, folder: &Folder) -> Option<Digest> {
    let digests: Option<Vec<Digest>> =
        assets(&document.body).iter().map(|(asset, _)| folder.assets.get(asset.path.as_ref()?)?.digest()).collect();
    Some(Digest::of_document(folder.sources.get(document.file).text.as_bytes(), &digests?))
}

/// Returns the day by which someone should look again: the document's own, or twelve months after publication.
pub(crate) fn review_day(document: &Document, approved: Option<&Approved>) -> Option<crate::base::Day> {
    let own = document.meta.review_by.map(|date| date.value);
    let start = document.meta.published.map(|date| date.value).or_else(|| approved.map(|approved| approved.on));
    own.or_else(|| start.map(|day| day.plus_months(12)))
}

fn judge(
    document: &Document,
    blocked: bool,
    ledger: &Ledger,
    folder: &Folder,
    today: Today,
    findings: &mut Vec<Finding>,
) -> (State, Option<Approved>) {
    let record = match ledger.get(document.file) {
        None => return (State::Waiting, None),
        Some(Record::Broken) => return (State::Refused, None),
        Some(Record::Whole(record)) => record,
    };
    if let Some(last) = record.withdrawals.last() {
        return (State::Withdrawn { on: last.on.value }, None);
    }
    let Some(last) = record.approvals.last() else { return (State::Waiting, None) };
    let approved = Some(Approved {
        by: last.approved_by.value.clone(),
        on: last.approved_on.value,
        moderated_by: last.moderated_by.as_ref().map(|group| group.value.clone()),
    });
    let sound = check_approval(document, last, today, findings);
    let matches = digest(document, folder).is_some_and(|digest| Digest::parse(&last.digest.value) == Some(digest));
    let meta = &document.meta;
    let state = if sound && !matches {
        State::Changed { approved_on: last.approved_on.value }
    } else if !sound || blocked {
        State::Refused
    } else if let Some(from) = meta.publish_from.filter(|from| today.0 < from.value) {
        State::Scheduled { from: from.value }
    } else if let Some(until) = meta.publish_until.filter(|until| until.value < today.0) {
        State::Expired { until: until.value }
    } else {
        State::Public
    };
    (state, approved)
}

/// Returns whether an approval is in order, and reports what is not.
fn check_approval(document: &Document, approval: &Approval, today: Today, findings: &mut Vec<Finding>) -> bool {
    let before = findings.len();
    let mut report = |finding: Finding, help: &str| findings.push(finding.at(Where::FrontMatter).help(help));
    if Digest::parse(&approval.digest.value).is_none() {
        let message = "this is not a digest: `sha256:` and 64 hexadecimal digits";
        report(Finding::new(&BAD_DIGEST, approval.digest.span, message), "approve the document again");
    }
    if today.0 < approval.approved_on.value {
        let message = format!("this approval is dated {}, which is still to come", approval.approved_on.value.long());
        report(Finding::new(&FUTURE, approval.approved_on.span, message), "wait for the decision, or correct the date");
    }
    let posts = [
        ("author", &document.meta.author_role),
        ("anonymiser", &approval.anonymised_by),
        ("approver", &approval.approved_by),
    ];
    for (at, (part, post)) in posts.iter().enumerate() {
        for (other_part, other) in &posts[..at] {
            if one_post(&[(part, &post.value), (other_part, &other.value)]).is_some() {
                let message = format!("the {part} and the {other_part} are one post, `{}`", post.value.trim());
                let finding = Finding::new(&SAME_POST, post.span, message).label(other.span, *other_part);
                report(finding, "author, anonymiser and approver are three different posts");
            }
        }
    }
    findings.len() == before
}

/// Returns the first two parts that are played by one post, however its name is spaced or capitalised.
pub fn one_post<'a>(posts: &[(&'a str, &str)]) -> Option<(&'a str, &'a str)> {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    posts.iter().enumerate().find_map(|(at, (part, post))| {
        let other = posts[..at].iter().find(|(_, other)| words(other) == words(post))?;
        Some((other.0, *part))
    })
}
