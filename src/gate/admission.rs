//! Who may pass, and the state of everyone else.

use std::marker::PhantomData;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::gone::{self, Gone};
use super::memory::{KnownVerdict, Memory};
use super::rules::UNKNOWN_KIND;
use super::verdict::{self, Bench};
use super::{Admitted, Cleared, Ledger, Preview, Record, State, review_day};
use crate::base::{Day, Digest, FileId, SitePath, Sources, Today, nearest};
use crate::check::{Checked, Document};
use crate::kinds::KINDS;
use crate::load::Folder;
use crate::report::{Finding, Where};
use crate::settings::{ApprovalPolicy, Settings};

/// The gate's answer for a whole site.
#[derive(Debug)]
pub struct Admission {
    /// The documents that are public today, and those that stay up under a notice.
    pub cleared: Vec<Admitted<Document, Cleared>>,
    /// Every other whole document, for its author's eyes.
    pub held: Vec<Admitted<Document, Preview>>,
    /// What was taken down.
    pub gone: Vec<Gone>,
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
    pub review_by: Option<Day>,
    /// The last day that it is public.
    pub publish_until: Option<Day>,
}

/// Decides about every document.
///
/// A document passes when its last approval names its exact bytes, the posts are different ones and enough of them, today
/// lies in its dates, it is not withdrawn, and no error stands against it. One that was withdrawn with a notice passes
/// with that notice, if all the rest still holds.
pub fn admit(
    checked: &Checked,
    ledger: &Ledger,
    folder: &Folder,
    settings: &Arc<Settings>,
    today: Today,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Admission {
    let bench = Bench { folder, policy: settings.approval.as_ref(), today };
    unknown_kinds(bench.policy, findings);
    let Checked { documents, broken, .. } = checked;
    memory.enter(settings, today, documents.len());
    let new = documents.par_iter().filter_map(|(document, blocked)| {
        let Some(Record::Whole(record, file)) = ledger.get(document.file) else { return None };
        let files: Vec<Option<Digest>> = digests(document, folder).collect();
        let same = |known: &&KnownVerdict| {
            Arc::ptr_eq(&known.document, document)
                && Arc::ptr_eq(&known.record, record)
                && known.blocked == *blocked
                && known.files == files
        };
        if memory.verdicts.get(&document.file).as_ref().is_some_and(same) {
            return None;
        }
        let mut found = Vec::new();
        let source = folder.sources.get(*file);
        let (state, approved) = verdict::judge(bench, document, *blocked, record, source, &mut found);
        let (document, record, verdict) = (Arc::clone(document), Arc::clone(record), (state, approved.map(Arc::new)));
        Some((document.file, KnownVerdict { document, record, blocked: *blocked, files, verdict, found }))
    });
    let new = new.collect::<Vec<_>>();
    memory.verdicts.extend(new);
    let judged: Vec<_> = documents
        .iter()
        .map(|(document, _)| {
            let (verdict, found): (_, &[Finding]) = match ledger.get(document.file) {
                None => ((State::Waiting, None), &[]),
                Some(Record::Broken) => ((State::Refused, None), &[]),
                Some(Record::Whole(..)) => match memory.verdicts.get(&document.file) {
                    Some(known) => (known.verdict.clone(), &known.found),
                    None => ((State::Refused, None), &[]),
                },
            };
            (Arc::clone(document), verdict, found)
        })
        .collect();
    let gone = gone::gather(ledger, judged.iter().map(|(document, ..)| &**document), findings);
    let mut admission = Admission { cleared: Vec::new(), held: Vec::new(), gone, entries: Vec::new() };
    for (document, (state, approved), found) in judged {
        findings.extend_from_slice(found);
        admission.entries.push(Entry {
            file: document.file,
            id: Some(document.id().into()),
            state,
            review_by: review_day(&document, approved.as_deref()),
            publish_until: document.meta.publish_until.map(|date| date.value),
        });
        let has_notice = approved.as_ref().is_some_and(|approved| approved.notice.is_some());
        if state == State::Public || has_notice {
            admission.cleared.push(Admitted { value: document, state, approved, clearance: PhantomData });
        } else {
            admission.held.push(Admitted { value: document, state, approved, clearance: PhantomData });
        }
    }
    for (file, id) in broken {
        let (file, id) = (*file, id.clone());
        let state = match ledger.get(file) {
            // A record beside a document that cannot be read means that someone expects it to be public.
            Some(Record::Broken) => State::Refused,
            Some(Record::Whole(record, _)) => match record.withdrawal() {
                Some(end) => State::Withdrawn { on: end.on.value, trace: end.kind },
                None if record.approvals.is_empty() => State::Waiting,
                None => State::Refused,
            },
            None => State::Waiting,
        };
        admission.entries.push(Entry { file, id, state, review_by: None, publish_until: None });
    }
    let held = admission.held.iter().map(Admitted::value);
    super::stale::report(held, &admission.entries, &admission.gone, today, findings);
    let kept: FxHashSet<&str> = admission.cleared.iter().map(|each| each.value.id()).collect();
    admission.gone.retain(|gone| gone.id.as_deref().is_none_or(|id| !kept.contains(id)));
    admission.entries.sort_by(|a, b| folder.sources.get(a.file).path.cmp(&folder.sources.get(b.file).path));
    admission
}

impl Admission {
    /// Returns every whole document, as its author may see it.
    pub fn preview(&self) -> Vec<Admitted<Document, Preview>> {
        let cleared = self.cleared.iter().map(Admitted::to_preview);
        cleared.chain(self.held.iter().map(Admitted::to_preview)).collect()
    }

    /// Returns every whole document, public or not.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let held = self.held.iter().map(Admitted::value);
        self.cleared.iter().map(Admitted::value).chain(held)
    }
}

