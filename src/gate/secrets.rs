//! What must not be said: the words and files that only documents hold which are not public.
//!
//! The writer looks for them in every byte that it is about to publish. They are kept as numbers, so that nothing here
//! could be printed.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::rules::LEAK;
use super::{Admission, Admitted};
use crate::base::runs::{Markup, each_run};
use crate::base::{Digest, FileId, Span};
use crate::check::Document;
use crate::fields::{Node, Record};
use crate::kinds::KINDS;
use crate::load::Folder;
use crate::parse::markdown::{Inline, Target, assets, each_inline, plain};
use crate::report::Finding;

/// What must not be said.
#[derive(Debug, Default)]
pub struct Secrets {
    /// Each run of five words, in order, with a document that holds it.
    runs: Vec<(u64, FileId)>,
    /// A quick answer for nearly all that is asked: one bit for each run, by its first bits.
    sieve: Vec<u64>,
    /// Each file, with a document that embeds or attaches it.
    files: HashMap<Digest, FileId>,
}

impl Secrets {
    /// Gathers what only documents hold that are not public.
    pub fn gather(admission: &Admission, folder: &Folder) -> Self {
        let cleared: Vec<&Document> = admission.cleared.iter().map(Admitted::value).collect();
        let public: HashSet<FileId> = cleared.iter().map(|document| document.file).collect();
        let whole: HashSet<FileId> = admission.held.iter().map(|each| each.value().file).collect();
        let mut secrets = Self::default();
        for document in admission.held.iter().map(Admitted::value) {
            each_text(document, &mut |text| secrets.add(text, document.file));
            for (asset, _) in assets(&document.body) {
                let file = asset.path.as_ref().and_then(|path| folder.assets.get(path));
                secrets.files.extend(file.and_then(|file| Some((file.digest()?, document.file))));
            }
        }
        // A document whose front matter cannot be read is taken as it stands.
        let broken = admission.entries.iter().map(|entry| entry.file);
        for file in broken.filter(|file| !public.contains(file) && !whole.contains(file)) {
            secrets.add(&folder.sources.get(file).text, file);
        }
        if secrets.runs.is_empty() && secrets.files.is_empty() {
            return secrets;
        }
        secrets.settle();
        secrets.release(&cleared, folder);
        secrets
    }

    /// Returns a finding if a file that is about to be published at an address must not be.
    pub(super) fn find_file(&self, address: &str, digest: Digest) -> Option<Finding> {
        self.files.get(&digest).map(|&file| leak(file, address, "a file"))
    }

    /// Returns a finding if a part of a file that is about to be published at an address holds what must not be said.
    pub(super) fn find(&self, address: &str, name: &str, part: &[u8]) -> Option<Finding> {
        // The digest of the whole file is known already.
        if name != address
            && !self.files.is_empty()
            && let Some(leak) = self.find_file(address, Digest::of(part))
        {
            return Some(leak);
        }
        let mut found = None;
        if is_text(name) && !self.runs.is_empty() {
            each_run(part, Markup::Some, |run| {
                found = self.holds(run).map(|file| leak(file, address, "words"));
                found.is_none()
            });
        }
        found
    }

    /// Returns the finding for a file whose words nobody can read, told of a document that it might hold words of.
    pub(super) fn unproved(&self, address: &str) -> Option<Finding> {
        let file = self.runs.first().map(|(_, file)| *file).or_else(|| self.files.values().min().copied())?;
        let message = format!("nobody can tell whether `{address}` holds words of this document, which is not public");
        let help = "nothing was published; take the file out of the site, or save it again without a lock";
        Some(Finding::new(&LEAK, Span::whole(file), message).help(help))
    }

    fn add(&mut self, text: &str, file: FileId) {
        for part in without_years(text) {
            each_run(part.as_bytes(), Markup::None, |run| {
                self.runs.push((run, file));
                true
            });
        }
    }

    /// Returns what gives away one text, for tests of what comes after.
    #[cfg(test)]
    pub(crate) fn for_tests(text: &str, file: FileId) -> Self {
        let mut secrets = Self::default();
        secrets.add(text, file);
        secrets.settle();
        secrets
    }

