//! `candour withdraw`: takes a document down, and shows first where it is.

use clap::Args;

use super::End;
use super::terminal::{Terminal, ask, count, error, interactive, usage};
use crate::base::{FileId, Today, nearest};
use crate::check::Document;
use crate::gate::{self, EVERY, Record, State, Takedown, Trace};
use crate::load::kept;
use crate::pipeline::Judged;
use crate::render::{Planned, Press, Theme};
use crate::write;

/// What is withdrawn, by whom, and why.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The id of the document
    id: String,
    /// The post or group that decides
    #[arg(long = "as", value_name = "POST")]
    post: String,
    /// What stays behind: withdrawn (the page, under a notice), removed (a tombstone), replaced (the way to another)
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Trace,
    /// The class of reason, a word of the list withdrawal-reasons, such as privacy
    #[arg(long, value_name = "CLASS")]
    reason: String,
    /// The id of the document that takes its place
    #[arg(long, value_name = "ID")]
    replaced_by: Option<String>,
    /// Leave nothing at its address, because the address itself says too much
    #[arg(long)]
    without_address: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Show where it is, and record nothing
    #[arg(long)]
    dry_run: bool,
}

fn kind(word: &str) -> Result<Trace, &'static str> {
    Trace::parse(word).ok_or("choose withdrawn, removed or replaced")
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    match withdraw(terminal, today, options) {
        Ok(()) => End::Done,
        Err(end) => end,
    }
}

/// What has to be known of the document before the site is put together.
struct Subject {
    file: FileId,
    path: String,
    title: String,
    /// The addresses that its front matter gives it.
    addresses: Vec<String>,
    /// Its record so far, and what it becomes; without the addresses.
    record: String,
}

/// Where the document stands in the site.
struct Hits {
    /// The files that hold its words or pictures.
    files: Vec<Hit>,
    /// How many files hold words and numbers of all documents together.
    shared: usize,
}

/// One file of the site that holds the document's words or pictures.
struct Hit {
    path: String,
    /// Whether it holds no other document.
    alone: bool,
}

fn withdraw(terminal: &Terminal<'_>, today: Today, options: &Options) -> Result<(), End> {
    if options.post.trim().is_empty() {
        return Err(usage("`--as` is empty; a withdrawal names the post that decides"));
    }
    let mut judged = terminal.judge(today)?;
    stop_for_usage(&judged, options)?;
    let subject = subject(&judged, options)?;
    let hits = hits(&mut judged, &options.id);
    say_where(terminal, &judged, &subject, &hits);
    let text = with_entry(&judged, &subject, &hits, options, today);
    accepted(&subject, &text)?;
    if options.dry_run {
        terminal.say("Nothing was recorded.");
        return Ok(());
    }
    confirm(terminal, options, &subject)?;
    let place = judged.folder.root.join(gate::beside(&subject.path));
    write::replace(&place, text.as_bytes()).map_err(|fault| {
        error(format_args!("`{}` could not be written: {fault}", place.display()));
        End::Trouble
    })?;
    keep(&judged, options, &text).map_err(|fault| {
        error(format_args!("the withdrawal could not be kept in `.candour`: {fault}"));
        End::Trouble
    })?;
    if options.kind == Trace::Removed {
        forget(terminal, &judged, &subject);
    }
    terminal.say("Recorded. Run `candour build` and publish: until then it can still be read.");
    Ok(())
}

/// Stops when the arguments name something that does not exist.
fn stop_for_usage(judged: &Judged, options: &Options) -> Result<(), End> {
    let ids = || judged.admission.entries.iter().filter_map(|entry| entry.id.as_deref());
    let unknown = |id: &str| {
        let near = nearest(id, ids()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        usage(&format!("there is no document `{id}`{near}"))
    };
    if !ids().any(|id| id == options.id) {
        return Err(unknown(&options.id));
    }
    let reasons = judged.vocabularies.words("withdrawal-reasons");
    let words = || reasons.iter().map(|word| &*word.id.value);
    if !words().any(|word| word == options.reason) {
        let all = words().collect::<Vec<_>>().join(", ");
        return Err(usage(&format!("`{}` is no class of reason; choose one of: {all}", options.reason)));
    }
    match (&options.replaced_by, options.kind) {
        (None, Trace::Replaced) => {
            Err(usage("`--kind replaced` needs `--replaced-by` and the id of the other document"))
        }
        (Some(_), Trace::Withdrawn | Trace::Removed) => Err(usage("`--replaced-by` goes with `--kind replaced` only")),
        (Some(new), Trace::Replaced) if *new == options.id => Err(usage("a document cannot take its own place")),
        (Some(new), Trace::Replaced) => {
            let entry = judged.admission.entries.iter().find(|entry| entry.id.as_deref() == Some(new));
            match entry.map(|entry| entry.state) {
                Some(State::Public) => Ok(()),
                Some(state) => Err(usage(&format!("`{new}` is not public ({}); publish it first", state.reason()))),
                None => Err(unknown(new)),
            }
        }
        (None, _) => Ok(()),
    }
}

fn subject(judged: &Judged, options: &Options) -> Result<Subject, End> {
    let refused = |why: &str| {
        error(format_args!("`{}`: {why}", options.id));
        End::Refused
    };
    let Some(document) = document(judged, &options.id) else {
        return Err(refused("it cannot be read whole, so it is not public; put it right first, or delete it"));
    };
    let record = match judged.ledger.get(document.file) {
        Some(Record::Whole(record, file)) if !record.approvals.is_empty() => {
            if let Some(end) = record.withdrawal().filter(|end| end.kind == options.kind) {
                return Err(refused(&format!("it was {} on {} already", end.kind.name(), end.on.value.long())));
            }
            judged.folder.sources.get(*file).text.clone()
        }
        Some(Record::Broken) => {
            return Err(refused("its approval record is broken, so it is not public; mend it first"));
        }
        _ => return Err(refused("it was never approved, so there is nothing to take down")),
    };
    Ok(Subject {
        file: document.file,
        path: judged.folder.sources.get(document.file).path.to_string(),
        title: document.meta.title.value.to_string(),
        addresses: gate::addresses_of(document),
        record,
    })
}

fn document<'j>(judged: &'j Judged, id: &str) -> Option<&'j Document> {
    judged.admission.documents().find(|document| document.id() == id)
}

