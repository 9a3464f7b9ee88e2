//! The decision itself: tried first, then signed, tried again, and only then written.

use super::{Candidate, Options};
use crate::cli::End;
use crate::cli::sign::Signing;
use crate::cli::terminal::{Terminal, count, error};
use crate::gate::{self, Decision, State};
use crate::load;
use crate::parse::markdown::assets;
use crate::pipeline::Judged;
use crate::report::Finding;
use crate::write;

/// Returns what would be recorded about a document.
pub(super) fn decision<'d>(each: &'d Candidate<'_>, options: &'d Options, judged: &Judged) -> Decision<'d> {
    Decision {
        id: each.document.id(),
        digest: each.digest,
        anonymised_by: options.anonymised_by.trim(),
        moderated_by: options.moderated_by.as_deref().map(str::trim).filter(|group| !group.is_empty()),
        approved_by: options.approver.trim(),
        approved_on: judged.today.0,
        reference: options.reference.trim(),
        previous: each.record.and_then(|(record, _)| record.last_digest()),
    }
}

/// Stops when the gate would not accept the decision; a signature is still to come.
pub(super) fn stop_for_refusal(
    terminal: &Terminal<'_>,
    judged: &Judged,
    wanted: &[&Candidate<'_>],
    options: &Options,
) -> Result<(), End> {
    let mut refused = false;
    for each in wanted {
        let text = with_entry(each, &decision(each, options, judged).entry(None));
        refused |= !is_accepted(judged, each, &text, "approval/unsigned");
    }
    if refused {
        terminal.say("Nothing was recorded.");
        return Err(End::Refused);
    }
    Ok(())
}

/// Signs and writes every decision.
pub(super) fn record_all(
    terminal: &Terminal<'_>,
    judged: &Judged,
    wanted: &[&Candidate<'_>],
    options: &Options,
    signing: &Signing,
) -> Result<(), End> {
    let mut texts = Vec::new();
    for each in wanted {
        stop_for_new_bytes(judged, each)?;
        let decision = decision(each, options, judged);
        let signature = signing.sign(decision.statement().as_bytes()).map_err(|message| {
            error(message);
            terminal.say("Nothing was recorded.");
            End::Refused
        })?;
        let text = with_entry(each, &decision.entry(signature.as_deref()));
        if !is_accepted(judged, each, &text, "") {
            terminal.say("Nothing was recorded.");
            return Err(End::Refused);
        }
        texts.push(text);
    }
    for (each, text) in wanted.iter().zip(&texts) {
        let place = judged.folder.root.join(gate::beside(each.path.as_str()));
        let written = write::replace(&place, text.as_bytes()).and_then(|()| keep(judged, each));
        written.map_err(|fault| {
            error(format_args!("`{}` could not be written: {fault}", place.display()));
            End::Trouble
        })?;
    }
    let signed = if matches!(signing, Signing::Nothing) { "" } else { "signed " };
    terminal.say(format_args!("Recorded the {signed}approval of {}.", count(wanted.len(), "document")));
    Ok(())
}

fn with_entry(each: &Candidate<'_>, entry: &str) -> String {
    gate::append(each.record.map_or("", |(_, text)| text), entry)
}

/// Returns whether the gate would take the document with this record; prints why it would not.
fn is_accepted(judged: &Judged, each: &Candidate<'_>, text: &str, allowed: &str) -> bool {
    let (state, findings) = gate::rehearse(each.document, text, &judged.folder, &judged.settings, judged.today);
    let stands = |finding: &&Finding| {
        finding.rule.code != allowed && (finding.blocks() || finding.rule.code == "approval/twice")
    };
    let against: Vec<&Finding> = findings.iter().filter(stands).collect();
    for finding in &against {
        let help = finding.help.as_deref().unwrap_or_default();
        error(format_args!("{}: {}; {help}", each.path, finding.message));
    }
    // An approval that leaves the document where it was, or sends it back, is no approval.
    against.is_empty() && !matches!(state, State::Changed { .. } | State::Withdrawn { .. } | State::Waiting)
}

/// Stops when the document or a file of it is no longer what was read and shown.
fn stop_for_new_bytes(judged: &Judged, each: &Candidate<'_>) -> Result<(), End> {
    let files = assets(&each.document.body);
    let changed_asset = files.iter().find(|(asset, _)| {
        let known = asset.path.as_ref().and_then(|path| judged.folder.assets.get(path));
        known.is_none_or(|file| file.bytes().is_err())
    });
    let changed = match changed_asset {
        Some((asset, _)) => Some(asset.written.to_string()),
        None if !load::is_current(&judged.folder, each.document.file) => Some(each.path.to_string()),
        None => None,
    };
    let Some(name) = changed else { return Ok(()) };
    error(format_args!("{}: `{name}` was changed while this ran; look at it again before you approve", each.path));
    Err(End::Refused)
}

/// Keeps the approved text, so that the next approval can show what has changed since.
fn keep(judged: &Judged, each: &Candidate<'_>) -> std::io::Result<()> {
    let files = assets(&each.document.body);
    let named = files.iter().filter_map(|(asset, _)| {
        let path = asset.path.as_ref()?;
        Some((path.as_str(), judged.folder.assets.get(path)?.digest()?))
    });
    let text = &judged.folder.sources.get(each.document.file).text;
    let (path, kept) = load::kept::text(each.digest, text, named);
    write::replace_in(&judged.folder.root, &path, kept.as_bytes())
}
