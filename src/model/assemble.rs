//! Admitted documents become one closed site.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use rayon::prelude::*;

use super::library::ById;
use super::{Library, Page, Place, Site};
use crate::base::{OutPath, Span, Today};
use crate::check::Document;
use crate::fields::Node;
use crate::gate::{Admitted, Clearance, Gone, review_day};
use crate::kinds::{Address, Facts};
use crate::load::Folder;
use crate::parse::markdown::{Body, Inline, Target, each_inline};
use crate::report::{Finding, Rule, Where};

/// A link to a document that is not public.
static NOT_PUBLIC: Rule = Rule::warning("link/not-public", include_str!("rules/not-public.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[&NOT_PUBLIC];

/// Puts the documents of one clearance together.
///
/// A link that leads to no document of the same clearance is a finding; its words stay, the link goes. In a preview it is
/// none: what a link to nothing is called there, the checks have said.
pub fn assemble<C: Clearance>(
    admitted: &[Admitted<Document, C>],
    gone: Vec<Gone>,
    folder: &Folder,
    today: Today,
    findings: &mut Vec<Finding>,
) -> Site<C> {
    let mut pages: Vec<Page> = admitted.par_iter().filter_map(|each| page(each, today)).collect();
    pages.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.document.id().cmp(b.document.id())));
    place_guests(&mut pages);
    let id = |page: &Page| ById(Arc::clone(&page.document));
    let path = |page: &Page| folder.sources.get(page.document.file).path.clone();
    let (by_id, by_path) = rayon::join(
        || pages.iter().enumerate().map(|(at, page)| (id(page), at)).collect(),
        || pages.iter().enumerate().map(|(at, page)| (path(page), at)).collect(),
    );
    let mut library = Library { pages, gone, by_id, by_path };
    connect(&mut library);
    if !C::IS_PREVIEW {
        findings.extend(library.pages.par_iter().flat_map_iter(|page| lost_links(&library, page)).collect::<Vec<_>>());
    }
    Site { library, clearance: PhantomData }
}

fn page<C: Clearance>(admitted: &Admitted<Document, C>, today: Today) -> Option<Page> {
    let (document, state, approved) = (admitted.shared(), admitted.state(), admitted.approved());
    let place = document.notes.keep("place", (), |()| place(&document)).1.clone()?;
    let meta = &document.meta;
    let first = meta.published.or(meta.publish_from).map(|date| date.value);
    let published = first.or_else(|| approved.map(|approved| approved.on)).unwrap_or(today.0);
    let review_by = review_day(&document, approved.map(|approved| &**approved)).unwrap_or(published);
    let approved = approved.filter(|approved| state.is_approved() || approved.notice.is_some()).cloned();
    let noticed = approved.as_ref().is_some_and(|approved| approved.notice.is_some());
    let listed = !noticed && meta.indexing.as_ref().is_none_or(|word| &*word.id != "none");
    let kind = document.kind;
    Some(Page { document, kind, place, state, approved, published, review_by, referrers: Vec::new(), listed })
}

/// Returns where a document can be read, unless it is on the page of another.
fn place(document: &Document) -> Option<Place> {
    let about = &document.kind.about;
    let shared = || OutPath::new(&format!("{}/index.html", about.folder));
    match about.address {
        Address::Page => Some(Place { path: document.page()?, anchor: None }),
        Address::Entry | Address::Guest => Some(Place { path: shared()?, anchor: Some(document.slug.as_str().into()) }),
    }
}

/// Gives each guest the page of its host; a guest without one has nowhere to be read and is left out.
fn place_guests(pages: &mut Vec<Page>) {
    let is_guest = |page: &Page| page.kind.about.address == Address::Guest;
    if !pages.iter().any(is_guest) {
        return;
    }
    let hosts: HashMap<Box<str>, OutPath> = pages
        .iter()
        .filter(|page| page.kind.about.address == Address::Page)
        .map(|page| (page.document.id().into(), page.place.path.clone()))
        .collect();
    pages.retain_mut(|page| {
        let Facts::Response(response) = &page.document.facts else { return true };
        let Some(path) = hosts.get(&response.article.id) else { return false };
        // The theme shows guests together, without a place for each.
        page.place = Place { path: path.clone(), anchor: None };
        true
    });
}

/// Tells each page who names it.
fn connect(library: &mut Library) {
    let mut referrers: Vec<Vec<usize>> = vec![Vec::new(); library.pages.len()];
    for (at, page) in library.pages.iter().enumerate() {
        for (id, _) in &named(&page.document).1 {
            if let Some(target) = library.index_of(id)
                && target != at
                && referrers[target].last() != Some(&at)
            {
                referrers[target].push(at);
            }
        }
    }
    for (page, referrers) in library.pages.iter_mut().zip(referrers) {
        page.referrers = referrers;
    }
}

/// Returns a finding for each link and reference of a page that leads to nothing in the library.
fn lost_links(library: &Library, page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lost = |span: Span, part: Where, what: &str| {
        let message = format!("`{what}` is not public, so this page does not link to it");
        let finding = Finding::new(&NOT_PUBLIC, span, message).at(part);
        findings.push(finding.help("publish that document too, or take the link out"));
    };
    for (id, span) in &named(&page.document).1 {
        if library.by_id(id).is_none() {
            lost(*span, Where::FrontMatter, id);
        }
    }
    for reference in &page.document.meta.related {
        if library.by_id(&reference.id).is_none() {
            lost(reference.span, Where::FrontMatter, &reference.id);
        }
    }
    let links = page.document.notes.keep("links", (), |()| links(&page.document.body));
    for (to, span) in links.1.iter().filter(|(to, _)| library.target(to).is_none()) {
        match to {
            Target::Id { id, .. } => lost(*span, Where::Body, id),
            Target::File { written, .. } => lost(*span, Where::Body, written),
            _ => {}
        }
    }
    findings
}

/// The documents that the front matter of one names, each with its place.
type Named = Vec<(Box<str>, Span)>;

/// Returns the documents that the facts of one name, in order.
fn named(document: &Document) -> Arc<((), Named)> {
    document.notes.keep("named", (), |()| {
        let mut named = Vec::new();
        for (key, node) in document.facts.nodes() {
            node.each(key, &mut |_, node| {
                if let Node::Ref { id, span, .. } = node {
                    named.push(((*id).into(), *span));
                }
            });
        }
        named
    })
}

/// Returns the links of a text to other documents.
fn links(body: &Body) -> Vec<(Target, Span)> {
    let mut links = Vec::new();
    each_inline(body, &mut |inline| {
        if let Inline::Link(link) = inline
            && matches!(link.to, Target::Id { .. } | Target::File { .. })
        {
            links.push((link.to.clone(), link.span));
        }
    });
    links
}
