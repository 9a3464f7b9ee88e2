//! `candour issue --send`: one message to each reader of a list, and a journal of what became of it.
//!
//! In: a public issue, a list of addresses, a mail server. Out: messages, and the journal beside the list.
//! Invariant: this is the only module that opens a network connection; nothing is sent without `--yes`; what was handed
//! over is never handed over again, and whoever was not reached is told of.

mod line;
mod password;
mod server;
mod tally;

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::client::Certificate;

use super::super::End;
use super::super::build::{refuse, stop_for_errors};
use super::super::paths::site_path;
use super::super::terminal::{Terminal, error, usage};
use super::show::{Whole, folder, whole};
use crate::base::{Digest, Today};
use crate::load::{ListError, Recipients, key};
use crate::render::{Outgoing, Press, Theme};
use crate::write::{Fate, Journal, JournalError};
use line::{Line, Outcome};
use server::{Secrecy, Server};
use tally::{Known, Tally};

/// How many times in a row the server may go away before the rest waits for the next run.
const LOSSES: usize = 5;

/// How to send.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// How many messages in a minute at most.
    pub per_minute: u32,
    /// How many seconds to wait for an answer.
    pub patience: u64,
    /// Whether those are tried again of whom nobody knows.
    pub again: bool,
}

/// What is asked.
pub(super) struct Errand<'e> {
    pub list: &'e Path,
    pub server: &'e str,
    /// A file with certificates to trust beside those of this computer.
    pub ca: Option<&'e Path>,
    pub way: Way,
    pub yes: bool,
}

pub(super) fn send(terminal: &Terminal<'_>, today: Today, id: &str, errand: &Errand<'_>) -> Result<(), End> {
    let mut server = Server::parse(errand.server).map_err(usage)?;
    let trusted = errand.ca.map(certificate).transpose()?;
    // Who names a certificate means a line that is kept from others, on this computer too.
    if trusted.is_some() && server.secrecy == Secrecy::None {
        server.secrecy = Secrecy::Started;
    }
    let stands = site_path(terminal.site(), errand.list);
    if stands.as_deref().is_some_and(|path| ["content/", "themes/", "public/"].iter().any(|top| path.starts_with(top)))
    {
        return Err(usage(
            "a list of addresses does not belong among the files of the site; move it out of this folder",
        ));
    }
    let Whole { mut judged, site, secrets } = whole(terminal, today)?;
    folder(&judged, &site, id)?;
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings);
    stop_for_errors(terminal, &judged)?;
    let Some(theme) = theme else { return Err(End::Trouble) };
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today);
    let outgoing = match press.outgoing(id) {
        Ok(outgoing) => outgoing,
        Err(finding) => return Err(refuse(terminal, &judged, vec![finding])),
    };
    let Some(outgoing) = outgoing else { return Err(End::Trouble) };
    let Some(from) = outgoing.sender() else {
        return Err(usage("nobody is named as the sender; set `from` under `[newsletter]` in candour.toml"));
    };
    let from: Address =
        from.parse().map_err(|_| usage(&format!("`{from}` is no address that a message can come from")))?;
    // What is sent is held against the same proof as what is published.
    let sample = outgoing.to(from.as_ref(), today.0);
    let holds: Vec<&str> = site.library().pages.iter().map(|page| page.document.id()).collect();
    let proof = judged.proof(secrets, &site);
    if let Some(leak) = proof.find("message.eml", &holds, &sample, Digest::of(&sample)) {
        return Err(refuse(terminal, &judged, vec![leak]));
    }
    let place = Journal::place(errand.list, id);
    let digest = outgoing.digest().to_string();
    let before = Journal::read(&place, &digest).map_err(|fault| unusable(&place, &fault))?;
    let mut tally = Tally::default();
    each_reader(errand.list, |_, reader| {
        let known = |key: &str| Known::of(before.get(key).copied());
        tally.count(reader.map_or(Known::NoAddress, |(key, _)| known(key)), errand.way.again);
        Ok(())
    })?;
    terminal.say(format_args!("{} as “{}”, from {from}", id, outgoing.subject()));
    terminal.say(format_args!("over {} (port {})", server.host, server.port));
    tally.show(terminal);
    if !outgoing.can_be_stopped() {
        terminal.say(
            "Readers cannot end this subscription by one click: set `unsubscribe` under `[newsletter]` to an address \
             that begins with https:// and holds {address}.",
        );
    }
    if !errand.yes {
        terminal.say("Nothing was sent. Add `--yes` to send it.");
        return Ok(());
    }
    let password = match &server.user {
        Some(user) => Some(password::password(user).map_err(|words| usage(&words))?),
        None => None,
    };
    let journal = Journal::open(&place, &digest).map_err(|fault| unusable(&place, &fault))?;
    let line =
        Line::new(&server, trusted.as_ref(), password.as_deref(), Duration::from_secs(errand.way.patience), from);
    let mut run = Run {
        terminal,
        outgoing: &outgoing,
        today,
        way: errand.way,
        line,
        journal,
        tally: Tally::default(),
        losses: 0,
    };
    let sent = run.all(errand.list);
    run.line.close();
    run.tally.show_end(terminal, &place);
    run.journal.settle().map_err(|fault| disk(&fault))?;
    sent?;
    if run.tally.is_complete() { Ok(()) } else { Err(End::Trouble) }
}

