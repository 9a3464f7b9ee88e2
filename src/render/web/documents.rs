//! Each document on a page of its own.

use super::pages::{Frame, frame};
use crate::kinds::{Address, Facts};
use crate::model::{Page, Told};
use crate::render::{Holds, Planned, Stage, view};

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (at, page) in stage.library.pages.iter().enumerate() {
        if page.kind.about.address != Address::Page {
            continue;
        }
        let path = &page.place.path;
        let job = Box::new(move |out: &mut Vec<u8>| {
            let about = &page.document.kind.about;
            let meta = &page.document.meta;
            let index = format!("{}/index.html", about.folder);
            let trail = [(about.plural, index.as_str())];
            let listed = about.learning || stage.library.of_kind(about.name).nth(1).is_some();
            let mut context = frame(
                stage,
                &Frame {
                    path,
                    title: &meta.title.value,
                    description: Some(&meta.summary.value),
                    // A plain page hangs under the home page: nobody looks for a list of plain pages.
                    trail: if listed && about.name != "page" { &trail } else { &[] },
                    indexing: if page.on_the_web() {
                        "web"
                    } else {
                        meta.indexing.as_ref().map_or("site", |word| &word.id)
                    },
                    feed: None,
                },
            );
            context.insert_value("doc", view::document(stage, at, path.to_root())?);
            stage.render(&format!("kinds/{}.html", about.name), &context, out)
        });
        files.push(Planned { path: path.clone(), holds: Holds::of(move || holds(stage, at, page)), job });
    }
}

/// Returns the ids of a document and of those whose titles its page shows: what it refers to, and what refers to it.
fn holds<'s>(stage: &'s Stage<'s>, at: usize, page: &'s Page) -> Vec<&'s str> {
    let others = page.referrers.iter().map(|&other| stage.library.pages[other].document.id());
    let mut ids: Vec<&str> = std::iter::once(page.document.id()).chain(others).chain(named(stage, at)).collect();
    ids.extend(newly_told(stage, page));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Returns the ids of some pages and of those that their front matter names, for a file that shows both.
pub(in crate::render) fn with_named<'s>(stage: &'s Stage<'s>, items: &[usize]) -> Vec<&'s str> {
    let own = items.iter().map(|&at| stage.library.pages[at].document.id());
    let mut ids: Vec<&str> = own.chain(items.iter().flat_map(|&at| named(stage, at))).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Returns the ids of the documents that an issue of the newsletter tells of because they are new.
fn newly_told<'s>(stage: &'s Stage<'s>, page: &Page) -> Vec<&'s str> {
    let Facts::Newsletter(issue) = &page.document.facts else { return Vec::new() };
    let items = stage.library.items(issue).into_iter();
    let new = items.filter_map(|item| if let Told::New(at) = item { Some(at) } else { None });
    new.map(|at| stage.library.pages[at].document.id()).collect()
}

/// Returns the ids of the pages that the front matter of a page names.
fn named<'s>(stage: &'s Stage<'s>, at: usize) -> Vec<&'s str> {
    let document = &stage.library.pages[at].document;
    let mut ids = Vec::new();
    for (key, node) in crate::fields::Record::nodes(&document.meta).into_iter().chain(document.facts.nodes()) {
        node.each(key, &mut |_, node| {
            if let crate::fields::Node::Ref { id, .. } = node {
                ids.extend(stage.library.by_id(id).map(|page| page.document.id()));
            }
        });
    }
    ids
}
