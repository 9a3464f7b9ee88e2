//! Texts under review and the places inside them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::{Digest, SitePath};

/// Names one file of a [`Sources`] set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A stretch of bytes in one file: `start` up to, not including, `end`.
///
/// Lines and columns are worked out only when a finding is printed ([`Source::position`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span of `range`, in bytes of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// Returns the empty place at the very start of `file`, for findings about the file as a whole.
    pub fn whole(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// Returns the byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How many bytes lie between two places whose characters are counted.
const STEP: usize = 512;

/// A line and a column, both starting at 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One text file as it was read: its place in the site folder and its text.
///
/// A file that could not be read as text has the empty text, and a finding that says why.
#[derive(Debug)]
pub struct Source {
    /// The file's own number.
    pub id: FileId,
    /// Where it stands in the site folder.
    pub path: SitePath,
    /// The whole text, byte for byte.
    pub text: String,
    digest: OnceLock<Digest>,
    lines: OnceLock<Vec<u32>>,
    steps: OnceLock<Vec<usize>>,
}

impl Source {
    fn new(id: FileId, path: SitePath, text: String) -> Self {
        let (digest, lines, steps) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { id, path, text, digest, lines, steps }
    }

    /// Returns the digest of its text, taken once.
    pub fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| Digest::of(self.text.as_bytes()))
    }

    /// Returns the line and column of a byte offset (past the end counts as the end).
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset as usize);
        let lines = self.line_starts();
        let line = lines.partition_point(|&start| start as usize <= offset);
        let start = lines[line - 1] as usize;
        Position { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    /// Returns the text of a span, cut at character borders; empty when the span is out of range.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[self.floor(span.start as usize)..self.floor(span.end as usize)]
    }

    fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }

    /// Returns how many characters stand before a place; known for every [`STEP`]th byte, so that a line of a megabyte
    /// with a thousand findings is not counted a thousand times.
    fn characters(&self, offset: usize) -> usize {
        let begins = |byte: &&u8| (**byte & 0xC0) != 0x80;
        let steps = self.steps.get_or_init(|| {
            let mut before = 0;
            self.text
                .as_bytes()
                .chunks(STEP)
                .map(|chunk| {
                    let own = before;
                    before += chunk.iter().filter(begins).count();
                    own
                })
                .collect()
        });
        let step = offset / STEP;
        let Some(&before) = steps.get(step) else {
            return steps.last().map_or(0, |&last| {
                last + self.text.as_bytes()[(steps.len() - 1) * STEP..offset].iter().filter(begins).count()
            });
        };
        before + self.text.as_bytes()[step * STEP..offset].iter().filter(begins).count()
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok())).collect()
        })
    }
}

/// Every text file of one run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
    /// What is known from the run before, while files are added to a set that began with one.
    before: Option<Box<Numbers>>,
}

/// The numbers that files have, from one run to the next.
#[derive(Clone, Debug, Default)]
struct Numbers {
    by_path: HashMap<SitePath, FileId>,
    /// Second files that were shown under the same path.
    more: Vec<FileId>,
    /// Which numbers were given out in this run.
    taken: Vec<bool>,
}

impl Sources {
    /// Returns an empty set in which a file has the number that it had in the run before, and one with the same text is
    /// the very same value.
    #[must_use]
    pub fn again(before: Self) -> Self {
        let mut numbers = before.before.unwrap_or_default();
        numbers.taken.clear();
        numbers.taken.resize(before.files.len(), false);
        Self { files: before.files, before: Some(numbers) }
    }

    /// Drops the texts of files that were not added again; they keep their numbers.
    pub fn drop_gone(&mut self) {
        let Some(numbers) = &self.before else { return };
        for (file, _) in
            self.files.iter_mut().zip(&numbers.taken).filter(|(file, taken)| !**taken && !file.text.is_empty())
        {
            *file = Arc::new(Source::new(file.id, file.path.clone(), String::new()));
        }
    }

    /// Returns the set without what only the next run needs.
    #[must_use]
    pub fn shown(&self) -> Self {
        Self { files: self.files.clone(), before: None }
    }

    /// Adds a file and returns its number.
    pub fn add(&mut self, path: SitePath, text: impl Into<String>) -> FileId {
        if let Some(id) = self.before.as_mut().and_then(|numbers| numbers.take(&path, &self.files)) {
            let (file, text) = (&mut self.files[id.0 as usize], text.into());
            if file.text != text {
                *file = Arc::new(Source::new(id, path, text));
            }
            return id;
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        if let Some(numbers) = &mut self.before {
            numbers.taken.push(true);
            match numbers.by_path.entry(path.clone()) {
                Entry::Vacant(place) => drop(place.insert(id)),
                Entry::Occupied(_) => numbers.more.push(id),
            }
        }
        self.files.push(Arc::new(Source::new(id, path, text.into())));
        id
    }

    /// Returns the set of the run before, to which only what changed is added again.
    #[must_use]
    pub fn go_on(before: Self) -> Self {
        Self { before: Some(before.before.unwrap_or_default()), files: before.files }
    }

    /// Takes a file away that is about to be added again.
    pub fn release(&mut self, id: FileId) {
        if let Some(taken) = self.before.as_mut().and_then(|numbers| numbers.taken.get_mut(id.0 as usize)) {
            *taken = false;
        }
    }

    /// Adds a file again that is as it was in the run before.
    pub fn keep(&mut self, id: FileId) {
        if let Some(taken) = self.before.as_mut().and_then(|numbers| numbers.taken.get_mut(id.0 as usize)) {
            *taken = true;
        }
    }

    /// Returns the file of a number that this set gave out.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Returns the file of a number, to be held beyond this run: it is the same value for as long as the text is the same.
    pub fn share(&self, id: FileId) -> Arc<Source> {
        Arc::clone(&self.files[id.0 as usize])
    }

    /// Returns how many numbers were given out.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the files in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().map(|file| &**file)
    }
}

impl Numbers {
    /// Gives out the number that a path had before, if it is still free.
    fn take(&mut self, path: &SitePath, files: &[Arc<Source>]) -> Option<FileId> {
        let taken = &mut self.taken;
        let mut free = |id: FileId| !std::mem::replace(&mut taken[id.0 as usize], true);
        if let Some(id) = self.by_path.get(path).copied().filter(|&id| free(id)) {
            return Some(id);
        }
        self.more.iter().copied().filter(|id| files[id.0 as usize].path == *path).find(|&id| free(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: u32, line: usize, column: usize) {
        let mut sources = Sources::default();
        let path = SitePath::new("content/a.md").expect("a plain path");
        let id = sources.add(path, text);
        assert_eq!(sources.get(id).position(offset), Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn lines_and_columns_start_at_one_and_count_characters() {
        check("", 0, 1, 1);
        check("ab\ncd", 0, 1, 1);
        check("ab\ncd", 3, 2, 1);
        check("ŵyl\nŷ!", 3, 1, 3);
        check("ŵyl\nŷ!", 7, 2, 2);
        check("ab", 99, 1, 3);
    }
}