/// Returns every file of the site, as it would be built now, that holds the document.
fn hits(judged: &mut Judged, id: &str) -> Hits {
    let site = judged.assemble(&mut Vec::new());
    let Some(theme) = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings) else {
        return Hits { files: Vec::new(), shared: 0 };
    };
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, judged.today)
        .with_answers(&judged.answers);
    let plan = press.plan(&mut Vec::new());
    let holding = plan.files().iter().filter(|file| file.holds.contains(&id));
    let hit =
        |file: &Planned<'_>| Hit { path: file.path.to_string(), alone: file.holds.iter().all(|each| *each == id) };
    let shared = plan.files().iter().filter(|file| file.holds.contains(&EVERY) && !file.holds.contains(&id)).count();
    Hits { files: holding.map(hit).collect(), shared }
}

/// Prints the files that hold the document, and the documents whose own text says its title.
fn say_where(terminal: &Terminal<'_>, judged: &Judged, subject: &Subject, hits: &Hits) {
    let files = count(hits.files.len(), "file");
    terminal.say(format_args!("{} ({}) is in {files} of the site:", subject.title, subject.path));
    for hit in &hits.files {
        terminal.say(format_args!("  {}", hit.path));
    }
    if hits.shared > 0 {
        let shared = count(hits.shared, "file");
        terminal.say(format_args!("  assets/search/: {shared} of the search, made of all documents together"));
    }
    let sources = &judged.folder.sources;
    let others = judged.folder.documents.iter().filter(|&&file| file != subject.file);
    let naming: Vec<&str> = others
        .map(|&file| sources.get(file))
        .filter(|source| source.text.contains(&subject.title))
        .map(|source| source.path.as_str())
        .collect();
    if !naming.is_empty() {
        let documents = count(naming.len(), "other document");
        terminal.say(format_args!("Its title stands in the text of {documents}, for you to change:"));
        for path in naming {
            terminal.say(format_args!("  {path}"));
        }
    }
}

fn with_entry(judged: &Judged, subject: &Subject, hits: &Hits, options: &Options, today: Today) -> String {
    let mut addresses = subject.addresses.clone();
    // Every file that held nothing else goes with it, whatever its form.
    addresses.extend(
        hits.files.iter().filter(|hit| hit.alone && !hit.path.starts_with("assets/")).map(|hit| hit.path.clone()),
    );
    let mut seen = std::collections::HashSet::new();
    if options.without_address {
        addresses.clear();
    }
    addresses.retain(|address| seen.insert(address.clone()) && !address.ends_with("index.html"));
    let previous = match judged.ledger.get(subject.file) {
        Some(Record::Whole(record, _)) => record.last_digest(),
        _ => None,
    };
    let takedown = Takedown {
        id: &options.id,
        on: today.0,
        by: options.post.trim(),
        kind: options.kind,
        reason: &options.reason,
        replaced_by: options.replaced_by.as_deref(),
        addresses: &addresses,
        previous,
    };
    gate::append(&subject.record, &takedown.entry())
}

/// Stops when the record would not be read as a withdrawal: nobody should think it is down when it is not.
fn accepted(subject: &Subject, text: &str) -> Result<(), End> {
    let faults = gate::faults(text);
    for fault in &faults {
        error(format_args!("{}: {}; {}", subject.path, fault.message, fault.help.as_deref().unwrap_or_default()));
    }
    if faults.is_empty() { Ok(()) } else { Err(End::Refused) }
}

fn confirm(terminal: &Terminal<'_>, options: &Options, subject: &Subject) -> Result<(), End> {
    if options.yes {
        return Ok(());
    }
    if !interactive() {
        return Err(usage("nobody is here to ask; add `--yes` to record the withdrawal"));
    }
    let question = format!("Take \"{}\" down as {} ({})?", subject.title, options.post.trim(), options.kind.name());
    if ask(&question) {
        return Ok(());
    }
    terminal.say("Nothing was recorded.");
    Err(End::Refused)
}

/// Keeps the digest of the withdrawal, so that nobody can take it out of the record unseen.
fn keep(judged: &Judged, options: &Options, text: &str) -> std::io::Result<()> {
    match gate::last_digest(text) {
        Some(digest) => {
            let path = kept::withdrawal_path(&options.id);
            write::replace_in(&judged.folder.root, &path, format!("{digest}\n").as_bytes())
        }
        None => Ok(()),
    }
}

/// Deletes the copies that `candour approve` kept of a removed text, and says what is left for people to do.
fn forget(terminal: &Terminal<'_>, judged: &Judged, subject: &Subject) {
    if let Some(Record::Whole(record, _)) = judged.ledger.get(subject.file) {
        for approval in &record.approvals {
            let kept = crate::base::Digest::parse(&approval.digest.value).map(kept::path);
            if let Some(Err(fault)) = kept.map(|path| write::forget(&judged.folder.root, &path)) {
                error(format_args!("a kept copy of the text could not be deleted: {fault}"));
            }
        }
    }
    terminal
        .say(format_args!("Its text still stands in {} and in your backups; delete it when you may.", subject.path));
}
