//! The closed site: its pages in order, and how to find each.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::{Day, OutPath, SitePath, Today};
use crate::check::Document;
use crate::gate::{Approved, Clearance, Gone, Notice, State};
use crate::kinds::Kind;
use crate::parse::markdown::Target;

/// A site of one clearance.
#[derive(Debug)]
pub struct Site<C: Clearance> {
    pub(super) library: Library,
    pub(super) clearance: PhantomData<C>,
}

impl<C: Clearance> Site<C> {
    /// Returns its pages.
    pub fn library(&self) -> &Library {
        &self.library
    }
}

/// Where a document can be read.
#[derive(Clone, Debug)]
pub struct Place {
    /// The page.
    pub path: OutPath,
    /// The place on that page, when the page holds several documents.
    pub anchor: Option<Box<str>>,
}

/// One document of the site.
#[derive(Debug)]
pub struct Page {
    /// The document.
    pub document: Arc<Document>,
    /// Its kind: here as well, since every list walks over all pages and asks for no more of most.
    pub kind: &'static Kind,
    /// Where it can be read.
    pub place: Place,
    /// What it is today; in a preview, it may be anything.
    pub state: State,
    /// The decision behind it; `None` when there is none that still holds, as for a draft in a preview.
    pub approved: Option<Arc<Approved>>,
    /// The day it was first published.
    pub published: Day,
    /// The day by which someone looks again.
    pub review_by: Day,
    /// The pages that name this one in their front matter, in the order of the library.
    pub referrers: Vec<usize>,
    pub(super) listed: bool,
}

impl Page {
    /// Returns whether the day of its review is past.
    pub fn review_overdue(&self, today: Today) -> bool {
        self.review_by < today.0
    }

    /// Returns the notice under which it stays up, if it was withdrawn.
    pub fn notice(&self) -> Option<&Notice> {
        self.approved.as_ref()?.notice.as_ref()
    }

    /// Returns whether visitors may find it by searching the web.
    pub fn on_the_web(&self) -> bool {
        self.notice().is_none() && self.document.meta.indexing.as_ref().is_none_or(|word| &*word.id == "web")
    }

    /// Returns whether lists, browse routes and feeds may name it.
    pub fn listed(&self) -> bool {
        self.listed
    }
}

/// Finds a page by the id of its document.
#[derive(Debug)]
pub(super) struct ById(pub Arc<Document>);

impl Borrow<str> for ById {
    fn borrow(&self) -> &str {
        self.0.id()
    }
}

impl Hash for ById {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id().hash(state);
    }
}

impl PartialEq for ById {
    fn eq(&self, other: &Self) -> bool {
        self.0.id() == other.0.id()
    }
}

impl Eq for ById {}

/// The pages of a site, newest first.
#[derive(Debug)]
pub struct Library {
    /// Every page: by day of publication, newest first, then by id.
    pub pages: Vec<Page>,
    /// What was taken down, the newest first.
    pub gone: Vec<Gone>,
    pub(super) by_id: FxHashMap<ById, usize>,
    pub(super) by_path: FxHashMap<SitePath, usize>,
}

impl Library {
    /// Returns the page of that id.
    pub fn by_id(&self, id: &str) -> Option<&Page> {
        self.by_id.get(id).map(|&at| &self.pages[at])
    }

    /// Returns what is known of a document of that id that was taken down.
    pub fn gone(&self, id: &str) -> Option<&Gone> {
        self.gone.iter().find(|gone| gone.id.as_deref() == Some(id))
    }

    /// Returns where the page of that id stands in [`Library::pages`].
    pub fn index_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Returns the page that a link leads to.
    pub fn target(&self, to: &Target) -> Option<&Page> {
        match to {
            Target::Id { id, .. } => self.by_id(id),
            Target::File { path, .. } => self.by_path.get(path.as_ref()?).map(|&at| &self.pages[at]),
            _ => None,
        }
    }

    /// Returns the pages of one kind that lists may name, with their places in [`Library::pages`].
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (usize, &'a Page)> {
        let listed = self.pages.iter().enumerate();
        listed.filter(move |(_, page)| page.kind.about.name == kind && page.listed())
    }
}
