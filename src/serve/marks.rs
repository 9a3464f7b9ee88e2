//! What an author should know, by the page it speaks of: findings at their place, states, changes, and the next step.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::dress;
use super::pages::{self, page, quoted, shown};
use super::panel;
use crate::base::{FileId, OutPath};
use crate::check::Document;
use crate::gate::{ApprovalRecord, Entry, Record, State};
use crate::kinds::Address;
use crate::model::{Library, Page};
use crate::pipeline::Judged;
use crate::render::mark;
use crate::report::{Finding, Findings, Severity, Where};

/// What is known of every page of one site.
pub(super) struct Marks<'m> {
    pub judged: &'m Judged,
    pub site: Option<&'m str>,
    library: &'m Library,
    findings: FxHashMap<FileId, Vec<&'m Finding>>,
    /// The documents with findings, by the name that marks give them.
    by_name: FxHashMap<String, FileId>,
}

impl<'m> Marks<'m> {
    /// Sorts what was found by the pages of a library.
    pub(super) fn new(judged: &'m Judged, library: &'m Library, findings: &'m Findings, site: Option<&'m str>) -> Self {
        let (findings, by_name) = (by_owner(judged, findings), FxHashMap::default());
        let mut marks = Self { judged, site, library, findings, by_name };
        if !marks.findings.is_empty() {
            let found = library.pages.iter().filter(|page| marks.findings.contains_key(&page.document.file));
            marks.by_name = found.map(|page| (mark(&page.document), page.document.file)).collect();
        }
        marks
    }

    /// Returns the documents of a page: the one whose page it is, and then its guests.
    fn pages(&self, path: &OutPath) -> Vec<&'m Page> {
        let mut pages: Vec<&Page> = self.library.pages.iter().filter(|page| page.place.path == *path).collect();
        pages.sort_by_key(|page| page.kind.about.address != Address::Page);
        pages
    }

    /// Returns what was found in a file and in the record beside it.
    pub(super) fn of(&self, file: FileId) -> &[&'m Finding] {
        self.findings.get(&file).map_or(&[], Vec::as_slice)
    }

    pub(super) fn record(&self, document: &Document) -> Option<&'m ApprovalRecord> {
        match self.judged.ledger.get(document.file) {
            Some(Record::Whole(record, _)) => Some(record),
            _ => None,
        }
    }

    /// Returns the line of a finding in the text of its document; nothing when it speaks of something else.
    fn line(&self, finding: &Finding, file: FileId) -> Option<usize> {
        let in_text = finding.part == Where::Body && finding.span.file == file && finding.span.end > 0;
        in_text.then(|| self.judged.folder.sources.get(file).position(finding.span.start).line)
    }

    /// Returns the notes on some lines of a document.
    pub(super) fn notes(&self, name: &str, lines: Range<usize>) -> String {
        let Some(&file) = self.by_name.get(name) else { return String::new() };
        let mut html = String::new();
        for (at, finding) in self.of(file).iter().enumerate() {
            if self.line(finding, file).is_some_and(|line| lines.contains(&line)) {
                html.push_str(&panel::note(self, name, at, finding));
            }
        }
        html
    }

    /// Returns whether a finding has a note in the text of its page.
    pub(super) fn has_note(&self, finding: &Finding, file: FileId) -> bool {
        self.line(finding, file).is_some()
    }

    /// Returns the panel of a page.
    pub(super) fn panel(&self, path: &OutPath) -> String {
        panel::panel(self, path, &self.pages(path))
    }

    /// Returns the file of the document whose own page stands at an address.
    pub(super) fn source(&self, path: &OutPath) -> Option<&str> {
        let is_own = |page: &&Page| page.kind.about.address == Address::Page && page.place.path == *path;
        let page = self.library.pages.iter().find(is_own)?;
        Some(self.judged.folder.sources.get(page.document.file).path.as_str())
    }

    /// Returns what keeps a file from having a page, if it is still there and has none.
    pub(super) fn why_no_page(&self, path: &str) -> Option<String> {
        let sources = &self.judged.folder.sources;
        let file = *self.judged.folder.documents.iter().find(|&&file| sources.get(file).path.as_str() == path)?;
        if self.library.pages.iter().any(|page| page.document.file == file) {
            return None;
        }
        Some(pages::told(sources, self.copies(file)))
    }

    /// Returns how many errors and warnings stand in files that have no page at this address.
    pub(super) fn elsewhere(&self, path: &OutPath) -> (usize, usize) {
        let here: Vec<FileId> = self.pages(path).iter().map(|page| page.document.file).collect();
        let others = self.findings.iter().filter(|(file, _)| !here.contains(file)).flat_map(|(_, found)| found);
        others.fold((0, 0), |(errors, warnings), finding| match finding.severity {
            Severity::Error => (errors + 1, warnings),
            Severity::Warning => (errors, warnings + 1),
            Severity::Info => (errors, warnings),
        })
    }

    /// Returns the page that lists every document, and what is wrong outside of them; `addresses` says it of those.
    pub(super) fn overview(&self, token: &str, addresses: Vec<Finding>) -> String {
        use std::fmt::Write;
        let sources = &self.judged.folder.sources;
        let mut html = String::from("<h1>Every document</h1>\n");
        let mut entries: Vec<&Entry> = self.judged.admission.entries.iter().collect();
        let documents: FxHashSet<FileId> = entries.iter().map(|entry| entry.file).collect();
        let is_document = |file: &FileId| documents.contains(file);
        let mut loose: Vec<Finding> =
            self.judged.findings.iter().filter(|finding| !is_document(&finding.span.file)).cloned().collect();
        loose.retain(|finding| self.findings.get(&finding.span.file).is_some_and(|all| !all.is_empty()));
        if !loose.is_empty() {
            let _ = write!(
                html,
                "<h2>Settings, lists and theme</h2>\n<pre tabindex=\"0\">{}</pre>\n",
                pages::told(sources, loose)
            );
        }
        if !addresses.is_empty() {
            let told = pages::told(sources, addresses);
            let _ = write!(html, "<h2>Addresses</h2>\n<pre tabindex=\"0\">{told}</pre>\n");
        }
        html.push_str(
            "<div class=\"candour-table\" tabindex=\"0\" role=\"region\" aria-label=\"Every document\"><table>\n<thead><tr>\
             <th scope=\"col\">State</th><th scope=\"col\">Document</th><th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n",
        );
        let places: HashMap<FileId, &Page> = self.library.pages.iter().map(|page| (page.document.file, page)).collect();
        // What somebody has to look at comes first.
        entries.sort_by_cached_key(|entry| {
            let found = self.of(entry.file);
            let weight = match (found.iter().any(|finding| finding.blocks()), entry.state) {
                (true, _) => 0,
                (false, State::Public) => 2 + usize::from(found.is_empty()),
                (false, _) => 1,
            };
            (weight, sources.get(entry.file).path.clone())
        });
        for entry in entries {
            let path = shown(sources.get(entry.file).path.as_str());
            let name = match places.get(&entry.file) {
                Some(page) => {
                    let title = shown(&page.document.meta.title.value);
                    format!("<a href=\"/{}\">{title}</a><br><small>{path}</small>", dress_link(page))
                }
                None => format!("{path}<br><small>no page: what is wrong stands beside</small>"),
            };
            let found = self.of(entry.file);
            let told = match (places.contains_key(&entry.file), found.is_empty()) {
                (_, true) => String::new(),
                (true, false) => panel::counted(found),
                (false, false) => {
                    format!("<pre tabindex=\"0\">{}</pre>", pages::told(sources, self.copies(entry.file)))
                }
            };
            let _ = writeln!(
                html,
                "<tr><td><strong>{}</strong><br><small>{}</small></td><td>{name}</td><td>{told}</td></tr>",
                panel::state_word(entry.state),
                shown(&entry.state.reason()),
            );
        }
        html.push_str("</tbody></table></div>\n");
        page("Every document", token, &html)
    }

    fn copies(&self, file: FileId) -> Vec<Finding> {
        self.of(file).iter().map(|&finding| finding.clone()).collect()
    }

    /// Returns the words that a command needs to find the site.
    pub(super) fn site_option(&self) -> String {
        self.site.map_or_else(String::new, |site| format!(" --site {}", quoted(site)))
    }
}