/// Returns the digest of a document with the files that it embeds or attaches; `None` when one cannot be read.
pub fn digest(document: &Document, folder: &Folder) -> Option<Digest> {
    let files: Option<Vec<Digest>> = digests(document, folder).collect();
    let (files, source) = (files?, folder.sources.get(document.file));
    // That of a document without files is the plain digest of its bytes.
    Some(if files.is_empty() { source.digest() } else { Digest::of_document(source.text.as_bytes(), &files) })
}

/// Returns the digest of each file that a document embeds or attaches; `None` for one that cannot be read.
fn digests(document: &Document, folder: &Folder) -> impl Iterator<Item = Option<Digest>> {
    let files = document.files();
    (0..files.1.len()).map(move |at| folder.assets.get(files.1[at].0.as_ref()?)?.digest())
}

/// Returns what a document would be with another record beside it, and what would stand against that record.
///
/// A decision is tried before it is written, by the same rules that judge it afterwards.
pub fn rehearse(
    document: &Document,
    record: &str,
    folder: &Folder,
    settings: &Settings,
    today: Today,
) -> (State, Vec<Finding>) {
    let (mut sources, mut findings) = (Sources::default(), Vec::new());
    let Some(path) = SitePath::new("record") else { return (State::Refused, findings) };
    let file = sources.add(path, record);
    let source = sources.get(file);
    let Some(record) = super::ledger::read(source, &mut findings) else { return (State::Refused, findings) };
    let bench = Bench { folder, policy: settings.approval.as_ref(), today };
    let (state, _) = verdict::judge(bench, document, false, &record, source, &mut findings);
    (state, findings)
}

/// Returns what keeps the text of a record from being read.
pub fn faults(record: &str) -> Vec<Finding> {
    let (mut sources, mut findings) = (Sources::default(), Vec::new());
    if let Some(path) = SitePath::new("record") {
        let file = sources.add(path, record);
        super::ledger::read(sources.get(file), &mut findings);
    }
    findings.retain(Finding::blocks);
    findings
}

/// Returns the digest of the newest entry in the text of a record.
pub fn last_digest(record: &str) -> Option<Digest> {
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new("record")?, record);
    super::ledger::read(sources.get(file), &mut Vec::new())?.last_digest()
}

/// Reports settings for kinds that do not exist: they would hold nobody to anything.
fn unknown_kinds(policy: Option<&ApprovalPolicy>, findings: &mut Vec<Finding>) {
    let Some(policy) = policy else { return };
    let names = || KINDS.iter().map(|kind| kind.about.name);
    for (name, rules) in policy.kinds.0.iter().filter(|(name, _)| !names().any(|known| known == &***name)) {
        let help = nearest(name, names()).map_or_else(
            || format!("the kinds are: {}", names().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        let finding = Finding::new(&UNKNOWN_KIND, rules.span, format!("there is no kind `{name}` to make rules for"));
        findings.push(finding.at(Where::FrontMatter).help(help));
    }
}
