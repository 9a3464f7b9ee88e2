//! One state of the folder, ready to be shown: judged, planned, and standing until the next one takes its place.
//!
//! It lives in threads of its own, because a plan borrows from its site and a site from its folder. Whoever holds the
//! handle can ask; when nobody does any more, the threads end and all of it is given back.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::dress;
use super::kept::Kept;
use super::marks::Marks;
use super::pages::{self, Trouble};
use crate::base::{OutPath, nearest};
use crate::gate::Clearance;
use crate::model::Site;
use crate::pipeline::Judged;
use crate::render::{Pages, Planned, Press, Theme};
use crate::report::{self, Finding, Findings, View};

/// What a thread may use of the stack: setting a page goes deep.
const STACK: usize = 64 << 20;
/// Files that take long to make, so that they are made once.
const SLOW: &[&str] = &["pdf", "pptx", "zip"];

/// Which of the two sites is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Everything, for its author.
    Preview,
    /// What is public.
    Public,
}

/// One question to a generation.
struct Ask {
    path: OutPath,
    /// The file whose page stood at the address when it was last shown.
    was: Option<String>,
    reply: SyncSender<Made>,
}

/// What became of a question.
pub(super) enum Made {
    /// A file of the plan; `source` is the document whose page it is.
    File { bytes: Vec<u8>, source: Option<String> },
    /// No file of the plan; the nearest address that is one.
    Missing(Option<String>),
    /// The document of that address cannot be read: what is wrong with it.
    Broken(String),
    /// The file cannot be made.
    Fault(String),
}

/// What is shown now.
pub(super) struct Generation {
    preview: Sender<Ask>,
    public: Sender<Ask>,
    /// What was found, in one sentence.
    pub summary: String,
}

/// What every generation of one run is made with.
#[derive(Clone)]
pub(super) struct Means {
    pub kept: Arc<Kept>,
    /// The site folder as commands name it; nothing for the folder that they run in.
    pub site: Option<String>,
}

/// Plans both sites of a judged folder; what keeps that from being done is returned.
pub(super) fn begin(judged: Judged, token: String, means: Means) -> Result<Generation, Trouble> {
    let (preview, asks) = channel();
    let (public, public_asks) = channel();
    let (ready, outcome) = sync_channel(1);
    let live = move || live(&judged, &Around { token, means }, asks, public_asks, &ready);
    let spawned = thread::Builder::new().name("candour-site".to_owned()).stack_size(STACK).spawn(live);
    let summary = match spawned {
        Ok(_) => outcome.recv().unwrap_or_else(|_| Err(Trouble::own_fault()))?,
        Err(_) => return Err(Trouble::own_fault()),
    };
    Ok(Generation { preview, public, summary })
}

impl Generation {
    /// Makes what stands at an address.
    pub(super) fn ask(&self, side: Side, path: OutPath, was: Option<String>) -> Made {
        let (reply, answer) = sync_channel(1);
        let line = if side == Side::Preview { &self.preview } else { &self.public };
        let asked = line.send(Ask { path, was, reply }).is_ok();
        let made = if asked { answer.recv().ok() } else { None };
        made.unwrap_or_else(|| Made::Fault("this is a fault of the program itself".to_owned()))
    }
}

/// What a generation carries besides its folder.
struct Around {
    token: String,
    means: Means,
}

type Ready = SyncSender<Result<String, Trouble>>;

/// Holds the judged folder, and both of its sites, for as long as somebody asks.
fn live(judged: &Judged, around: &Around, asks: Receiver<Ask>, public: Receiver<Ask>, ready: &Ready) {
    thread::scope(|scope| {
        let stack = || thread::Builder::new().name("candour-site".to_owned()).stack_size(STACK);
        let _ = stack().spawn_scoped(scope, move || {
            // The public site is put together when somebody first wants to see it.
            let Ok(first) = public.recv() else { return };
            // Without a theme, whoever waits hears that nobody is there.
            let Ok(theme) = around.means.kept.theme(judged) else { return };
            let mut findings = Vec::new();
            let site = judged.assemble(&mut findings);
            stand(judged, around, &site, theme, findings, None, std::iter::once(first).chain(public.iter()));
        });
        let (site, theme) = rayon::join(|| judged.preview(), || around.means.kept.theme(judged));
        match theme {
            Ok(theme) => stand(judged, around, &site, theme, Vec::new(), Some(ready), asks.into_iter()),
            Err(found) => drop(ready.send(Err(Trouble::of(&judged.folder.sources, found)))),
        }
    });
}

