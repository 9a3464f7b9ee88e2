//! Browse routes that need no script: by theme, role, agency, stage, kind of case, area of practice, area and year.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use tera::Value;

use super::pages::{Frame, frame};
use super::topic::{self, Topic};
use crate::base::OutPath;
use crate::check::Document;
use crate::fields::Node;
use crate::model::{Library, Page};
use crate::render::view::map;
use crate::render::{Holds, Planned, Stage};

/// One way to browse: a vocabulary list that documents are tagged with.
pub(in crate::render) struct Route {
    /// The list, and the folder of its pages.
    pub list: &'static str,
    /// What its page says in one sentence.
    pub intro: &'static str,
    /// Visits the words that a page is tagged with.
    words: Words,
}

type Words = for<'a> fn(&'a Page, &mut dyn FnMut(&'a str));

/// The routes, in the order of the menu.
pub(in crate::render) const ROUTES: &[Route] = &[
    Route {
        list: "themes",
        intro: "Find learning by what it is about.",
        words: |page, visit| page.document.meta.themes.iter().for_each(|word| visit(&word.id)),
    },
    Route {
        list: "roles",
        intro: "Find what is expected of your role.",
        words: |page, visit| page.document.meta.roles.iter().for_each(|word| visit(&word.id)),
    },
    Route {
        list: "agencies",
        intro: "Find what concerns your agency.",
        words: |page, visit| page.document.meta.agencies.iter().for_each(|word| visit(&word.id)),
    },
    Route {
        list: "journey-stages",
        intro: "Find learning by the step of a child's journey that it concerns.",
        words: |page, visit| page.document.meta.journey_stages.iter().for_each(|word| visit(&word.id)),
    },
    Route {
        list: "case-categories",
        intro: "Find learning by where in the system the children were.",
        words: |page, visit| page.document.meta.case_categories.iter().for_each(|word| visit(&word.id)),
    },
    Route { list: "domains", intro: "Find learning by the area of practice that was judged.", words: domains },
];

/// Visits the areas of practice that the facts of a page name.
fn domains<'a>(page: &'a Page, visit: &mut dyn FnMut(&'a str)) {
    let document = &page.document;
    // Few documents name any, and to know which takes a walk over all that they say.
    if document.notes.keep("domains", (), |()| !named(document).is_empty()).1 {
        named(document).into_iter().for_each(visit);
    }
}

fn named(document: &Document) -> Vec<&str> {
    let mut ids = Vec::new();
    for (key, node) in document.facts.nodes() {
        node.each(key, &mut |_, node| {
            if let Node::Word { list: "domains", id, .. } = node {
                ids.push(*id);
            }
        });
    }
    ids
}

impl Route {
    /// Returns the pages of each word that is used, newest first.
    pub(in crate::render) fn tagged<'a>(&self, library: &'a Library) -> BTreeMap<&'a str, Vec<usize>> {
        let mut tagged: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, page) in library.pages.iter().enumerate().filter(|(_, page)| shown(page)) {
            (self.words)(page, &mut |word| {
                let pages = tagged.entry(word).or_default();
                if pages.last() != Some(&at) {
                    pages.push(at);
                }
            });
        }
        tagged.into_iter().collect()
    }
}

/// Returns the words of each route, by its list, that some listed page is tagged with. Every page is looked at once.
pub(in crate::render) fn used(library: &Library) -> FxHashMap<&'static str, FxHashSet<&str>> {
    let none = || vec![FxHashSet::default(); ROUTES.len()];
    let pages = library.pages.par_iter().with_min_len(FEW).filter(|page| shown(page));
    let each = pages.fold(none, |mut used, page| {
        for (route, used) in ROUTES.iter().zip(&mut used) {
            (route.words)(page, &mut |word| {
                used.insert(word);
            });
        }
        used
    });
    let used = each.reduce(none, |mut used, more| {
        used.iter_mut().zip(more).for_each(|(used, more)| used.extend(more));
        used
    });
    ROUTES.iter().map(|route| route.list).zip(used).collect()
}

/// So few pages are not worth a thread.
const FEW: usize = 500;

/// Returns whether browse routes name a page.
pub(in crate::render) fn shown(page: &Page) -> bool {
    page.kind.about.learning && page.listed()
}

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for route in ROUTES {
        let tagged = route.tagged(stage.library);
        let label = stage.vocabularies.label(route.list).to_owned();
        for (&id, items) in &tagged {
            let word = stage.words.get(route.list, id);
            let topic = Topic { route: route.list, route_label: label.clone(), id: id.to_owned(), word };
            topic::plan(stage, topic, items, files);
        }
        index(stage, route, &tagged, files);
    }
    areas(stage, files);
    years(stage, files);
}

