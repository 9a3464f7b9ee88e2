//! The words of every document are counted, in parallel and by number: the browser's dictionary in the making.

use rayon::prelude::*;

use super::concepts::Concepts;
use super::fold::each_token;
use super::quick::QuickMap;
use super::record::{PARTS, Part, Section, each_tag, sections};
use super::stem::Stems;
use crate::model::Page;
use crate::render::Stage;

/// How many documents are read into one set of numbers; a fixed size, so that the result does not depend on threads.
const BATCH: usize = 1024;

/// A word, or the number of a concept, and the part of the document where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seen(u32);

impl Seen {
    fn new(number: u32, part: Part) -> Self {
        Self(number << 3 | part as u32)
    }

    pub(super) fn number(self) -> u32 {
        self.0 >> 3
    }

    pub(super) fn part(self) -> usize {
        (self.0 & 7) as usize
    }

    pub(super) fn renumbered(self, number: u32) -> Self {
        Self(number << 3 | self.0 & 7)
    }
}

/// The words of some documents, each word a number of the batch.
pub(super) struct Batch {
    /// Each form by its number, with its root where that is another.
    pub forms: Vec<(Box<str>, Option<Box<str>>)>,
    pub documents: Vec<Words>,
}

/// The words of one document.
#[derive(Default)]
pub(super) struct Words {
    pub forms: Vec<Seen>,
    pub concepts: Vec<Seen>,
    /// How many words stand in each part.
    pub lengths: [u32; PARTS],
}

/// Reads the words of the documents at `places` in the library.
pub(super) fn gather(stage: &Stage<'_>, places: &[usize], concepts: &Concepts, stems: &Stems) -> Vec<Batch> {
    let batch = |places: &[usize]| {
        let mut reader = Reader { concepts, stems, numbers: QuickMap::default(), forms: Vec::new(), known: Vec::new() };
        let documents = places.iter().map(|&at| reader.document(stage, &stage.library.pages[at])).collect();
        Batch { forms: reader.forms, documents }
    };
    places.par_chunks(BATCH).map(batch).collect()
}

struct Reader<'a> {
    concepts: &'a Concepts,
    stems: &'a Stems,
    numbers: QuickMap<Box<str>, u32>,
    forms: Vec<(Box<str>, Option<Box<str>>)>,
    /// Which stem of the concepts each form has.
    known: Vec<Option<u32>>,
}

impl Reader<'_> {
    fn document(&mut self, stage: &Stage<'_>, page: &Page) -> Words {
        let mut words = Words::default();
        let meta = &page.document.meta;
        self.text(&meta.title.value, Part::Title, &mut words);
        self.text(&meta.summary.value, Part::Summary, &mut words);
        for Section { heading, text, key, .. } in sections(stage, page) {
            self.text(&heading, Part::Heading, &mut words);
            self.text(&text, if key { Part::Key } else { Part::Body }, &mut words);
        }
        each_tag(page, &mut |list, id| {
            let concept = self.concepts.of_word(list, id);
            words.concepts.extend(concept.map(|concept| Seen::new(concept, Part::Tag)));
        });
        words
    }

    fn text(&mut self, text: &str, part: Part, words: &mut Words) {
        let mut run = Vec::with_capacity(text.len() / 5);
        each_token(text, &mut |token| {
            let number = self.number(token.form, token.root);
            words.forms.push(Seen::new(number, part));
            if !token.joined {
                words.lengths[part as usize] += 1;
                run.push(self.known[number as usize]);
            }
        });
        self.concepts.each_named(&run, &mut |concept| words.concepts.push(Seen::new(concept, part)));
    }

    fn number(&mut self, form: &str, root: &str) -> u32 {
        if let Some(&number) = self.numbers.get(form) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.numbers.insert(form.into(), number);
        self.forms.push((form.into(), (root != form).then(|| root.into())));
        self.known.push(self.concepts.stem(&self.stems.of(root)));
        number
    }
}
