//! A site folder becomes a preview: pages for a browser on this computer, made anew while their author writes.
//!
//! In: a site folder, a port, and who says what day it is. Out: answers to a browser, and news to open pages.
//! Invariant: nothing here writes to a disk, answers another computer, or makes anything that can be published.
//!
//! `wire.rs` says what is needed of a web server and `tiny.rs` is one; `guard.rs` decides who may ask; `reception.rs`
//! answers; `room.rs` holds what is shown now, one `generation.rs` at a time; `watch.rs` hears that files changed.

mod answer;
mod dress;
mod events;
mod generation;
mod guard;
mod kept;
mod marks;
mod pages;
mod panel;
mod range;
mod reception;
mod room;
mod tiny;
#[expect(clippy::disallowed_methods, reason = "the pace of news; no output depends on it")]
mod watch;
mod wire;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::base::Today;
use crate::pipeline::{Desk, Hint};
use generation::Means;
use kept::Kept;
use pages::Trouble;
use reception::Reception;
use room::Room;
use watch::Watch;
use wire::{Exchange, Listener};

/// How many questions are answered at a time; the others wait.
const HANDS: usize = 16;
/// How many ports are tried, the wanted one first.
const PORTS: u16 = 50;
/// How often a line that the system cut is opened again, and how long to wait before each time.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(200);

/// What to show, and to whom to say what.
pub struct Preview {
    /// The site folder.
    pub root: PathBuf,
    /// The folder as commands have to name it; nothing for the folder that they run in.
    pub site: Option<String>,
    /// The port that is wanted.
    pub port: u16,
    /// Whether to look at the files now and then, without news from the system.
    pub poll: bool,
    /// Tells this run from others.
    pub run: String,
    /// Says what day it is.
    pub today: Arc<dyn Fn() -> Today + Send + Sync>,
    /// Says something to the person at the terminal.
    pub say: Arc<dyn Fn(&str) + Send + Sync>,
}

/// A preview that listens, and has not begun to answer.
pub struct Open {
    preview: Preview,
    port: u16,
    lines: Vec<(String, Box<dyn Listener>)>,
}

impl Preview {
    /// Opens the wanted port, or the next one that is free.
    ///
    /// # Errors
    ///
    /// When this computer allows none of them.
    pub fn open(self) -> io::Result<Open> {
        let mut fault = io::Error::from(io::ErrorKind::AddrInUse);
        for port in (0..PORTS).filter_map(|more| self.port.checked_add(more)) {
            match lines(port) {
                Ok(lines) => return Ok(Open { preview: self, port, lines }),
                Err(error) => fault = error,
            }
        }
        Err(fault)
    }
}

/// Listens at a port of this computer alone, under both of its addresses where it has both.
fn lines(port: u16) -> io::Result<Vec<(String, Box<dyn Listener>)>> {
    let old = format!("127.0.0.1:{port}");
    let new = format!("[::1]:{port}");
    let mut lines = vec![(old.clone(), tiny::open(&old)?)];
    match tiny::open(&new) {
        Ok(line) => lines.push((new, line)),
        // Another program would answer to `localhost` there.
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        Err(_) => {}
    }
    Ok(lines)
}

impl Open {
    /// Returns the port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Begins to answer, and goes on in the background until the program ends.
    pub fn begin(self) {
        quiet_panics();
        let Self { preview, port, lines } = self;
        let room = Arc::new(Room::new(preview.run.clone()));
        let headers = Arc::new(Mutex::new(before_the_first()));
        let (questions, asked) = channel();
        let asked = Arc::new(Mutex::new(asked));
        for _ in 0..HANDS {
            let reception = Reception { port, room: Arc::clone(&room), headers: Arc::clone(&headers) };
            let asked = Arc::clone(&asked);
            spawn("candour-hand", move || serve(&reception, &asked));
        }
        for (address, line) in lines {
            let (questions, say) = (questions.clone(), Arc::clone(&preview.say));
            spawn("candour-line", move || {
                let ask = |exchange| questions.send(exchange).is_ok();
                listen(&address, line, &ask, &*say);
            });
        }
        let (news, hints) = channel();
        let watch = Watch::begin(&preview.root, preview.poll);
        let (today, say) = (Arc::clone(&preview.today), Arc::clone(&preview.say));
        let mut day = today();
        spawn("candour-watch", move || {
            let new_day = || std::mem::replace(&mut day, today()).0 != day.0;
            watch.run(&news, new_day, &*say);
        });
        spawn("candour-judge", move || judge(&preview, &room, &headers, &hints));
    }
}

