//! What is shown now, swapped as a whole: a reader meets one state of the folder and never half of two.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::events::Audience;
use super::generation::Generation;
use super::pages::Trouble;

/// How many pages are kept as they last were.
const RECENT: usize = 64;

/// The state that everybody reads.
pub(super) struct Room {
    /// Tells this run from others, so that a page that outlived its server knows.
    run: String,
    state: Mutex<State>,
    ready: Condvar,
    pub audience: Audience,
    recent: Mutex<VecDeque<Recent>>,
}

#[derive(Default)]
struct State {
    number: u64,
    now: Option<Arc<Generation>>,
    trouble: Option<Arc<Trouble>>,
}

/// A page of one document as it last was.
#[derive(Clone)]
pub(super) struct Recent {
    pub path: String,
    /// The file of the document.
    pub source: String,
    pub bytes: Arc<[u8]>,
}

/// What a reader meets.
pub(super) struct Shown {
    pub token: String,
    pub now: Option<Arc<Generation>>,
    pub trouble: Option<Arc<Trouble>>,
}

impl Room {
    /// Returns an empty room.
    pub(super) fn new(run: String) -> Self {
        Self {
            run,
            state: Mutex::default(),
            ready: Condvar::new(),
            audience: Audience::default(),
            recent: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn token(&self, number: u64) -> String {
        format!("{}-{number}", self.run)
    }

    /// Returns the name of the next state.
    pub(super) fn next_token(&self) -> String {
        self.token(self.state().number + 1)
    }

    /// Shows what came of looking at the folder; when it cannot be shown, what was shown stays, under a notice.
    pub(super) fn show(&self, outcome: Result<Generation, Trouble>) {
        let mut state = self.state();
        state.number += 1;
        match outcome {
            Ok(generation) => {
                state.now = Some(Arc::new(generation));
                state.trouble = None;
            }
            Err(trouble) => state.trouble = Some(Arc::new(trouble)),
        }
        let token = self.token(state.number);
        drop(state);
        self.ready.notify_all();
        self.audience.tell(&token);
    }

    /// Returns what is shown now; waits while that is nothing at all.
    pub(super) fn shown(&self) -> Shown {
        let mut state = self.state();
        while state.number == 0 {
            state = self.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        Shown { token: self.token(state.number), now: state.now.clone(), trouble: state.trouble.clone() }
    }

    fn recent(&self) -> MutexGuard<'_, VecDeque<Recent>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a page as it is now.
    pub(super) fn keep(&self, page: Recent) {
        let mut recent = self.recent();
        recent.retain(|other| other.path != page.path);
        recent.push_back(page);
        if recent.len() > RECENT {
            recent.pop_front();
        }
    }

    /// Returns the page that stood at an address when somebody last looked.
    pub(super) fn last(&self, path: &str) -> Option<Recent> {
        self.recent().iter().find(|page| page.path == path).cloned()
    }
}