    /// Takes out what public documents, the theme, the lists and the settings say as well.
    fn release(&mut self, cleared: &[&Document], folder: &Folder) {
        let known = &*self;
        let mut said: HashSet<u64> = cleared
            .par_iter()
            .flat_map_iter(|document| {
                let mut said = Vec::new();
                each_text(document, &mut |text| known.note(text, Markup::None, &mut said));
                said
            })
            .collect();
        let mut plain = Vec::new();
        let theme = &folder.theme;
        let theme = theme.templates.values().chain(theme.strings.values()).chain(theme.print.values());
        let words = folder.vocabulary.iter().chain(theme);
        for &file in words.chain([&folder.settings]) {
            let text = &folder.sources.get(file).text;
            self.note(text, Markup::None, &mut plain);
            self.note(text, Markup::Some, &mut plain);
        }
        for about in KINDS.iter().map(|kind| &kind.about) {
            self.note(about.intro, Markup::None, &mut plain);
        }
        said.extend(plain);
        self.runs.retain(|(run, _)| !said.contains(run));
        self.settle();
        let used = cleared.iter().flat_map(|document| assets(&document.body));
        for (asset, _) in used {
            let file = asset.path.as_ref().and_then(|path| folder.assets.get(path));
            if let Some(digest) = file.and_then(crate::load::Asset::digest) {
                self.files.remove(&digest);
            }
        }
    }

    /// Puts the runs in order, and sizes the sieve so that one bit in sixteen or fewer is set.
    fn settle(&mut self) {
        self.runs.par_sort_unstable();
        self.runs.dedup_by_key(|(run, _)| *run);
        let bits = (self.runs.len() * 16).next_power_of_two().clamp(1 << 12, 1 << 26);
        self.sieve = vec![0; bits / 64];
        for at in 0..self.runs.len() {
            let (word, bit) = self.place(self.runs[at].0);
            self.sieve[word] |= bit;
        }
    }

    fn note(&self, text: &str, markup: Markup, said: &mut Vec<u64>) {
        each_run(text.as_bytes(), markup, |run| {
            if self.holds(run).is_some() {
                said.push(run);
            }
            true
        });
    }

    fn place(&self, run: u64) -> (usize, u64) {
        let at = usize::try_from(run >> 32).unwrap_or(0) & (self.sieve.len() * 64 - 1);
        (at / 64, 1 << (at % 64))
    }

    fn holds(&self, run: u64) -> Option<FileId> {
        let (word, bit) = self.place(run);
        if self.sieve[word] & bit == 0 {
            return None;
        }
        let at = self.runs.binary_search_by_key(&run, |(run, _)| *run).ok()?;
        Some(self.runs[at].1)
    }
}

/// Calls `visit` for each stretch of words that a document says to readers, addresses and file names among them.
fn each_text(document: &Document, visit: &mut dyn FnMut(&str)) {
    visit(document.slug.as_str());
    for (key, node) in document.meta.nodes().into_iter().chain(document.facts.nodes()) {
        node.each(key, &mut |_, node| match node {
            Node::Text(text) => visit(&text.value),
            Node::Url(url) => visit(&url.value),
            _ => {}
        });
    }
    for line in plain(&document.body) {
        visit(&line);
    }
    each_inline(&document.body, &mut |inline| match inline {
        Inline::Link(link) => {
            visit(&link.title);
            match &link.to {
                Target::External(address) => visit(address),
                Target::Asset(asset) => visit(&asset.written),
                _ => {}
            }
        }
        Inline::Image(image) => {
            visit(&image.title);
            visit(&image.source.written);
        }
        _ => {}
    });
}

/// Returns the parts of a text between its years: dates are printed on every page, and give nothing away.
fn without_years(text: &str) -> impl Iterator<Item = &str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text[at..].find(is_digit) {
        let from = at + found;
        let to = text[from..].find(|c| !is_digit(c)).map_or(text.len(), |length| from + length);
        if to - from == 4 && (text[from..].starts_with("19") || text[from..].starts_with("20")) {
            parts.push(&text[start..from]);
            start = to;
        }
        at = to;
    }
    parts.push(&text[start..]);
    parts.into_iter()
}

/// Returns whether a file is text all through; pictures are drawn again, and their names are part of no text.
fn is_text(address: &str) -> bool {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    !["png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2", "css"].contains(&ending)
}

fn leak(file: FileId, address: &str, what: &str) -> Finding {
    let message = format!("{what} of this document, which is not public, would stand in `{address}`");
    let help =
        "nothing was published; look at what `candour status` says of it, and tell the makers of the program or theme";
    Finding::new(&LEAK, Span::whole(file), message).help(help)
}
