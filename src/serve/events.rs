//! News for open pages: one line each time that the folder was judged, to at most so many pages at once.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The most pages that hear news; browsers hold back long before.
const MOST: usize = 32;
/// How often a page that hears nothing is written to, so that one that has gone away is noticed.
const PING: Duration = Duration::from_secs(15);
/// How much news may wait for one page; each new one makes the older worthless.
const WAITING: usize = 4;

/// The pages that want to hear.
#[derive(Default)]
pub(super) struct Audience(Mutex<Vec<SyncSender<String>>>);

impl Audience {
    /// Tells every page of the state that is shown now.
    pub(super) fn tell(&self, token: &str) {
        let news = format!("event: now\ndata: {token}\n\n");
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|page| page.try_send(news.clone()).is_ok());
    }

    /// Takes a page in, unless there are too many.
    pub(super) fn join(&self) -> Option<Receiver<String>> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= MOST {
            // A comment that nobody takes shows who has gone.
            pages.retain(|page| page.try_send(":\n\n".to_owned()).is_ok());
        }
        if pages.len() >= MOST {
            return None;
        }
        let (sender, receiver) = sync_channel(WAITING);
        pages.push(sender);
        Some(receiver)
    }
}

/// Writes news to one page until it goes away.
pub(super) fn stream(mut out: Box<dyn Write + Send>, head: &str, token: &str, news: &Receiver<String>) {
    let mut next = format!("{head}\r\nretry: 500\nevent: now\ndata: {token}\n\n");
    loop {
        if out.write_all(next.as_bytes()).and_then(|()| out.flush()).is_err() {
            return;
        }
        next = match news.recv_timeout(PING) {
            Ok(news) => news,
            Err(RecvTimeoutError::Timeout) => ": still here\n\n".to_owned(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
    }
}
