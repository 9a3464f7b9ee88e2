//! A whole document, and whether a finding stands against it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::{FileId, OutPath, Slug};
use crate::disclosure::Answers;
use crate::kinds::{Address, Facts, Kind, Meta};
use crate::parse::markdown::Body;
use crate::parse::{Draft, Name};

/// A whole document. Whether it may be published is for the gate to say.
#[derive(Debug)]
pub struct Document {
    /// Its file.
    pub file: FileId,
    /// Its kind.
    pub kind: &'static Kind,
    /// The last part of its address.
    pub slug: Slug,
    /// What every document says.
    pub meta: Meta,
    /// What its kind says.
    pub facts: Facts,
    /// Its text.
    pub body: Body,
    /// What each of its passages says, as a reader receives it: the fingerprints of all that was judged.
    pub passages: Vec<u64>,
}

impl Document {
    /// Returns its id.
    pub fn id(&self) -> &str {
        &self.meta.id.value
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
    /// The ones whose front matter could not be read.
    pub broken: Vec<(FileId, Name)>,
    /// What people answered, by which they were judged.
    pub answers: Answers,
}

impl Checked {
    /// Returns the id of each document that has one, by its file.
    pub fn ids(&self) -> HashMap<FileId, &str> {
        let whole = self.documents.iter().map(|(document, _)| (document.file, document.id()));
        whole.chain(self.broken.iter().filter_map(|(file, name)| Some((*file, &*name.id.as_ref()?.value)))).collect()
    }

    /// Returns the file of the document of that id.
    pub fn by_id(&self, id: &str) -> Option<FileId> {
        let whole = self.documents.iter().find(|(document, _)| document.id() == id).map(|(document, _)| document.file);
        let named = |(_, name): &&(FileId, Name)| name.id.as_ref().is_some_and(|known| *known.value == *id);
        whole.or_else(|| self.broken.iter().find(named).map(|(file, _)| *file))
    }

    pub(super) fn new(
        drafts: Vec<Draft>,
        blocked: &BTreeSet<FileId>,
        passages: &mut HashMap<FileId, Vec<u64>>,
        answers: Answers,
    ) -> Self {
        let mut checked = Self { documents: Vec::with_capacity(drafts.len()), broken: Vec::new(), answers };
        for Draft { file, name, front, body } in drafts {
            match front {
                Some(front) => {
                    let document = Document {
                        file,
                        kind: front.kind,
                        slug: front.slug,
                        meta: front.meta,
                        facts: front.facts,
                        body,
                        passages: passages.remove(&file).unwrap_or_default(),
                    };
                    checked.documents.push((Arc::new(document), blocked.contains(&file)));
                }
                None => checked.broken.push((file, name)),
            }
        }
        checked
    }
}
