//! A line that shows how far the writer is, on a terminal only.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::write::Progress;

/// A bar on standard error.
pub(super) struct Bar {
    shown: bool,
    files: AtomicUsize,
    percent: AtomicUsize,
}

impl Bar {
    pub(super) fn new(quiet: bool) -> Self {
        let shown = !quiet && io::stderr().is_terminal();
        Self { shown, files: AtomicUsize::new(0), percent: AtomicUsize::new(usize::MAX) }
    }

    /// Removes the bar.
    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Progress for Bar {
    fn start(&self, files: usize) {
        self.files.store(files, Ordering::Relaxed);
    }

    fn done(&self, files: usize) {
        let all = self.files.load(Ordering::Relaxed).max(1);
        let percent = files * 100 / all;
        if self.shown && self.percent.swap(percent, Ordering::Relaxed) != percent {
            let bar = "#".repeat(percent / 4);
            let _ = write!(io::stderr().lock(), "\r[{bar:<25}] {percent:>3}% of {all} files");
        }
    }
}
