//! Search that needs no server: an index in small scripts, and the page that loads what a query needs of it.
//!
//! In: the pages that lists may name. Out: `search/index.html`, and scripts below `assets/search`.
//! Invariant: the index is made from the site of one clearance alone, in the pass that makes its pages; it holds no word
//! of any other document. A script is data for the search page and runs nothing.

mod bits;
mod chunk;
mod concepts;
mod dictionary;
mod facets;
mod fold;
mod gather;
mod lexicon;
mod page;
mod postings;
mod quick;
mod record;
mod results;
mod root;
mod stem;
mod weigh;

use rayon::prelude::*;

use super::{Holds, Planned, Stage};
use crate::gate::EVERY;
use chunk::Chunk;
use concepts::Concepts;
use lexicon::Lexicon;
use root::{Bundles, Root};
use stem::Stems;
use weigh::Postings;

/// What stands for the digest of the first script in a preview: nobody caches it, and its search page can be shown
/// before there is an index.
const NOW: &str = "now";

/// Adds the search page and its index.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let places = record::searched(stage.library);
    let mut root = index(stage, &places, files);
    if stage.preview {
        NOW.clone_into(&mut root.digest);
    }
    page::plan(stage, &root.digest, files);
    files.extend(root.planned("root", every()));
}

/// Adds the search page alone, where it needs no index.
pub(super) fn page_alone<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if stage.preview {
        page::plan(stage, NOW, files);
    }
}

/// Words and numbers of all documents together belong to none of them.
fn every<'s>() -> Holds<'s> {
    Holds::of(|| vec![EVERY])
}

/// Adds every script of the index but the first, which it returns.
fn index<'s>(stage: &'s Stage<'s>, places: &[usize], files: &mut Vec<Planned<'s>>) -> Chunk {
    let stems = Stems::new(stage.settings.language());
    let concepts = Concepts::new(stage, &stems);
    let (lexicon, postings) = {
        let batches = gather::gather(stage, places, &concepts, &stems);
        let lexicon = Lexicon::new(&batches, &concepts, &stems);
        let postings = Postings::new(batches, &lexicon);
        (lexicon, postings)
    };
    let (volumes, dictionary) = dictionary::pack(&lexicon, &postings);
    let (shelves, packed) = postings::pack(&postings);
    let (facets, columns) = facets::pack(stage, places);
    let names = root::names(&concepts, &lexicon, &postings);
    let (kind_names, kinds) = root::kinds();
    let root = Root {
        version: Root::VERSION,
        documents: places.len(),
        dictionary: &volumes,
        postings: &shelves,
        results: results(stage, places, &kind_names, files),
        texts: texts(stage, places, files),
        facets: &facets,
        names: names.digest.clone(),
        standing: root::standing(stage, places),
        kinds,
        themes: root::labels(stage, "themes"),
        roles: root::labels(stage, "roles"),
    };
    let root = Chunk::new("root", &root);
    let numbered = |letter: &'static str, chunks: Vec<Chunk>| {
        chunks.into_iter().enumerate().map(move |(at, chunk)| (format!("{letter}{at}"), chunk))
    };
    let shared = numbered("d", dictionary).chain(numbered("p", packed)).chain(columns);
    let shared = shared.chain(std::iter::once(("n".to_owned(), names)));
    files.extend(shared.filter_map(|(name, chunk)| chunk.planned(&name, every())));
    root
}

/// Adds the scripts that show documents as results.
fn results<'s>(stage: &'s Stage<'s>, places: &[usize], kinds: &[&str], files: &mut Vec<Planned<'s>>) -> Bundles {
    let size = results::bundle(places.len());
    let numbered = || places.par_chunks(size).enumerate();
    let chunks: Vec<Chunk> = numbered().map(|(at, places)| results::chunk(stage, at, places, kinds)).collect();
    let digests = chunks.iter().map(|chunk| chunk.digest.clone()).collect();
    for ((at, chunk), places) in chunks.into_iter().enumerate().zip(places.chunks(size)) {
        files.extend(chunk.planned(&format!("r{at}"), bundled(stage, places.to_vec())));
    }
    Bundles { size, digests }
}

/// Adds the scripts that hold texts. They are as large as the site, so each is made twice and kept never: here for its
/// name, and in its job for its bytes.
fn texts<'s>(stage: &'s Stage<'s>, places: &[usize], files: &mut Vec<Planned<'s>>) -> Bundles {
    let size = results::text_bundle(places.len());
    let numbered = places.par_chunks(size).enumerate();
    let digests: Vec<String> = numbered.map(|(at, places)| results::text_chunk(stage, at, places).digest).collect();
    for ((at, digest), places) in digests.iter().enumerate().zip(places.chunks(size)) {
        let Some(path) = Chunk::path(&format!("t{at}"), digest) else { continue };
        let (own, holds) = (places.to_vec(), bundled(stage, places.to_vec()));
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(&results::text_chunk(stage, at, &own).into_bytes());
            Ok(())
        });
        files.push(Planned { path, holds, job });
    }
    Bundles { size, digests }
}

/// Returns the ids of a bundle's documents, and the mark of all: when one goes, those behind it move up.
fn bundled<'s>(stage: &'s Stage<'s>, places: Vec<usize>) -> Holds<'s> {
    Holds::of(move || {
        let mut ids: Vec<&str> = places.iter().map(|&at| stage.library.pages[at].document.id()).collect();
        ids.push(EVERY);
        ids.sort_unstable();
        ids
    })
}