/// Judges the folder each time that it may have changed.
fn judge(preview: &Preview, room: &Room, headers: &Mutex<Vec<(&'static str, String)>>, hints: &Receiver<Hint>) {
    let means = Means { kept: Arc::new(Kept::new(&preview.root)), site: preview.site.clone() };
    let mut desk = Desk::new(preview.root.clone());
    let (mut hint, mut said) = (Hint::Everything, String::new());
    loop {
        let token = room.next_token();
        let today = (preview.today)();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let judged = desk.judge(today, &hint).map_err(Trouble::load)?;
            let site = crate::render::headers(&judged.settings);
            *headers.lock().unwrap_or_else(PoisonError::into_inner) = for_here(site);
            generation::begin(judged, token, means.clone())
        }));
        let outcome = outcome.unwrap_or_else(|_| {
            // Whatever it was in the middle of is given up.
            desk = Desk::new(preview.root.clone());
            Err(Trouble::own_fault())
        });
        let news = match &outcome {
            Ok(generation) => generation.summary.clone(),
            Err(trouble) => format!("{}\nThe preview stays as it last was.", trouble.told),
        };
        room.show(outcome);
        if news != said {
            (preview.say)(&news);
            said = news;
        }
        let Ok(first) = hints.recv() else { return };
        hint = hints.try_iter().fold(first, both);
    }
}

/// Returns one hint for two.
fn both(one: Hint, other: Hint) -> Hint {
    match (one, other) {
        (Hint::At(mut paths), Hint::At(more)) => {
            paths.extend(more);
            Hint::At(paths)
        }
        _ => Hint::Everything,
    }
}

/// Returns the headers of a site without those that make sense over TLS alone.
fn for_here(headers: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    let kept = headers.into_iter().filter(|(name, _)| *name != "Strict-Transport-Security");
    kept.map(|(name, value)| (name, value.replace("; upgrade-insecure-requests", ""))).collect()
}

/// Returns the headers of answers that are given before the settings were read.
fn before_the_first() -> Vec<(&'static str, String)> {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; \
                  frame-ancestors 'none'";
    let headers = [
        ("Content-Security-Policy", policy),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    headers.map(|(name, value)| (name, value.to_owned())).to_vec()
}

/// Answers questions, one after the other.
fn serve(reception: &Reception, asked: &Mutex<Receiver<Box<dyn Exchange>>>) {
    loop {
        let next = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(exchange) = next else { return };
        let _ = catch_unwind(AssertUnwindSafe(|| reception.answer(exchange)));
    }
}

/// Passes questions on; a line that the system cut, as it does when too many files are open, is opened again.
fn listen(address: &str, line: Box<dyn Listener>, ask: &dyn Fn(Box<dyn Exchange>) -> bool, say: &dyn Fn(&str)) {
    let mut line = line;
    loop {
        while let Ok(exchange) = line.next() {
            if !ask(exchange) {
                return;
            }
        }
        drop(line);
        let again = (0..TRIES).find_map(|_| {
            thread::sleep(PAUSE);
            tiny::open(address).ok()
        });
        match again {
            Some(new) => line = new,
            None => return say("The preview can no longer be reached; end it and begin again."),
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without threads there is nothing to show; the caller would see a page that never comes.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}

/// Keeps faults of the web server's own off the terminal: a browser that hangs up at once is enough for one.
fn quiet_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        if !fault.location().is_some_and(|place| tiny::is_own(place.file())) {
            usual(fault);
        }
    }));
}

/// Returns whether a folder holds a site.
pub fn is_site(root: &Path) -> bool {
    crate::load::is_site(root)
}
