//! `candour pack`: one seminar pack on its own, or a new one from approved lessons.

use std::path::PathBuf;

use clap::Args;

use super::End;
use super::terminal::{Terminal, count, error, usage};
use crate::base::{Digest, Today, nearest};
use crate::pipeline::Judged;
use crate::render::{NewPack, NoPack, Press, Theme};
use crate::report::Finding;
use crate::write;

/// Which pack.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The id of a seminar
    #[arg(value_name = "ID", required_unless_present = "theme", conflicts_with = "theme")]
    id: Option<String>,
    /// Put a new session together from approved lessons on a theme, such as neglect
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// How long the new session takes
    #[arg(long, value_name = "N", default_value_t = 55, requires = "theme", value_parser = clap::value_parser!(u32).range(15..=240))]
    minutes: u32,
    /// The folder to write the pack into (default: this one)
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    match pack(terminal, today, options) {
        Ok(()) => End::Done,
        Err(end) => end,
    }
}

fn pack(terminal: &Terminal<'_>, today: Today, options: &Options) -> Result<(), End> {
    let mut judged = terminal.judge(today)?;
    if let Some(theme) = &options.theme {
        known(&judged, theme)?;
    }
    let secrets = judged.secrets();
    let site = judged.assemble(&mut Vec::new());
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings);
    let stoppers: Vec<Finding> = judged.stoppers().cloned().collect();
    let Some(theme) = theme.filter(|_| stoppers.is_empty()) else { return Err(refuse(terminal, &judged, stoppers)) };
    let store = write::Cache::new(terminal.site());
    let press =
        Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today).with_store(&store);
    let made = match (&options.id, &options.theme) {
        (Some(id), _) => press.pack_of(id),
        (None, Some(theme)) => press.pack_on(theme, options.minutes),
        (None, None) => Err(NoPack::Unknown),
    };
    let made = match made {
        Ok(made) => made,
        Err(NoPack::Fault(finding)) => return Err(refuse(terminal, &judged, vec![*finding])),
        Err(NoPack::Unknown) => {
            let id = options.id.as_deref().unwrap_or_default();
            return Err(unknown(&judged, id, press.seminars()));
        }
        Err(none) => return Err(explain(options, &none)),
    };
    let all: Vec<&str> = site.library().pages.iter().map(|page| page.document.id()).collect();
    let proof = judged.proof(secrets, &site);
    if let Some(leak) = proof.find(&made.name, &all, &made.bytes, Digest::of(&made.bytes)) {
        return Err(refuse(terminal, &judged, vec![leak]));
    }
    write::replace_in(&options.out, &made.name, &made.bytes).map_err(|fault| {
        error(format_args!("`{}` could not be written: {fault}", options.out.join(&made.name).display()));
        End::Trouble
    })?;
    report(terminal, options, &made);
    Ok(())
}

/// A theme is a word of the list.
fn known(judged: &Judged, theme: &str) -> Result<(), End> {
    if judged.vocabularies.word("themes", theme).is_some() {
        return Ok(());
    }
    let words = judged.vocabularies.words("themes").iter().map(|word| &*word.id.value);
    let near = nearest(theme, words).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(usage(&format!("there is no theme `{theme}`{near}")))
}

/// Says why a document has no pack: that it is not public, or that nobody knows it.
fn unknown<'a>(judged: &Judged, id: &str, seminars: impl Iterator<Item = &'a str>) -> End {
    if let Some(entry) = judged.admission.entries.iter().find(|entry| entry.id.as_deref() == Some(id)) {
        let file = &judged.folder.sources.get(entry.file).path;
        error(format_args!("{file}: {}", entry.state.reason()));
        return End::Refused;
    }
    let near = nearest(id, seminars).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    usage(&format!("no document has the id `{id}`{near}"))
}

/// Says why nothing may be handed out.
fn explain(options: &Options, none: &NoPack) -> End {
    match none {
        NoPack::OtherKind(kind) => {
            let id = options.id.as_deref().unwrap_or_default();
            usage(&format!("`{id}` is of the kind {kind}, and only a seminar has a pack"))
        }
        NoPack::Stale(marks) => {
            for mark in marks {
                error(mark);
            }
            error("no pack was made: review what is overdue and approve it again, or take it out of `sources`");
            End::Refused
        }
        NoPack::Nothing(stale) => {
            let theme = options.theme.as_deref().unwrap_or_default();
            for each in stale {
                error(each);
            }
            error(format_args!("no public lesson on `{theme}` is current, so no pack was made"));
            End::Refused
        }
        NoPack::Unknown | NoPack::Fault(_) => End::Trouble,
    }
}

fn refuse(terminal: &Terminal<'_>, judged: &Judged, findings: Vec<Finding>) -> End {
    let proof = findings.iter().any(|finding| finding.rule.code.starts_with("proof/"));
    terminal.findings(&judged.folder.sources, findings, judged.folder.documents.len(), false);
    terminal.say("No pack was made.");
    if proof { End::Unproved } else { End::Findings }
}

fn report(terminal: &Terminal<'_>, options: &Options, made: &NewPack) {
    terminal.say(format_args!("Wrote {}.", options.out.join(&made.name).display()));
    if !made.sources.is_empty() {
        terminal.say(format_args!("Drawn from {}:", count(made.sources.len(), "approved document")));
        for title in &made.sources {
            terminal.say(format_args!("  {title}"));
        }
    }
    if !made.left_out.is_empty() {
        terminal.say("Left out, since nobody has looked at them again in time:");
        for each in &made.left_out {
            terminal.say(format_args!("  {each}"));
        }
    }
}
