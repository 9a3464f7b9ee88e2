//! How many readers there are, and what became of them, in words without an address.

use std::path::Path;

use super::super::super::terminal::{Terminal, count};
use crate::write::Fate;

/// What is known of a row of the list before a run comes to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    /// It holds no address.
    NoAddress,
    /// Nobody has tried this reader.
    New,
    /// What became of this reader in an earlier run.
    Before(Fate),
}

impl Known {
    /// Returns what a journal knows of a reader.
    pub(super) fn of(fate: Option<Fate>) -> Self {
        fate.map_or(Self::New, Self::Before)
    }

    /// Returns whether a reader is to receive it now.
    pub(super) fn is_due(self, again: bool) -> bool {
        match self {
            Self::NoAddress | Self::Before(Fate::Sent | Fate::Refused) => false,
            Self::Before(Fate::Tried) => again,
            Self::New | Self::Before(Fate::Deferred) => true,
        }
    }
}

/// How many readers there are of each sort.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Those who are due.
    due: usize,
    /// Rows without an address.
    invalid: usize,
    /// Those who received it before.
    before: usize,
    /// Those whom the server refused before.
    refused_before: usize,
    /// Those of whom nobody knows.
    unknown: usize,
    sent: usize,
    refused: usize,
    deferred: usize,
}

impl Tally {
    /// Counts a row of the list by what is known of it.
    pub(super) fn count(&mut self, known: Known, again: bool) {
        let sort = match known {
            Known::NoAddress => &mut self.invalid,
            Known::Before(Fate::Sent) => &mut self.before,
            Known::Before(Fate::Refused) => &mut self.refused_before,
            Known::Before(Fate::Tried) if !again => &mut self.unknown,
            Known::New | Known::Before(_) => &mut self.due,
        };
        *sort += 1;
    }

    /// Counts what became of a reader in this run.
    pub(super) fn became(&mut self, fate: Fate) {
        let sort = match fate {
            Fate::Tried => &mut self.unknown,
            Fate::Sent => &mut self.sent,
            Fate::Refused => &mut self.refused,
            Fate::Deferred => &mut self.deferred,
        };
        *sort += 1;
    }

    /// Says how many would receive it.
    pub(super) fn show(&self, terminal: &Terminal<'_>) {
        terminal.say(format_args!("to {}.", count(self.due, "reader")));
        self.show_rest(terminal);
    }

    /// Says what became of them.
    pub(super) fn show_end(&self, terminal: &Terminal<'_>, journal: &Path) {
        terminal.say(format_args!("Sent to {}.", count(self.sent, "reader")));
        if self.refused > 0 {
            terminal.say(format_args!("{} refused by the server.", count(self.refused, "reader")));
        }
        if self.deferred > 0 {
            terminal.say(format_args!(
                "{} not reached yet: run the same command again later.",
                count(self.deferred, "reader")
            ));
        }
        self.show_rest(terminal);
        terminal.say(format_args!("What became of each stands in {}.", journal.display()));
    }

    fn show_rest(&self, terminal: &Terminal<'_>) {
        if self.before > 0 {
            terminal.say(format_args!("{} received it before.", count(self.before, "reader")));
        }
        if self.refused_before > 0 {
            terminal.say(format_args!("{} refused before, and left out.", count(self.refused_before, "reader")));
        }
        if self.invalid > 0 {
            terminal.say(format_args!("{} of the list without an address.", count(self.invalid, "row")));
        }
        if self.unknown > 0 {
            terminal.say(format_args!(
                "{} may or may not have received it: the server had the message and gave no answer. They are marked \
                 `tried` in the journal, and are sent it again only with `--again`.",
                count(self.unknown, "reader")
            ));
        }
    }

    /// Returns whether nobody is left who should still receive it.
    pub(super) fn is_complete(&self) -> bool {
        self.deferred == 0 && self.unknown == 0
    }
}
