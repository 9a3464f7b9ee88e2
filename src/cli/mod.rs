//! The commands: one file each.
//!
//! In: arguments. Out: text for people on standard error, data on standard output, and an exit code.
//! Invariant: a command decides nothing about content; it asks the pipeline and tells what was said.

mod agent;
mod answers;
mod approve;
mod build;
mod check;
mod clock;
mod explain;
mod init;
mod issue;
mod next;
mod pack;
mod paths;
mod progress;
mod scan;
mod serve;
mod sign;
mod status;
mod terminal;
mod trace;
mod withdraw;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::base::Day;
use crate::report::Format;
use terminal::{Terminal, usage};

/// Compiles approved, anonymised audit learning into a static site.
#[derive(Debug, Parser)]
#[command(name = "candour", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options that every command takes.
#[derive(Args, Debug)]
struct Global {
    /// The site folder, with `candour.toml` in it
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// The day to take for today, such as 2026-03-12 (default: today in London)
    #[arg(long, global = true, value_name = "DATE")]
    today: Option<Day>,
    /// How to print findings: human, plain, short, json, github, sarif
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Print errors only
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Print more, such as the warnings that do not stop a build
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a new site folder that builds at once
    Init(init::Options),
    /// Show every finding; write nothing
    Check(check::Options),
    /// Look for identifiers in any file or folder
    Scan(scan::Options),
    /// Say why a rule exists, with examples and its source
    Explain(explain::Options),
    /// List what is public, and why the rest is not
    Status(status::Options),
    /// List what will change, and on which date
    Next(next::Options),
    /// Record a decision to publish
    Approve(approve::Options),
    /// Take a document down, and leave the right trace
    Withdraw(withdraw::Options),
    /// Say where something is published
    Trace(trace::Options),
    /// Check, then write the site
    Build(build::Options),
    /// Show the site in a browser while you write, drafts included
    Serve(serve::Options),
    /// Write one newsletter or letter for every inbox, begin the next issue, or send one
    Issue(issue::Options),
    /// Make one seminar pack, or a new one from approved lessons
    Pack(pack::Options),
}

/// How a run ends: the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Done.
    Done = 0,
    /// Something unexpected, or the disk.
    Trouble = 1,
    /// The arguments or the settings cannot be used.
    Usage = 2,
    /// The content has errors.
    Findings = 3,
    /// An approval is missing, broken or out of date.
    Refused = 4,
    /// What was to be published could not be proved.
    Unproved = 5,
}

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are what was asked for; everything else is a usage error, which clap numbers 2 as we do.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let terminal = Terminal::new(&arguments.global);
    let end = match clock::today(arguments.global.today) {
        Err(message) => usage(&message),
        Ok(today) => match &arguments.command {
            Command::Init(options) => init::run(&terminal, options),
            Command::Check(options) => check::run(&terminal, today, options),
            Command::Scan(options) => scan::run(&terminal, today, options),
            Command::Explain(options) => explain::run(options),
            Command::Status(options) => status::run(&terminal, today, options),
            Command::Next(options) => next::run(&terminal, today, options),
            Command::Approve(options) => approve::run(&terminal, today, options),
            Command::Withdraw(options) => withdraw::run(&terminal, today, options),
            Command::Trace(options) => trace::run(&terminal, today, options),
            Command::Build(options) => build::run(&terminal, today, options),
            Command::Serve(options) => serve::run(&terminal, today, options),
            Command::Issue(options) => issue::run(&terminal, today, options),
            Command::Pack(options) => pack::run(&terminal, today, options),
        },
    };
    ExitCode::from(end as u8)
}
