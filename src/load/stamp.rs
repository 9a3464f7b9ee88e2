//! Whether a file may have other bytes than when it was read.
//!
//! A file system tells the time of a change in steps, so a file that changed a moment ago may change once more and show
//! the same time. Such a file is read again, however alike it looks.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// The longest step of a file system that is in use (FAT: two seconds), and a little more.
const STEP: Duration = Duration::from_secs(3);

/// What a file system says of a file without its bytes being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    /// When it was last written.
    written: Option<SystemTime>,
    /// Its number on the disk, and when anything about it changed last: no program can set that time back.
    inner: (u64, i64, i64),
    /// Whether all of that was long enough ago.
    settled: bool,
}

impl Stamp {
    /// Returns the stamp of a file that was looked at no earlier than `now`.
    pub(super) fn of(file: &Metadata, now: SystemTime) -> Self {
        let (written, inner) = (file.modified().ok(), inner(file));
        let long_ago = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > STEP);
        let changed =
            u64::try_from(inner.1).ok().and_then(|at| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(at)));
        let settled = written.is_some_and(long_ago) && changed.is_some_and(long_ago);
        Self { size: file.len(), written, inner, settled }
    }

    /// Returns whether a file that had this stamp before it was read still has the same bytes.
    pub(super) fn still(&self, now: &Self) -> bool {
        self.settled && Self { settled: true, ..*now } == *self
    }
}

/// Returns the number of a file on the disk and when anything about it changed last, where the system keeps them.
#[cfg(unix)]
pub(super) fn inner(file: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (file.ino(), file.ctime(), file.ctime_nsec())
}

/// Returns nothing: this system keeps neither.
#[cfg(not(unix))]
pub(super) fn inner(_file: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// Returns the time on the clock, which nothing that is made may depend on.
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_written_just_now_is_never_trusted() {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let path = folder.path().join("a");
        std::fs::write(&path, "one").expect("a file");
        let look = |now| Stamp::of(&std::fs::metadata(&path).expect("a file"), now);
        let (soon, later) = (look(now()), look(now() + STEP * 2));
        assert!(!soon.still(&soon), "it may change within the same tick");
        assert!(later.still(&soon) && later.still(&later));
        std::fs::write(&path, "three").expect("a file");
        assert!(!later.still(&look(now())));
    }
}
