//! `candour approve`: records a decision to publish exact bytes.
//!
//! In: documents, posts, the reference of a decision, and a key. Out: one more entry in each record.
//! Invariant: nothing is written that the gate would refuse, and nothing that was written before is changed.

mod candidate;
mod changes;
mod record;

use std::path::PathBuf;

use clap::Args;

use super::End;
use super::sign::Signing;
use super::terminal::{Terminal, ask, count, data, interactive, usage};
use crate::base::Today;
use crate::pipeline::Judged;
use candidate::Candidate;

/// What is approved, by whom, on what decision.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The documents; a folder means every document below it
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The post or group that approves
    #[arg(long = "as", value_name = "POST")]
    approver: String,
    /// The minute or decision, such as "QA sub-group, 12 March 2026, item 4"
    #[arg(long, value_name = "TEXT")]
    reference: String,
    /// The post that made the text anonymous
    #[arg(long, value_name = "POST")]
    anonymised_by: String,
    /// The group that moderated the judgements
    #[arg(long, value_name = "GROUP")]
    moderated_by: Option<String>,
    /// Sign with this SSH key; left out, a running ssh-agent is asked when candour.toml wants signatures
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Print what has to be signed, for `ssh-keygen -Y sign -n candour-approval`; record nothing
    #[arg(long, conflicts_with_all = ["key", "signature", "dry_run"])]
    statement: bool,
    /// Record with this signature, made by `ssh-keygen -Y sign -n candour-approval`
    #[arg(long, value_name = "FILE", conflicts_with = "key")]
    signature: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Show what would be recorded, and record nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    match approve(terminal, today, options) {
        Ok(()) => End::Done,
        Err(end) => end,
    }
}

fn approve(terminal: &Terminal<'_>, today: Today, options: &Options) -> Result<(), End> {
    let given =
        [("--as", &options.approver), ("--reference", &options.reference), ("--anonymised-by", &options.anonymised_by)];
    for (flag, value) in given {
        if value.trim().is_empty() {
            return Err(usage(&format!("`{flag}` is empty; an approval names its post and its decision")));
        }
    }
    let judged = terminal.judge(today)?;
    let chosen = candidate::chosen(terminal, &judged, &options.paths)?;
    let all = candidate::candidates(terminal, &judged, &chosen)?;
    candidate::stop_for_faults(terminal, &judged, &all)?;
    let wanted: Vec<&Candidate<'_>> = all.iter().filter(|each| each.needs_approval()).collect();
    if wanted.is_empty() {
        terminal.say("Every one of these is approved as it stands.");
        return Ok(());
    }
    if (options.statement || options.signature.is_some()) && wanted.len() > 1 {
        return Err(usage("a signature that you bring is for one document; name one path"));
    }
    record::stop_for_refusal(terminal, &judged, &wanted, options)?;
    if options.statement {
        for each in &wanted {
            data(record::decision(each, options, &judged).statement().trim_end());
        }
        return Ok(());
    }
    for each in &wanted {
        changes::show(terminal, &judged, each);
    }
    let signing = signing(&judged, options)?;
    if options.dry_run {
        terminal.say("Nothing was recorded.");
        return Ok(());
    }
    confirm(terminal, options, wanted.len())?;
    record::record_all(terminal, &judged, &wanted, options, &signing)
}

/// Returns what signs, if anything does: the key named, or the agent when signatures are asked for.
fn signing(judged: &Judged, options: &Options) -> Result<Signing, End> {
    let policy = judged.settings.approval.as_ref();
    let found = match (&options.key, &options.signature) {
        (Some(file), _) => Signing::with_key(file),
        (None, Some(file)) => Signing::given(file),
        (None, None) => match policy.filter(|policy| policy.needs_signature()) {
            Some(policy) => Signing::with_agent_for(policy, options.approver.trim(), judged.today.0),
            None => Ok(Signing::Nothing),
        },
    };
    found.map_err(|message| usage(&message))
}

fn confirm(terminal: &Terminal<'_>, options: &Options, documents: usize) -> Result<(), End> {
    if options.yes {
        return Ok(());
    }
    if !interactive() {
        return Err(usage("nobody is here to ask; add `--yes` to record the approval"));
    }
    let question = format!(
        "Approve {} as {} on \"{}\"?",
        count(documents, "document"),
        options.approver.trim(),
        options.reference.trim()
    );
    if ask(&question) {
        return Ok(());
    }
    terminal.say("Nothing was recorded.");
    Err(End::Refused)
}
