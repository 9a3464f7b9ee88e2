//! Every approval record of a site, by the document that it is about.

use std::cell::LazyCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Memory;
use super::history::{has_conflict, is_unbroken};
use super::record::ApprovalRecord;
use super::rules::{CUT_SHORT, ORPHAN};
use crate::base::{FileId, Source, Span};
use crate::check::Checked;
use crate::load::{Folder, kept};
use crate::report::{Finding, Where};

/// Every approval record of a site.
#[derive(Debug, Default)]
pub struct Ledger {
    records: FxHashMap<FileId, Record>,
    /// Records of documents that are no longer there.
    loose: Vec<Arc<ApprovalRecord>>,
}

/// What is known of the approvals of one document.
#[derive(Debug)]
pub enum Record {
    /// A record that could be read, and its file.
    Whole(Arc<ApprovalRecord>, FileId),
    /// A record with faults: its document is refused, not treated as a draft.
    Broken,
}

impl Ledger {
    /// Reads every record. One beside no document goes to the document whose id it names, if that has none of its own.
    pub fn read(folder: &Folder, checked: &Checked, memory: &mut Memory, findings: &mut Vec<Finding>) -> Self {
        let documents: FxHashMap<_, FileId> =
            folder.documents.iter().map(|&file| (&folder.sources.get(file).path, file)).collect();
        let ids = LazyCell::new(|| checked.ids());
        let mut ledger = Self::default();
        let mut strays = Vec::new();
        for (path, &file) in &*folder.records {
            let source = folder.sources.get(file);
            if let Some(&document) = documents.get(path) {
                let record = memory.record(folder.sources.share(file), findings).filter(|record| {
                    // Most sites never withdrew anything.
                    folder.withdrawn.is_empty() || {
                        let id = ids.get(&document).copied().or_else(|| record.id());
                        has_its_withdrawal(folder, id, record, source, findings)
                    }
                });
                ledger.records.insert(document, record.map_or(Record::Broken, |record| Record::Whole(record, file)));
            } else {
                strays.push((path, file));
            }
        }
        for (path, file) in strays {
            let source = folder.sources.get(file);
            let record = memory
                .record(folder.sources.share(file), findings)
                .filter(|record| has_its_withdrawal(folder, record.id(), record, source, findings));
            let home = record.as_ref().and_then(|record| checked.by_id(record.id()?));
            let has_own = home.is_some_and(|home| ledger.records.contains_key(&home));
            let missing = format!("this approval record stands beside no document; there is no `{}`", path.name());
            let (message, help) = match home.map(|home| &folder.sources.get(home).path) {
                Some(new) if has_own => (missing, format!("`{new}` has a record of its own; delete this one")),
                Some(new) => (
                    format!("the document of this record now stands at `{new}`; the record still counts"),
                    format!("move the record there too, as `{}`", beside(new.as_str())),
                ),
                None => (missing, "move it beside its document, or delete it with the document".to_owned()),
            };
            let is_trace = record.as_ref().is_some_and(|record| home.is_none() && record.withdrawal().is_some());
            if !is_trace {
                findings.push(Finding::new(&ORPHAN, Span::whole(source.id), message).at(Where::Path).help(help));
            }
            match (record, home) {
                (Some(record), Some(home)) if !has_own => {
                    ledger.records.insert(home, Record::Whole(record, source.id));
                }
                (Some(record), None) => ledger.loose.push(record),
                _ => {}
            }
        }
        ledger
    }

    /// Returns the record of a document.
    pub fn get(&self, document: FileId) -> Option<&Record> {
        self.records.get(&document)
    }

    /// Returns the records of documents that are no longer there.
    pub(super) fn loose(&self) -> &[Arc<ApprovalRecord>] {
        &self.loose
    }
}

/// Returns whether a record still holds the withdrawal that was written into it here; reports it when not.
///
/// The entries of a record prove what came before each, and nothing proves the newest: without this, a document could
/// come back by the deletion of a few lines.
fn has_its_withdrawal(
    folder: &Folder,
    id: Option<&str>,
    record: &ApprovalRecord,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some((id, kept)) = id.and_then(|id| Some((id, folder.withdrawn.get(id)?))) else { return true };
    if record.entries().iter().any(|entry| entry.digest() == *kept) {
        return true;
    }
    let message = format!("the withdrawal of `{id}` was recorded here, and is no longer in this record");
    let help = format!(
        "put the record back as it was; a document that was withdrawn comes back by a new approval only (if the \
         withdrawal was never meant, delete `{}`)",
        kept::withdrawal_path(id)
    );
    findings.push(Finding::new(&CUT_SHORT, Span::whole(source.id), message).at(Where::FrontMatter).help(help));
    false
}

/// Returns the path of the record that belongs beside a document.
pub fn beside(document: &str) -> String {
    format!("{}.approval.toml", document.strip_suffix(".md").unwrap_or(document))
}

/// Reads one record; `None` when it has faults, which are reported.
pub(super) fn read(source: &Source, findings: &mut Vec<Finding>) -> Option<ApprovalRecord> {
    if has_conflict(source, findings) {
        return None;
    }
    let record: ApprovalRecord = crate::fields::read_file(source, findings)?;
    is_unbroken(&record, findings).then_some(record)
}
