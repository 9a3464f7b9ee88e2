//! Where a command speaks: data on standard output, everything else on standard error.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::AutoStream;

use super::{End, Global};
use crate::base::{Sources, Today};
use crate::load::LoadError;
use crate::pipeline::{self, Judged};
use crate::report::{self, Finding, Findings, Format, View};

/// Where a command speaks.
pub(super) struct Terminal<'a> {
    pub global: &'a Global,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(global: &'a Global) -> Self {
        Self { global }
    }

    /// Returns the site folder.
    pub(super) fn site(&self) -> &Path {
        &self.global.site
    }

    /// Prints a line for people, unless they asked for quiet.
    pub(super) fn say(&self, text: impl Display) {
        if !self.global.quiet {
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// Prints findings in the format asked for: on standard output for `check`, which was asked for them.
    pub(super) fn findings(&self, sources: &Sources, findings: Vec<Finding>, documents: usize, asked_for: bool) {
        let mut findings = findings;
        if self.global.quiet {
            findings.retain(Finding::blocks);
        }
        let findings = Findings::new(sources, findings);
        let choice = if asked_for { AutoStream::choice(&io::stdout()) } else { AutoStream::choice(&io::stderr()) };
        let colour = choice != anstream::ColorChoice::Never && self.global.format == Format::Human;
        let view = View { sources, findings: &findings, documents, show_source: true, colour };
        let _ = if asked_for {
            report::print(self.global.format, &view, &mut anstream::stdout().lock())
        } else {
            report::print(self.global.format, &view, &mut anstream::stderr().lock())
        };
    }

    /// Takes the way from the site folder through the gate; prints why it cannot.
    pub(super) fn judge(&self, today: Today) -> Result<Judged, End> {
        pipeline::judge(self.site(), today).map_err(|error| match error {
            LoadError::NotASite(folder) => {
                let folder = folder.display();
                usage(&format!("there is no `candour.toml` in `{folder}`; name the site folder with `--site`"))
            }
            LoadError::Settings(sources, findings) => {
                self.findings(&sources, findings, 0, true);
                End::Usage
            }
        })
    }
}

/// Prints a line of data. A reader that has gone away is no fault of ours.
pub(super) fn data(text: impl Display) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}

/// Prints why nothing could be done.
pub(super) fn error(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "error: {text}");
}

/// Returns whether a person sits at the other end.
pub(super) fn interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question; anything but yes is no.
pub(super) fn ask(question: &str) -> bool {
    let _ = write!(io::stderr().lock(), "{question} [y/N] ");
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// Prints what is wrong with the arguments or the settings.
pub(super) fn usage(text: &str) -> End {
    error(text);
    End::Usage
}

/// Returns a count with its noun: `1 document`, `2 documents`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
