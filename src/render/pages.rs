//! The files of a site for whoever asks for one after the other, as a preview does.
//!
//! Invariant: what is found here is what [`Press::plan`](super::Press::plan) holds at that address; nothing is written.

use std::sync::OnceLock;

use super::{OUTPUTS, Output, Planned, Stage, assets, search, web};
use crate::base::OutPath;
use crate::report::Finding;

/// The files of a site by the outputs that they belong to, each planned when an address may be one of its own.
pub struct Pages<'s> {
    stage: &'s Stage<'s>,
    /// All but the search: those that plan little, and are asked often, come first.
    parts: Vec<Part<'s>>,
    /// Its scripts are named by their content, so the whole index is made to plan it.
    search: Part<'s>,
}

struct Part<'s> {
    output: Output,
    files: OnceLock<Vec<Planned<'s>>>,
}

impl<'s> Pages<'s> {
    pub(super) fn new(stage: &'s Stage<'s>) -> Self {
        let part = |output: Output| Part { output, files: OnceLock::new() };
        let others = OUTPUTS.iter().filter(|(name, _)| !["web", "assets", "search"].contains(name));
        let first: [Output; 2] = [assets::plan, search::page_alone];
        let outputs = first.into_iter().chain(web::PARTS).chain(others.map(|(_, output)| *output));
        Self { stage, parts: outputs.map(part).collect(), search: part(search::plan) }
    }

    /// Returns the file at an address.
    pub fn find(&self, path: &OutPath) -> Option<&Planned<'s>> {
        let is_search = ["search/", "assets/search/"].iter().any(|folder| path.as_str().starts_with(folder));
        let search = std::iter::once(&self.search).filter(|_| is_search);
        self.parts.iter().chain(search).find_map(|part| part.files(self.stage).iter().find(|file| file.path == *path))
    }

    /// Returns every address but those of the search, in the order of the outputs.
    pub fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.parts.iter().flat_map(|part| part.files(self.stage)).map(|file| &file.path)
    }
}

impl Pages<'_> {
    /// Returns what the whole plan finds: addresses that two files want, and old ones that are still in use.
    pub fn taken(&self) -> Vec<Finding> {
        let mut paths: Vec<&OutPath> = self.paths().collect();
        paths.sort_unstable();
        let twice = paths.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| self.stage.taken_twice(pair[0]));
        let mut found: Vec<Finding> = twice.collect();
        found.extend(self.stage.old_but_taken(paths.iter().map(|path| path.as_str())));
        found
    }
}

impl<'s> Part<'s> {
    fn files(&self, stage: &'s Stage<'s>) -> &[Planned<'s>] {
        self.files.get_or_init(|| {
            let mut files = Vec::new();
            (self.output)(stage, &mut files);
            files
        })
    }
}