/// One run over a list.
struct Run<'r> {
    terminal: &'r Terminal<'r>,
    outgoing: &'r Outgoing<'r>,
    today: Today,
    way: Way,
    line: Line<'r>,
    journal: Journal,
    tally: Tally,
    losses: usize,
}

impl Run<'_> {
    fn all(&mut self, list: &Path) -> Result<(), End> {
        let pause = Duration::from_mins(1) / self.way.per_minute;
        each_reader(list, |line, reader| {
            let known = reader.map_or(Known::NoAddress, |(key, _)| Known::of(self.journal.fate(key)));
            let Some((key, address)) = reader.filter(|_| known.is_due(self.way.again)) else {
                self.tally.count(known, self.way.again);
                if reader.is_none() {
                    self.terminal.say(format_args!("line {line} of the list holds no address"));
                }
                return Ok(());
            };
            self.one(key, address)?;
            std::thread::sleep(pause);
            Ok(())
        })
    }

    /// Sends to one reader, over a new line where the old one is lost before the server had the message.
    fn one(&mut self, key: &str, address: &Address) -> Result<(), End> {
        let message = self.outgoing.to(address.as_ref(), self.today.0);
        let mut again = true;
        loop {
            if let Err(words) = self.line.connect() {
                self.lost(&words)?;
                continue;
            }
            let journal = &mut self.journal;
            let mut fault = None;
            let outcome = self.line.deliver(address, &message, || {
                journal.note(key, Fate::Tried, "").map_err(|error| {
                    fault = Some(error);
                    Outcome::Stop(String::new())
                })
            });
            if let Some(fault) = fault {
                return Err(disk(&fault));
            }
            let is_lost = matches!(outcome, Outcome::Lost(_) | Outcome::Unknown(_));
            let (fate, words) = match outcome {
                Outcome::Sent(words) => (Fate::Sent, words),
                Outcome::Refused(words) => (Fate::Refused, words),
                // Servers close a line that was used for long; it is opened anew, once.
                Outcome::Lost(_) if again => {
                    again = false;
                    continue;
                }
                Outcome::Deferred(words) | Outcome::Lost(words) => (Fate::Deferred, words),
                Outcome::Unknown(words) => (Fate::Tried, words),
                Outcome::Stop(words) => {
                    error(format_args!("the server takes nothing from this sender: {words}"));
                    return Err(End::Trouble);
                }
            };
            self.journal.note(key, fate, &words).map_err(|fault| disk(&fault))?;
            self.tally.became(fate);
            if is_lost {
                return self.lost(&words);
            }
            self.losses = 0;
            return Ok(());
        }
    }

    /// Waits a little for a server that does not answer again; after some times the rest is left to the next run.
    fn lost(&mut self, words: &str) -> Result<(), End> {
        self.losses += 1;
        if self.losses >= LOSSES {
            error(format_args!("the server cannot be used: {words}"));
            return Err(End::Trouble);
        }
        if self.losses > 1 {
            std::thread::sleep(Duration::from_millis(50 << self.losses));
        }
        Ok(())
    }
}

/// Reads a certificate that somebody trusts.
fn certificate(path: &Path) -> Result<Certificate, End> {
    let shown = path.display();
    let text = key(path).map_err(|fault| usage(&format!("`{shown}` cannot be read: {fault}")))?;
    Certificate::from_pem(text.as_bytes()).ok().filter(|_| text.contains("-----BEGIN CERTIFICATE-----")).ok_or_else(|| {
        usage(&format!(
            "`{shown}` holds no certificate: ask whoever runs the mail server for it as a PEM file, which has a line \
             `-----BEGIN CERTIFICATE-----`"
        ))
    })
}

/// Calls `visit` for each row with the line it stands on, and the address if it holds one; a reader who stands in the
/// list twice is visited once.
fn each_reader(
    list: &Path,
    mut visit: impl FnMut(usize, Option<(&str, &Address)>) -> Result<(), End>,
) -> Result<(), End> {
    let unreadable = |fault: &dyn std::fmt::Display| usage(&format!("`{}` cannot be read: {fault}", list.display()));
    let rows = Recipients::open(list).map_err(|fault| match fault {
        ListError::Io(fault) => unreadable(&fault),
        ListError::Unusable(why) => usage(&format!("`{}` cannot be used: {why}", list.display())),
    })?;
    let mut seen: HashSet<Box<str>> = HashSet::new();
    for row in rows {
        let (line, cell) = row.map_err(|fault| unreadable(&fault))?;
        let key = cell.to_lowercase();
        let address = cell.parse::<Address>().ok().filter(|_| !cell.contains(char::is_control));
        match address {
            None => visit(line, None)?,
            Some(address) => {
                if seen.insert(key.as_str().into()) {
                    visit(line, Some((&key, &address)))?;
                }
            }
        }
    }
    Ok(())
}

fn unusable(place: &Path, fault: &JournalError) -> End {
    let place = place.display();
    match fault {
        JournalError::Io(fault) => {
            error(format_args!("the journal `{place}` cannot be used: {fault}"));
            End::Trouble
        }
        JournalError::Busy => usage(&format!("another run is sending and holds `{place}`")),
        JournalError::Other => usage(&format!(
            "the issue has changed since some received it (`{place}`); send the earlier text to the rest, or a \
             correction as an issue of its own"
        )),
        JournalError::Foreign => usage(&format!("`{place}` is no journal of candour; move it away")),
    }
}

fn disk(fault: &std::io::Error) -> End {
    error(format_args!("the journal could not be written, so nothing more was sent: {fault}"));
    End::Trouble
}
