//! `candour issue`: one newsletter or letter on its own: written for every inbox, begun, or sent.
//!
//! In: the id of an issue, or nothing for the next one. Out: its forms in a folder, a new draft, or messages on their way.
//! Invariant: only `send` opens a network connection, only when asked twice, and only to the server that was named.

mod begin;
mod send;
mod show;

use std::path::PathBuf;

use clap::Args;

use super::End;
use super::terminal::{Terminal, usage};
use crate::base::Today;

/// Which issue, and what to do with it.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that a person gives or leaves out")]
pub(super) struct Options {
    /// The id of the newsletter or letter
    #[arg(required_unless_present = "new")]
    id: Option<String>,
    /// The folder to write its forms into
    #[arg(long, value_name = "DIR", conflicts_with = "new")]
    out: Option<PathBuf>,
    /// Begin the next issue with what is new since the last
    #[arg(long, conflicts_with_all = ["id", "send"])]
    new: bool,
    /// Show who would receive it; send it with `--yes`
    #[arg(long, requires_all = ["to", "smtp"], conflicts_with = "out")]
    send: bool,
    /// The list of readers: a CSV file with a column `email`
    #[arg(long, value_name = "FILE", requires = "send")]
    to: Option<PathBuf>,
    /// The mail server
    #[arg(
        long,
        value_name = "URL",
        requires = "send",
        help = "The mail server, such as smtps://user@mail.example.org"
    )]
    smtp: Option<String>,
    /// A certificate to trust beside those of this computer, such as that of your own mail server: a PEM file
    #[arg(long, value_name = "FILE", requires = "send")]
    ca: Option<PathBuf>,
    /// How many messages to send in a minute at most
    #[arg(long, value_name = "N", default_value_t = 120, requires = "send", value_parser = clap::value_parser!(u32).range(1..))]
    per_minute: u32,
    /// How many seconds to wait for an answer of the server
    #[arg(long, value_name = "SECONDS", default_value_t = 60, requires = "send", value_parser = clap::value_parser!(u64).range(1..))]
    patience: u64,
    /// Send again to those of whom nobody knows whether they received it
    #[arg(long, requires = "send")]
    again: bool,
    /// Send it, and do not only show
    #[arg(long, requires = "send")]
    yes: bool,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let done = match (&options.id, &options.to, &options.smtp) {
        (None, ..) => begin::begin(terminal, today),
        (Some(id), Some(to), Some(smtp)) if options.send => {
            let way = send::Way { per_minute: options.per_minute, patience: options.patience, again: options.again };
            send::send(
                terminal,
                today,
                id,
                &send::Errand { list: to, server: smtp, ca: options.ca.as_deref(), way, yes: options.yes },
            )
        }
        (Some(id), ..) => match &options.out {
            Some(out) => show::write(terminal, today, id, out),
            None => Err(usage("name a folder with `--out`, or send the issue with `--send --to LIST --smtp SERVER`")),
        },
    };
    match done {
        Ok(()) => End::Done,
        Err(end) => end,
    }
}
