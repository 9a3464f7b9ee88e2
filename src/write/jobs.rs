//! Planned files become bytes, in parallel: those that the live folder lacks go to the staging folder.
//!
//! In: a plan, and what the live folder holds of it. Out: digest and size of each file, and whether it was there.
//! Invariant: at most one file a thread is in memory, and the live folder is only read.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::manifest::Manifest;
use super::places::Places;
use super::{Progress, WriteError};
use crate::base::{Digest, Span};
use crate::gate::{Cleared, Proof};
use crate::render::{Plan, Planned};
use crate::report::Finding;

/// How many findings of one rule about one file are worth reading: a fault of a template is on every page.
const SHOWN: usize = 3;
/// A buffer larger than this is given back after use.
const KEEP: usize = 4 << 20;

thread_local! {
    /// Taken out while a job runs, since a job that waits for other threads may start a second job on this one.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What became of one planned file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its length.
    pub size: u64,
    /// Whether the live folder holds these bytes at this address already.
    pub kept: bool,
}

enum Fault {
    Finding(Box<Finding>),
    Disk(WriteError),
    /// Not tried, since the disk has failed.
    Stopped,
}

/// Makes every file of the plan; an error of the disk ends the run, while findings are gathered from all jobs.
pub(super) fn run(
    plan: &Plan<'_, Cleared>,
    old: &Manifest,
    places: &Places,
    proof: &Proof<'_>,
    progress: &dyn Progress,
) -> Result<Vec<Made>, WriteError> {
    let (done, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    progress.start(plan.files().len());
    let make = |file| {
        if stop.load(Ordering::Relaxed) {
            return Err(Fault::Stopped);
        }
        let made = one(file, old, places, proof);
        if matches!(made, Err(Fault::Disk(_))) {
            stop.store(true, Ordering::Relaxed);
        }
        progress.done(done.fetch_add(1, Ordering::Relaxed) + 1);
        made
    };
    let outcomes: Vec<_> = plan.files().par_iter().with_max_len(16).map(make).collect();
    sorted_out(outcomes)
}

fn sorted_out(outcomes: Vec<Result<Made, Fault>>) -> Result<Vec<Made>, WriteError> {
    let (mut made, mut findings) = (Vec::with_capacity(outcomes.len()), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok(file) => made.push(file),
            Err(Fault::Finding(finding)) => findings.push(*finding),
            Err(Fault::Disk(error)) => return Err(error),
            Err(Fault::Stopped) => {}
        }
    }
    if findings.is_empty() { Ok(made) } else { Err(WriteError::Findings(told_once(findings))) }
}

/// Keeps the first few of the findings that many files share, and says how many more there are.
fn told_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: BTreeMap<(&str, Span), usize> = BTreeMap::new();
    let mut told: Vec<Finding> = Vec::new();
    for finding in findings {
        let count = counts.entry((finding.rule.code, finding.span)).or_default();
        *count += 1;
        if *count <= SHOWN {
            told.push(finding);
        }
    }
    for finding in &mut told {
        if let Some(more) = counts
            .remove(&(finding.rule.code, finding.span))
            .and_then(|count| count.checked_sub(SHOWN))
            .filter(|more| *more > 0)
        {
            finding.message = format!("{} ({more} more files have findings of this kind)", finding.message);
        }
    }
    told
}

fn one(file: &Planned<'_>, old: &Manifest, places: &Places, proof: &Proof<'_>) -> Result<Made, Fault> {
    let mut bytes = BUFFER.take();
    bytes.clear();
    let made = match (file.job)(&mut bytes) {
        Ok(()) => placed(file, &bytes, old, places, proof),
        Err(finding) => Err(Fault::Finding(Box::new(finding))),
    };
    if bytes.capacity() <= KEEP {
        BUFFER.set(bytes);
    }
    made
}

fn placed(file: &Planned<'_>, bytes: &[u8], old: &Manifest, places: &Places, proof: &Proof<'_>) -> Result<Made, Fault> {
    let (digest, size) = (Digest::of(bytes), bytes.len() as u64);
    if let Some(finding) = proof.find(file.path.as_str(), &file.holds, bytes, digest) {
        return Err(Fault::Finding(Box::new(finding)));
    }
    let was_ours = old.get(&file.path).is_some_and(|record| record.digest == digest && record.size == size);
    let kept = was_ours && holds(&places.live.join(file.path.as_str()), bytes).unwrap_or(false);
    if !kept {
        let path = places.staging.join(file.path.as_str());
        let written = File::create_new(&path).and_then(|mut new| new.write_all(bytes));
        written.map_err(|error| Fault::Disk(WriteError::at(&path)(error)))?;
    }
    Ok(Made { digest, size, kept })
}

/// Returns whether a file holds exactly these bytes.
///
/// The manifest alone is not trusted, since somebody may have edited the file; and reading is cheaper than hashing,
/// needs no times of change, and puts right what a power cut may have left half written.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() || metadata.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let (mut file, mut chunk, mut rest) = (File::open(path)?, [0; 16 << 10], bytes);
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            return Ok(rest.is_empty());
        }
        let Some(after) = rest.strip_prefix(&chunk[..read]) else { return Ok(false) };
        rest = after;
    }
}