/// Returns the words of a list in its groups, each with how many pages it has; unused words are left out.
pub(super) fn groups(stage: &Stage<'_>, list: &str, tagged: &BTreeMap<&str, Vec<usize>>) -> Value {
    let words = |group: Option<&str>| -> Vec<Value> {
        let all = stage.vocabularies.words(list).iter();
        let of_group = all.filter(|word| group.is_none() || word.group.as_ref().map(|text| &*text.value) == group);
        let used = of_group.filter_map(|word| {
            let total = tagged.get(&*word.id.value)?.len();
            let mut view = stage.words.get(list, &word.id.value).into_map()?;
            view.insert("total".into(), total.into());
            Some(Value::from(view))
        });
        used.collect()
    };
    let groups = stage.vocabularies.groups(list);
    let mut views: Vec<Value> = Vec::new();
    if groups.is_empty() {
        views.push(map([("label", Value::none()), ("words", words(None).into())]));
    }
    for group in groups {
        let words = words(Some(&group.id.value));
        if !words.is_empty() {
            views.push(map([("label", group.label.value.as_ref().into()), ("words", words.into())]));
        }
    }
    views.into()
}

fn index<'s>(
    stage: &'s Stage<'s>,
    route: &'static Route,
    tagged: &BTreeMap<&str, Vec<usize>>,
    files: &mut Vec<Planned<'s>>,
) {
    let groups = groups(stage, route.list, tagged);
    let label = stage.vocabularies.label(route.list).to_owned();
    routes_page(stage, route.list, label, route.intro, groups, files);
}

/// Plans the page that lists the words of a route.
pub(super) fn routes_page<'s>(
    stage: &'s Stage<'s>,
    folder: &str,
    label: String,
    intro: &'static str,
    groups: Value,
    files: &mut Vec<Planned<'s>>,
) {
    let Some(path) = OutPath::new(&format!("{folder}/index.html")) else { return };
    let address = path.clone();
    let job = Box::new(move |out: &mut Vec<u8>| {
        let mut context = frame(
            stage,
            &Frame { path: &address, title: &label, description: Some(intro), trail: &[], indexing: "web", feed: None },
        );
        let routes = map([("label", label.as_str().into()), ("intro", intro.into()), ("groups", groups.clone())]);
        context.insert_value("routes", routes);
        stage.render("routes.html", &context, out)
    });
    files.push(Planned { path, holds: Holds::none(), job });
}

/// The pages of each area, and their index; a document that names no area concerns them all.
fn areas<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if stage.settings.areas.len() < 2 {
        return;
    }
    let label = stage.theme.strings.get_from_path("nav.areas").and_then(Value::as_str).unwrap_or("Areas").to_owned();
    let mut words = Vec::new();
    for area in &stage.settings.areas {
        let (id, name) = (&*area.id.value, &*area.name.value);
        let concerned = |page: &Page| {
            let areas = &page.document.meta.areas;
            shown(page) && (areas.is_empty() || areas.iter().any(|other| &*other.value == id))
        };
        let pages = stage.library.pages.iter().enumerate().filter(|(_, page)| concerned(page));
        let items: Vec<usize> = pages.map(|(at, _)| at).collect();
        if items.is_empty() {
            continue;
        }
        let word = map([
            ("id", id.into()),
            ("label", name.into()),
            ("definition", Value::none()),
            ("path", format!("areas/{id}.html").into()),
            ("total", items.len().into()),
        ]);
        words.push(word.clone());
        let topic = Topic { route: "areas", route_label: label.clone(), id: id.to_owned(), word };
        topic::plan(stage, topic, &items, files);
    }
    let groups = Value::from(vec![map([("label", Value::none()), ("words", words.into())])]);
    routes_page(stage, "areas", label, "Find learning that concerns your area.", groups, files);
}

/// The pages of each year, and their index.
fn years<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let mut years: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, page) in stage.library.pages.iter().enumerate().filter(|(_, page)| shown(page)) {
        years.entry(page.published.year().to_string()).or_default().push(at);
    }
    let label = stage.theme.strings.get_from_path("nav.years").and_then(Value::as_str).unwrap_or("Years").to_owned();
    let view = |year: &str| {
        let path = format!("year/{year}.html");
        map([("id", year.into()), ("label", year.into()), ("definition", Value::none()), ("path", path.into())])
    };
    for (year, items) in &years {
        let topic = Topic { route: "year", route_label: label.clone(), id: year.clone(), word: view(year) };
        topic::plan(stage, topic, items, files);
    }
    let words = years.iter().rev().map(|(year, items)| {
        let mut word = view(year).into_map().unwrap_or_default();
        word.insert("total".into(), items.len().into());
        Value::from(word)
    });
    let groups = Value::from(vec![map([("label", Value::none()), ("words", words.collect::<Vec<_>>().into())])]);
    routes_page(stage, "year", label, "Find learning by the year it was published.", groups, files);
}
