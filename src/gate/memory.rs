//! What was judged before, each with all that it was judged by.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::record::ApprovalRecord;
use super::{Approved, State};
use crate::base::{Digest, FileId, Source, Today};
use crate::check::Document;
use crate::report::Finding;
use crate::settings::Settings;

/// What was judged before.
#[derive(Debug, Default)]
pub struct Memory {
    records: FxHashMap<FileId, KnownRecord>,
    pub(super) verdicts: FxHashMap<FileId, KnownVerdict>,
    judged_by: Option<(Arc<Settings>, Today)>,
}

#[derive(Debug)]
struct KnownRecord {
    source: Arc<Source>,
    record: Option<Arc<ApprovalRecord>>,
    found: Vec<Finding>,
}

/// The judgement of one document.
#[derive(Debug)]
pub(super) struct KnownVerdict {
    pub document: Arc<Document>,
    pub record: Arc<ApprovalRecord>,
    pub blocked: bool,
    /// The digests of its pictures and attached files.
    pub files: Vec<Option<Digest>>,
    pub verdict: (State, Option<Arc<Approved>>),
    pub found: Vec<Finding>,
}

impl Memory {
    /// Returns a record as it can be read, with what was found when it was.
    pub(super) fn record(&mut self, source: Arc<Source>, findings: &mut Vec<Finding>) -> Option<Arc<ApprovalRecord>> {
        let file = source.id;
        if !self.records.get(&file).is_some_and(|known| Arc::ptr_eq(&known.source, &source)) {
            let mut found = Vec::new();
            let record = super::ledger::read(&source, &mut found).map(Arc::new);
            self.records.insert(file, KnownRecord { source, record, found });
        }
        let known = self.records.get(&file)?;
        findings.extend_from_slice(&known.found);
        known.record.clone()
    }

    /// Forgets every judgement, unless settings and day are the same as before.
    pub(super) fn enter(&mut self, settings: &Arc<Settings>, today: Today, documents: usize) {
        let same = |(before, day): &(Arc<Settings>, Today)| Arc::ptr_eq(before, settings) && *day == today;
        // Of files that went away, a few may be known for a while.
        if !self.judged_by.as_ref().is_some_and(same) || self.verdicts.len() > 2 * documents + 100 {
            self.verdicts.clear();
        }
        if self.records.len() > 2 * documents + 100 {
            self.records.clear();
        }
        self.judged_by = Some((Arc::clone(settings), today));
    }
}