/// Makes one site ready, says so, and answers what is asked.
fn stand<C: Clearance>(
    judged: &Judged,
    around: &Around,
    site: &Site<C>,
    theme: Arc<Theme>,
    mut findings: Vec<Finding>,
    ready: Option<&Ready>,
    asks: impl Iterator<Item = Ask>,
) {
    let sources = &judged.folder.sources;
    findings.extend(judged.findings.iter().cloned());
    let press = Press::new(site, theme, &judged.folder, &judged.settings, &judged.vocabularies, judged.today)
        .with_answers(&judged.answers)
        .with_store(&*around.means.kept);
    let pages = press.pages();
    let findings = Findings::new(sources, findings);
    let marks = Marks::new(judged, site.library(), &findings, around.means.site.as_deref());
    if let Some(ready) = ready {
        let documents = judged.folder.documents.len();
        let view = View { sources, findings: &findings, documents, show_source: false, colour: false };
        let _ = ready.send(Ok(report::summary(&view)));
    }
    let made = Mutex::default();
    let desk = Desk { judged, around, pages: &pages, marks, side: side::<C>(), made };
    thread::scope(|scope| {
        for ask in asks {
            let desk = &desk;
            let answer = move || {
                // A fault of the program must not take the preview down with it.
                let made = catch_unwind(AssertUnwindSafe(|| desk.make(&ask)));
                let fault = |_| Made::Fault("this is a fault of the program itself".to_owned());
                let _ = ask.reply.send(made.unwrap_or_else(fault));
            };
            let thread = thread::Builder::new().name("candour-page".to_owned()).stack_size(STACK);
            let _ = thread.spawn_scoped(scope, answer);
        }
    });
}

fn side<C: Clearance>() -> Side {
    if C::IS_PREVIEW { Side::Preview } else { Side::Public }
}

/// Answers questions about one site.
struct Desk<'d, 's> {
    judged: &'d Judged,
    around: &'d Around,
    pages: &'d Pages<'s>,
    marks: Marks<'d>,
    side: Side,
    /// What was slow to make and has been made.
    made: Mutex<HashMap<OutPath, Vec<u8>>>,
}

impl Desk<'_, '_> {
    fn make(&self, ask: &Ask) -> Made {
        let path = &ask.path;
        if self.side == Side::Preview && path.as_str() == dress::OVERVIEW {
            let page = self.marks.overview(&self.around.token, self.pages.taken());
            return Made::File { bytes: page.into_bytes(), source: None };
        }
        let Some(file) = self.pages.find(path) else { return self.missing(ask) };
        match self.bytes(file) {
            Ok(bytes) if !dress::is_page(path) => Made::File { bytes, source: None },
            Ok(bytes) => {
                let panel = match self.side {
                    Side::Preview => self.marks.panel(path),
                    Side::Public => pages::public_bar(path.as_str()),
                };
                let bytes = dress::dress(bytes, &self.around.token, &panel, &|name, last| self.marks.notes(name, last));
                Made::File { bytes, source: self.marks.source(path).map(str::to_owned) }
            }
            Err(finding) => Made::Fault(pages::told(&self.judged.folder.sources, vec![finding])),
        }
    }

    fn bytes(&self, file: &Planned<'_>) -> Result<Vec<u8>, Finding> {
        let is_slow = SLOW.iter().any(|ending| file.path.as_str().rsplit('.').next() == Some(*ending));
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made().get(&file.path).filter(|_| is_slow) {
            return Ok(bytes.clone());
        }
        let mut bytes = Vec::new();
        (file.job)(&mut bytes)?;
        if is_slow {
            made().insert(file.path.clone(), bytes.clone());
        }
        Ok(bytes)
    }

    fn missing(&self, ask: &Ask) -> Made {
        if let Some(told) = ask.was.as_deref().and_then(|was| self.marks.why_no_page(was)) {
            return Made::Broken(told);
        }
        let mut pages: Vec<&str> =
            self.pages.paths().filter(|path| dress::is_page(path)).map(OutPath::as_str).collect();
        pages.sort_unstable();
        Made::Missing(nearest(ask.path.as_str(), pages).map(str::to_owned))
    }
}
