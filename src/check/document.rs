//! A whole document, and whether a finding stands against it.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::{FileId, Notes, OutPath, SitePath, Span};
use crate::disclosure::Answers;
use crate::kinds::Address;
use crate::parse::Front;
use crate::parse::markdown::{Body, assets};

/// The files of a document.
type Files = Vec<(Option<SitePath>, Span)>;

/// A whole document. Whether it may be published is for the gate to say.
#[derive(Debug)]
pub struct Document {
    /// Its file.
    pub file: FileId,
    /// Its front matter.
    pub front: Arc<Front>,
    /// Its text.
    pub body: Arc<Body>,
    /// What each of its passages says, as a reader receives it: the fingerprints of all that was judged.
    pub passages: Arc<[u64]>,
    /// What was worked out of it.
    pub notes: Notes,
}

/// A document says what its front matter says.
impl Deref for Document {
    type Target = Front;

    fn deref(&self) -> &Front {
        &self.front
    }
}

impl Document {
    /// Returns its id.
    pub fn id(&self) -> &str {
        &self.meta.id.value
    }

    /// Returns each file that it embeds or attaches, once, with the place of its first use; `None` for one that would
    /// stand outside of the site folder.
    pub fn files(&self) -> Arc<((), Files)> {
        self.notes.keep("files", (), |()| {
            assets(&self.body).into_iter().map(|(asset, span)| (asset.path.clone(), span)).collect()
        })
    }

    /// Returns the address of its own page, if its kind has pages.
    pub fn page(&self) -> Option<OutPath> {
        let about = &self.kind.about;
        let has_page = about.address == Address::Page;
        OutPath::new(&format!("{}/{}.html", about.folder, self.slug)).filter(|_| has_page)
    }
}

/// All documents after every check.
#[derive(Debug)]
pub struct Checked {
    /// The whole ones, in the order of their paths, each with whether an error stands against it.
    pub documents: Vec<(Arc<Document>, bool)>,
    /// The ones whose front matter could not be read, each with its id as far as it could.
    pub broken: Vec<(FileId, Option<Box<str>>)>,
    /// What people answered, by which they were judged.
    pub answers: Arc<Answers>,
}

impl Checked {
    /// Returns the id of each document that has one, by its file.
    pub fn ids(&self) -> FxHashMap<FileId, &str> {
        let whole = self.documents.iter().map(|(document, _)| (document.file, document.id()));
        whole.chain(self.broken.iter().filter_map(|(file, name)| Some((*file, name.as_deref()?)))).collect()
    }

    /// Returns the file of the document of that id.
    pub fn by_id(&self, id: &str) -> Option<FileId> {
        let whole = self.documents.iter().find(|(document, _)| document.id() == id).map(|(document, _)| document.file);
        let named = |(_, name): &&(FileId, Option<Box<str>>)| name.as_deref() == Some(id);
        whole.or_else(|| self.broken.iter().find(named).map(|(file, _)| *file))
    }
}
