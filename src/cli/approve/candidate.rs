//! The documents that somebody wants to approve, and whether they can be.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::base::{Digest, SitePath};
use crate::check::Document;
use crate::cli::End;
use crate::cli::paths::site_path;
use crate::cli::terminal::{Terminal, usage};
use crate::gate::{self, ApprovalRecord, Record, State};
use crate::pipeline::Judged;
use crate::report::Finding;

/// One document about to be approved.
pub(super) struct Candidate<'j> {
    pub document: &'j Document,
    pub path: &'j SitePath,
    pub state: State,
    pub digest: Digest,
    /// Its record so far: what it says, and its text.
    pub record: Option<(&'j ApprovalRecord, &'j str)>,
}

impl Candidate<'_> {
    /// Returns whether an approval would change anything.
    pub(super) fn needs_approval(&self) -> bool {
        !matches!(self.state, State::Public | State::Scheduled { .. } | State::Expired { .. })
    }
}

/// Returns the paths of the documents that the arguments mean.
pub(super) fn chosen(terminal: &Terminal<'_>, judged: &Judged, paths: &[PathBuf]) -> Result<Vec<SitePath>, End> {
    let mut chosen = Vec::new();
    for path in paths {
        let wanted = site_path(terminal.site(), path);
        let sources = judged.folder.documents.iter().map(|&file| &judged.folder.sources.get(file).path);
        let found: Vec<SitePath> = sources
            .filter(|path| {
                let below = |folder: &str| path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                wanted.as_deref().is_some_and(|wanted| path.as_str() == wanted || below(wanted))
            })
            .cloned()
            .collect();
        if found.is_empty() {
            return Err(usage(&format!("there is no document at `{}`", path.display())));
        }
        chosen.extend(found);
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}

/// Returns the documents at those paths, with their digests; one that cannot be read whole stops everything.
pub(super) fn candidates<'j>(
    terminal: &Terminal<'_>,
    judged: &'j Judged,
    chosen: &[SitePath],
) -> Result<Vec<Candidate<'j>>, End> {
    let documents = judged.admission.documents();
    let sources = &judged.folder.sources;
    let all: HashMap<&SitePath, &Document> =
        documents.map(|document| (&sources.get(document.file).path, document)).collect();
    let mut candidates = Vec::new();
    for path in chosen {
        let entry = judged.admission.entries.iter().find(|entry| sources.get(entry.file).path == *path);
        let whole = all.get_key_value(path).zip(entry).and_then(|((path, document), entry)| {
            let digest = gate::digest(document, &judged.folder)?;
            let record = match judged.ledger.get(document.file) {
                Some(Record::Whole(record, file)) => Some((&**record, sources.get(*file).text.as_str())),
                _ => None,
            };
            Some(Candidate { document, path, state: entry.state, digest, record })
        });
        match whole {
            Some(candidate) => candidates.push(candidate),
            None => return Err(refuse(terminal, judged, std::slice::from_ref(path))),
        }
    }
    Ok(candidates)
}

/// Nothing is approved while an error stands against any of the documents, or a record cannot be added to.
pub(super) fn stop_for_faults(
    terminal: &Terminal<'_>,
    judged: &Judged,
    candidates: &[Candidate<'_>],
) -> Result<(), End> {
    let stands = |each: &Candidate<'_>| {
        let file = each.document.file;
        judged.findings.iter().any(|finding| finding.blocks() && finding.span.file == file)
    };
    // What an approval in a whole record says wrongly, the next one puts right; a broken record cannot be added to.
    let is_broken = |each: &Candidate<'_>| matches!(judged.ledger.get(each.document.file), Some(Record::Broken));
    if candidates.iter().any(|each| stands(each) || is_broken(each)) {
        let paths: Vec<SitePath> = candidates.iter().map(|each| each.path.clone()).collect();
        return Err(refuse(terminal, judged, &paths));
    }
    Ok(())
}

/// Prints what stands against documents that were to be approved.
fn refuse(terminal: &Terminal<'_>, judged: &Judged, paths: &[SitePath]) -> End {
    let sources = &judged.folder.sources;
    let records = paths.iter().filter_map(|path| judged.folder.records.get(path).copied()).collect::<Vec<_>>();
    let against = |finding: &&Finding| {
        let file = finding.span.file;
        finding.blocks() && (paths.contains(&sources.get(file).path) || records.contains(&file))
    };
    let findings: Vec<Finding> = judged.findings.iter().filter(against).cloned().collect();
    terminal.findings(sources, findings, paths.len(), false);
    terminal.say("Nothing was recorded.");
    End::Refused
}
