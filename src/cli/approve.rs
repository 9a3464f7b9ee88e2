//! `candour approve`: records a decision to publish exact bytes.

use std::path::PathBuf;

use clap::Args;

use super::End;
use super::paths::site_path;
use super::terminal::{Terminal, ask, count, error, interactive, usage};
use crate::base::{Digest, SitePath, Today};
use crate::check::Document;
use crate::gate::{self, Decision, State};
use crate::pipeline::Judged;
use crate::report::Finding;
use crate::write;

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
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Say what would be recorded, and record nothing
    #[arg(long)]
    dry_run: bool,
}

/// One document about to be approved.
struct Candidate<'j> {
    document: &'j Document,
    path: &'j SitePath,
    state: State,
    digest: Digest,
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
    let chosen = chosen(terminal, &judged, options)?;
    let candidates = candidates(terminal, &judged, &chosen)?;
    stop_for_faults(terminal, &judged, options, &candidates)?;
    let wanted: Vec<&Candidate<'_>> = candidates.iter().filter(|each| needs_approval(each.state)).collect();
    if wanted.is_empty() {
        terminal.say("Every one of these is approved as it stands.");
        return Ok(());
    }
    for each in &wanted {
        let title = &each.document.meta.title.value;
        terminal.say(format_args!("{}: {title} ({}), {}", each.path, each.state.reason(), each.digest));
    }
    if options.dry_run {
        terminal.say("Nothing was recorded.");
        return Ok(());
    }
    confirm(terminal, options, wanted.len())?;
    let decision = Decision {
        anonymised_by: options.anonymised_by.trim(),
        moderated_by: options.moderated_by.as_deref().map(str::trim),
        approved_by: options.approver.trim(),
        approved_on: today.0,
        reference: options.reference.trim(),
    };
    for each in &wanted {
        record(&judged, each, &decision)?;
    }
    terminal.say(format_args!("Recorded the approval of {}.", count(wanted.len(), "document")));
    Ok(())
}

/// Returns whether an approval would change anything.
fn needs_approval(state: State) -> bool {
    !matches!(state, State::Public | State::Scheduled { .. } | State::Expired { .. })
}

/// Returns the paths of the documents that the arguments mean.
fn chosen(terminal: &Terminal<'_>, judged: &Judged, options: &Options) -> Result<Vec<SitePath>, End> {
    let mut chosen = Vec::new();
    for path in &options.paths {
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
fn candidates<'j>(terminal: &Terminal<'_>, judged: &'j Judged, chosen: &[SitePath]) -> Result<Vec<Candidate<'j>>, End> {
    let cleared = judged.admission.cleared.iter().map(gate::Admitted::value);
    let documents = cleared.chain(judged.admission.held.iter().map(gate::Admitted::value));
    let all: std::collections::HashMap<&SitePath, &Document> =
        documents.map(|document| (&judged.folder.sources.get(document.file).path, document)).collect();
    let mut candidates = Vec::new();
    for path in chosen {
        let entry = judged.admission.entries.iter().find(|entry| judged.folder.sources.get(entry.file).path == *path);
        let known = all.get_key_value(path).zip(entry);
        let whole = known.and_then(|((path, document), entry)| {
            let digest = gate::digest(document, &judged.folder)?;
            Some(Candidate { document, path, state: entry.state, digest })
        });
        match whole {
            Some(candidate) => candidates.push(candidate),
            None => return Err(refuse(terminal, judged, std::slice::from_ref(path))),
        }
    }
    Ok(candidates)
}

/// Nothing is approved while an error stands against any of the documents, or two posts are one.
fn stop_for_faults(
    terminal: &Terminal<'_>,
    judged: &Judged,
    options: &Options,
    candidates: &[Candidate<'_>],
) -> Result<(), End> {
    let documents = candidates.iter().map(|each| each.document.file);
    // A record that cannot be read cannot be added to; what an approval in it says wrongly, the new one puts right.
    let broken = judged.findings.iter().filter(|finding| finding.rule.code.starts_with("toml/"));
    let records = candidates.iter().filter_map(|each| judged.folder.records.get(each.path).copied());
    let records = records.filter(|file| broken.clone().any(|finding| finding.span.file == *file));
    let files: Vec<_> = documents.chain(records).collect();
    if judged.findings.iter().any(|finding| finding.blocks() && files.contains(&finding.span.file)) {
        let paths: Vec<SitePath> = candidates.iter().map(|each| each.path.clone()).collect();
        return Err(refuse(terminal, judged, &paths));
    }
    for each in candidates {
        let author = &each.document.meta.author_role.value;
        let posts = [("author", &**author), ("anonymiser", &options.anonymised_by), ("approver", &options.approver)];
        if let Some((one, other)) = gate::one_post(&posts) {
            let path = each.path;
            error(format_args!("{path}: the {one} and the {other} are one post; three different posts are needed"));
            return Err(End::Refused);
        }
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

/// Appends one approval to the record beside a document.
fn record(judged: &Judged, each: &Candidate<'_>, decision: &Decision<'_>) -> Result<(), End> {
    let old = judged.folder.records.get(each.path).map_or("", |&file| &judged.folder.sources.get(file).text);
    let text = gate::append(old, each.digest, decision);
    let stem = each.path.as_str().strip_suffix(".md").unwrap_or(each.path.as_str());
    let place = judged.folder.root.join(format!("{stem}.approval.toml"));
    write::replace(&place, text.as_bytes()).map_err(|fault| {
        error(format_args!("`{}` could not be written: {fault}", place.display()));
        End::Trouble
    })
}
