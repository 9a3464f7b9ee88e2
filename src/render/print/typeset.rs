//! The typesetter: templates, fonts and the data of one document become a tagged PDF.
//!
//! It sees the theme's templates and fonts and the files of the one document; there is no disk, no network, no clock and
//! no package behind it.

use std::collections::HashMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};
use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::base::Digest;
use crate::load::Folder;

/// The template that every document starts from.
const MAIN: &str = "main.typ";
/// The family that comes first; the others step in where it has no sign.
const FAMILY: &str = "Atkinson Hyperlegible Next";
/// How many documents a remembered step of the layout may go unused.
const REMEMBERED: usize = 10;
/// What a thread of the layout may use of the stack, in bytes: address space, of which only what is needed becomes
/// memory.
const STACK: usize = 64 << 20;

/// The templates and fonts of a theme, ready to set any document.
pub(in crate::render) struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Each template, with the file that it came from.
    templates: HashMap<FileId, (Source, crate::base::FileId)>,
    /// Threads of its own; without them, where the system gives none, it works on those that ask.
    threads: Option<ThreadPool>,
    /// The font families, the main one first.
    pub(super) families: Vec<String>,
    /// Names these templates and fonts.
    pub(super) digest: Digest,
}

/// A finished document.
#[derive(Debug)]
pub(super) struct Sheets {
    pub(super) bytes: Vec<u8>,
    /// How many sides it has.
    pub(super) sides: usize,
}

/// Why a document could not be set: a place in a template, as far as it is known, and what is wrong there.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) file: Option<crate::base::FileId>,
    pub(super) range: Range<usize>,
    pub(super) message: String,
}

impl Typesetter {
    /// Makes the templates and fonts of a folder's theme ready.
    pub(in crate::render) fn new(folder: &Folder) -> Self {
        let theme = &folder.theme;
        let (mut fonts, mut digests) = (Vec::new(), Vec::new());
        for (_, bytes) in theme.fonts.values() {
            fonts.extend(Font::iter(Bytes::new(bytes.clone())));
            digests.push(Digest::of(bytes));
        }
        let mut templates = HashMap::new();
        for (name, &file) in &theme.print {
            let text = &folder.sources.get(file).text;
            digests.push(Digest::of(name.as_bytes()));
            digests.push(Digest::of(text.as_bytes()));
            if let Some(id) = file_id(name) {
                templates.insert(id, (Source::new(id, text.clone()), file));
            }
        }
        let mut families: Vec<String> = fonts.iter().map(|font| font.info().family.as_str().to_owned()).collect();
        families.sort_by_key(|name| (name != FAMILY, name.clone()));
        families.dedup();
        Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            templates,
            threads: ThreadPoolBuilder::new().stack_size(STACK).build().ok(),
            families,
            digest: Digest::of_document(concat!("candour ", env!("CARGO_PKG_VERSION")).as_bytes(), &digests),
        }
    }

    /// Sets one document: `data` is what its template reads, `files` what it shows.
    pub(super) fn set(&self, name: &str, data: Vec<u8>, files: Vec<(String, Vec<u8>)>) -> Result<Sheets, Fault> {
        self.aside(|| self.set_here(name, data, files))
    }

    /// Does some work on the typesetter's own threads, and waits for it.
    ///
    /// A thread of the layout that has to wait takes up another job of its pool. On the threads that ask, this would
    /// be the next document, inside which it would wait again, and so on until the stack ends. Here it is a document
    /// that another thread waits for, and there are no more of these than threads that ask.
    fn aside<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let Some(threads) = &self.threads else { return work() };
        // A thread that belongs to no pool waits without taking up anything.
        let done = thread::scope(|scope| scope.spawn(|| threads.install(work)).join());
        done.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn set_here(&self, name: &str, data: Vec<u8>, files: Vec<(String, Vec<u8>)>) -> Result<Sheets, Fault> {
        let named = files.into_iter().chain([("data.json".to_owned(), data)]);
        let files = named.filter_map(|(name, bytes)| Some((file_id(&name)?, Bytes::new(bytes)))).collect();
        let main = file_id(MAIN).ok_or_else(|| Fault::of("there is no place for the main template"))?;
        let desk = Desk { setter: self, main, files };
        let made = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| desk.fault(&errors));
        let made = made.and_then(|document| {
            let options = PdfOptions {
                ident: Smart::Custom(name.to_owned()),
                creator: Smart::Custom(Some("Candour".to_owned())),
                standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| Fault::of(error.message()))?,
                ..PdfOptions::default()
            };
            let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| desk.fault(&errors))?;
            Ok(Sheets { bytes, sides: document.pages().len() })
        });
        typst::comemo::evict(REMEMBERED);
        made
    }
}

impl Fault {
    pub(super) fn of(message: &str) -> Self {
        Self { file: None, range: 0..0, message: message.to_owned() }
    }
}

/// Returns the number of a file of that name.
fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// All that one document can see.
struct Desk<'a> {
    setter: &'a Typesetter,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl Desk<'_> {
    /// Returns the first error; the others are nearly always about the same thing.
    fn fault(&self, errors: &[SourceDiagnostic]) -> Fault {
        let error = errors.iter().find(|error| error.severity == Severity::Error).or(errors.first());
        let Some(error) = error else { return Fault::of("it could not be set") };
        // What a function was called with stands nearer to the fault than the function.
        let file = match error.span.get() {
            DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => self.setter.templates.get(&id),
            DiagSpanKind::Detached => None,
        };
        let range = file.and_then(|_| self.range(error.span)).unwrap_or(0..0);
        Fault { file: file.map(|(_, file)| *file), range, message: error.message.to_string() }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.setter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.setter.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let template = self.setter.templates.get(&id);
        template
            .map(|(source, _)| source.clone())
            .ok_or_else(|| FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.get(&id);
        file.cloned().ok_or_else(|| FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.setter.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