/// Sorts findings by the document that they are about: what is wrong with a record is wrong with the approval of its
/// document.
fn by_owner<'m>(judged: &'m Judged, findings: &'m Findings) -> FxHashMap<FileId, Vec<&'m Finding>> {
    let folder = &judged.folder;
    let found: FxHashSet<FileId> = findings.iter().map(|finding| finding.span.file).collect();
    let documents = LazyCell::new(|| {
        let documents = folder.documents.iter().map(|&file| (&folder.sources.get(file).path, file));
        documents.collect::<FxHashMap<_, _>>()
    });
    let records = folder.records.iter().filter(|(_, record)| found.contains(record));
    let owners: FxHashMap<FileId, FileId> =
        records.filter_map(|(path, &record)| Some((record, *documents.get(path)?))).collect();
    let mut sorted: FxHashMap<FileId, Vec<&Finding>> = FxHashMap::default();
    for finding in findings.iter() {
        let file = finding.span.file;
        sorted.entry(owners.get(&file).copied().unwrap_or(file)).or_default().push(finding);
    }
    sorted
}

/// Returns where a document can be read, as a link.
fn dress_link(page: &Page) -> String {
    let path = super::guard::encoded(page.place.path.as_str());
    match &page.place.anchor {
        Some(anchor) => format!("{path}#{}", super::guard::encoded(anchor)),
        None => path,
    }
}

/// Returns the address of the same page on the public site.
pub(super) fn public(path: &OutPath) -> String {
    format!("/{}{}", dress::PUBLIC, super::guard::encoded(path.as_str()))
}
