//! `candour build`: checks, then writes the site by swap.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;

use super::End;
use super::progress::Bar;
use super::terminal::{Terminal, count, error, usage};
use crate::base::Today;
use crate::gate::State;
use crate::pipeline::Judged;
use crate::render::{Press, Theme};
use crate::report::{Finding, Severity};
use crate::write::{self, Receipt, Target, WriteError};

/// Where to write, and what is meant.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The folder to write (default: `public` in the site folder)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Leave out documents that have changed since their approval, instead of stopping
    #[arg(long)]
    without_changed: bool,
    /// Leave out documents to print, for a quick look
    #[arg(long)]
    no_documents: bool,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    match build(terminal, today, options) {
        Ok(()) => End::Done,
        Err(end) => end,
    }
}

fn build(terminal: &Terminal<'_>, today: Today, options: &Options) -> Result<(), End> {
    // The program ends with this command, and the system takes memory back faster than we could give it.
    let mut kept = ManuallyDrop::new(terminal.judge(today)?);
    let judged = &mut *kept;
    stop_for_changed(terminal, judged, options.without_changed)?;
    let out = options.out.clone().unwrap_or_else(|| terminal.site().join("public"));
    let sources = ["content", "themes"].map(|folder| terminal.site().join(folder));
    let target = Target::new(&out, terminal.site(), &sources).map_err(|refusal| usage(&refusal.to_string()))?;
    let secrets = judged.secrets();
    let mut found = Vec::new();
    let site = ManuallyDrop::new(judged.assemble(&mut found));
    judged.findings.append(&mut found);
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings);
    stop_for_errors(terminal, judged)?;
    let Some(theme) = theme else { return Err(End::Trouble) };
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today)
        .with_answers(&judged.answers);
    let store = write::Cache::new(terminal.site());
    let press = if options.no_documents { press.without_documents() } else { press.with_store(&store) };
    let mut late = Vec::new();
    let plan = press.plan(&mut late);
    if late.iter().any(Finding::blocks) {
        return Err(refuse(terminal, judged, late));
    }
    let proof = judged.proof(secrets, &site);
    let proof = ManuallyDrop::new(if options.no_documents { proof } else { proof.with_store(&store) });
    let bar = Bar::new(terminal.global.quiet);
    let written = write::publish(&plan, &target, &proof, &bar);
    bar.clear();
    match written {
        Ok(receipt) => {
            if !options.no_documents {
                store.settle();
            }
            judged.findings.extend(press.late());
            summary(terminal, judged, &target, &receipt);
            Ok(())
        }
        Err(WriteError::Findings(findings)) => Err(refuse(terminal, judged, findings)),
        Err(WriteError::Refused(refusal)) => Err(usage(&refusal.to_string())),
        Err(fault @ WriteError::Io { .. }) => {
            error(format_args!("{fault}. The old site stands as it was."));
            Err(End::Trouble)
        }
    }
}

/// A document that changed since its approval would silently leave the site; somebody must say that this is meant.
pub(super) fn stop_for_changed(terminal: &Terminal<'_>, judged: &Judged, meant: bool) -> Result<(), End> {
    let changed = judged.in_state(|state| matches!(state, State::Changed { .. }));
    if changed.is_empty() || meant {
        return Ok(());
    }
    for entry in &changed {
        let file = &judged.folder.sources.get(entry.file).path;
        error(format_args!("{file}: {}", entry.state.reason()));
    }
    terminal.say("Approve the new text (`candour approve`), or build with `--without-changed` to leave these out.");
    terminal.say("Nothing was published; the old site stands as it was.");
    Err(End::Refused)
}

pub(super) fn stop_for_errors(terminal: &Terminal<'_>, judged: &Judged) -> Result<(), End> {
    let stoppers: Vec<Finding> = judged.stoppers().cloned().collect();
    if stoppers.is_empty() { Ok(()) } else { Err(refuse(terminal, judged, stoppers)) }
}

/// Prints findings that keep the site from being written, and returns how the run ends.
pub(super) fn refuse(terminal: &Terminal<'_>, judged: &Judged, findings: Vec<Finding>) -> End {
    let all = |family: &str| findings.iter().filter(|f| f.blocks()).all(|f| f.rule.code.starts_with(family));
    let end = if all("approval/") {
        End::Refused
    } else if all("proof/") {
        End::Unproved
    } else {
        End::Findings
    };
    terminal.findings(&judged.folder.sources, findings, judged.folder.documents.len(), false);
    terminal.say("Nothing was published; the old site stands as it was.");
    end
}

/// Says what happened on disk, and what was left out.
fn summary(terminal: &Terminal<'_>, judged: &Judged, target: &Target, receipt: &Receipt) {
    let warnings = judged.findings.iter().filter(|finding| finding.severity == Severity::Warning);
    let warnings: Vec<Finding> = warnings.cloned().collect();
    if terminal.global.verbose && !warnings.is_empty() {
        terminal.findings(&judged.folder.sources, warnings.clone(), judged.folder.documents.len(), false);
    }
    let public = judged.in_state(|state| state == State::Public).len();
    terminal.say(format_args!(
        "Published {} as {} in {}: {} new or changed, {} unchanged, {} removed.",
        count(public, "document"),
        count(receipt.files, "file"),
        target.folder().display(),
        receipt.written,
        receipt.kept,
        receipt.removed,
    ));
    let left_out = left_out(judged);
    if !left_out.is_empty() {
        terminal.say(format_args!("Left out: {left_out}. `candour status` says why."));
    }
    if !warnings.is_empty() && !terminal.global.verbose {
        terminal.say(format_args!("{}. `candour check` shows them.", count(warnings.len(), "warning")));
    }
    if judged.settings.base_url().is_none() {
        terminal.say(
            "No feeds, no site map and no codes on printed pages: they need `base_url` under `[site]` in candour.toml.",
        );
    }
    if let Some(path) = &receipt.left {
        terminal.say(format_args!("Files that appeared during the build were kept in {}.", path.display()));
    }
}

/// Returns how many documents are in each other state, in words.
fn left_out(judged: &Judged) -> String {
    let names = ["waiting", "changed", "scheduled", "expired", "withdrawn", "refused"];
    let counted = names.iter().filter_map(|name| {
        let number = judged.admission.entries.iter().filter(|entry| entry.state.name() == *name).count();
        (number > 0).then(|| format!("{number} {name}"))
    });
    counted.collect::<Vec<_>>().join(", ")
}
