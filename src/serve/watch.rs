//! The disk becomes news of where the site folder may have changed.
//!
//! A message of the system is a hint and no more: in folders that are new, more than half of them never come. So every hint
//! is passed on at once, and the whole folder is looked at soon after it and again and again, by sizes and times.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::Glance;
use crate::pipeline::Hint;

/// A save is many small steps; this long after the last one it is done.
const QUIET: Duration = Duration::from_millis(20);
/// The same after a step that ends most saves: a file that was written is closed, or put in its place.
const CLOSED: Duration = Duration::from_millis(2);
/// A stream of changes without a pause is looked at this often.
const LONGEST: Duration = Duration::from_millis(500);
/// How long after a hint the whole folder is looked at.
const SOON: Duration = Duration::from_millis(300);
/// How long between two looks when nothing was heard, and when nothing can be heard.
const NOW_AND_THEN: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(500);
/// Looking takes at most this part of the time.
const SHARE: u32 = 20;
/// More paths than this are a change of everything.
const MANY: usize = 200;

/// What the system says: a change, or that it lost count.
type Heard = notify::Result<Event>;

/// Watches one site folder.
pub(super) struct Watch {
    root: PathBuf,
    heard: Receiver<Heard>,
    /// Keeps the line open when there is no watcher.
    _line: Sender<Heard>,
    watcher: Option<RecommendedWatcher>,
    known: Glance,
    /// Why the system cannot be listened to, if somebody should know.
    pub deaf: Option<String>,
}

impl Watch {
    /// Begins to watch; `poll` asks the system for nothing.
    pub(super) fn begin(root: &Path, poll: bool) -> Self {
        let (line, heard) = mpsc::channel();
        let mut watch = Self {
            root: root.to_path_buf(),
            heard,
            _line: line.clone(),
            watcher: None,
            known: Glance::default(),
            deaf: None,
        };
        if !poll {
            match notify::recommended_watcher(move |event| drop(line.send(event))) {
                Ok(watcher) => watch.watcher = Some(watcher),
                Err(error) => watch.deaf = Some(why(&error)),
            }
            watch.listen();
        }
        watch.known = Glance::of(root);
        watch
    }

    /// Listens to the folders that there are; folders, since a file that is put in the place of another ends its watch.
    fn listen(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let parts = [
            ("", RecursiveMode::NonRecursive),
            ("content", RecursiveMode::Recursive),
            ("themes", RecursiveMode::Recursive),
        ];
        for (part, mode) in parts {
            let folder = if part.is_empty() { self.root.clone() } else { self.root.join(part) };
            let _ = watcher.unwatch(&folder);
            match watcher.watch(&folder, mode) {
                Err(error) if !is_missing(&error) => {
                    self.deaf = Some(why(&error));
                    self.watcher = None;
                    return;
                }
                _ => {}
            }
        }
    }

    /// Passes news on until nobody wants it; `tick` is called now and then, and says whether the day has changed.
    pub(super) fn run(mut self, news: &Sender<Hint>, mut new_day: impl FnMut() -> bool, say: &dyn Fn(&str)) {
        let mut rest = self.usual();
        loop {
            if let Some(why) = self.deaf.take() {
                say(&why);
            }
            let hint = match self.heard.recv_timeout(rest) {
                Ok(first) => {
                    let paths = self.gather(first);
                    if paths.as_ref().is_some_and(Vec::is_empty) {
                        continue;
                    }
                    rest = SOON;
                    Some(self.hint(paths))
                }
                Err(RecvTimeoutError::Timeout) => {
                    let start = Instant::now();
                    let changed = self.look();
                    rest = self.usual().max(start.elapsed() * SHARE);
                    if changed.is_empty() { None } else { Some(self.at(changed)) }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let hint = if new_day() { Some(Hint::Everything) } else { hint };
            if let Some(hint) = hint
                && news.send(hint).is_err()
            {
                return;
            }
        }
    }

    fn usual(&self) -> Duration {
        if self.watcher.is_some() { NOW_AND_THEN } else { POLL }
    }

    /// Returns what a burst of messages names, from the site folder; nothing when the system lost count.
    fn gather(&mut self, first: Heard) -> Option<Vec<PathBuf>> {
        let start = Instant::now();
        let (mut paths, mut lost) = (Vec::new(), false);
        let mut next = Some(first);
        while let Some(heard) = next {
            let mut quiet = QUIET;
            match heard {
                Ok(event) => {
                    lost |= event.need_rescan();
                    if is_end(event.kind) {
                        quiet = CLOSED;
                    }
                    if !matches!(event.kind, EventKind::Access(_)) {
                        let inner = event.paths.iter().filter_map(|path| path.strip_prefix(&self.root).ok());
                        paths.extend(inner.filter(|path| Glance::is_part(path)).map(Path::to_path_buf));
                    }
                }
                Err(error) => {
                    lost = true;
                    if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) {
                        self.deaf = Some(why(&error));
                        self.watcher = None;
                    }
                }
            }
            let wait = if start.elapsed() < LONGEST { quiet } else { Duration::ZERO };
            next = if wait.is_zero() { None } else { self.heard.recv_timeout(wait).ok() };
        }
        paths.sort();
        paths.dedup();
        // A folder that was put in place of another is another folder, and nobody listens to it yet.
        if paths.iter().any(|path| path.components().count() == 1) {
            self.listen();
        }
        (!lost).then_some(paths)
    }

    fn hint(&mut self, paths: Option<Vec<PathBuf>>) -> Hint {
        if let Some(paths) = paths.filter(|paths| paths.len() <= MANY) {
            if self.known.refresh(&self.root, &paths) {
                return self.at(paths);
            }
            let mut all = self.look();
            all.extend(paths);
            all.sort();
            all.dedup();
            return self.at(all);
        }
        self.look();
        Hint::Everything
    }

    /// Returns the hint for some paths, named from the site folder.
    fn at(&self, paths: Vec<PathBuf>) -> Hint {
        if paths.len() > MANY {
            return Hint::Everything;
        }
        Hint::At(paths.into_iter().map(|path| self.root.join(path)).collect())
    }

    /// Looks at the whole folder, and returns what looks otherwise than before.
    fn look(&mut self) -> Vec<PathBuf> {
        let now = Glance::of(&self.root);
        let changed = now.changed_since(&self.known);
        self.known = now;
        changed
    }
}

/// Returns whether a save is mostly done with this step.
fn is_end(step: EventKind) -> bool {
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    let placed = [RenameMode::To, RenameMode::Both].map(|mode| EventKind::Modify(ModifyKind::Name(mode)));
    step == closed || placed.contains(&step)
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound | notify::ErrorKind::WatchNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Returns why the system cannot be listened to, and what that means.
fn why(error: &notify::Error) -> String {
    let cause = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "this computer watches as many folders as it may (fs.inotify.max_user_watches)".to_owned()
        }
        notify::ErrorKind::Io(error) => format!("this computer will not watch the folder: {error}"),
        _ => "this computer will not watch the folder".to_owned(),
    };
    format!("{cause}. Files are looked at twice a second instead, as with `--poll`.")
}
