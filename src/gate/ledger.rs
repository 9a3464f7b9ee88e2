//! Every approval record of a site, by the document it stands beside.

use std::collections::HashMap;

use super::record::ApprovalRecord;
use super::rules::ORPHAN;
use crate::base::{FileId, Span};
use crate::load::Folder;
use crate::report::{Finding, Where};

/// Every approval record of a site.
#[derive(Debug, Default)]
pub struct Ledger(HashMap<FileId, Record>);

/// What stands beside one document.
#[derive(Debug)]
pub enum Record {
    /// A record that could be read.
    Whole(ApprovalRecord),
    /// A record with faults: its document is refused, not treated as a draft.
    Broken,
}

impl Ledger {
    /// Reads every record; one that stands beside no document is a finding.
    pub fn read(folder: &Folder, findings: &mut Vec<Finding>) -> Self {
        let documents: HashMap<_, FileId> =
            folder.documents.iter().map(|&file| (&folder.sources.get(file).path, file)).collect();
        let mut ledger = HashMap::new();
        for (path, &file) in &folder.records {
            let source = folder.sources.get(file);
            let Some(&document) = documents.get(path) else {
                let message = format!("this approval record stands beside no document; there is no `{}`", path.name());
                let finding = Finding::new(&ORPHAN, Span::whole(file), message).at(Where::Path);
                findings.push(finding.help("move it beside its document, or delete it with the document"));
                continue;
            };
            let record = crate::fields::read_file(source, findings);
            ledger.insert(document, record.map_or(Record::Broken, Record::Whole));
        }
        Self(ledger)
    }

    /// Returns the record beside a document.
    pub fn get(&self, document: FileId) -> Option<&Record> {
        self.0.get(&document)
    }
}
