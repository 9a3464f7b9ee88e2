//! Tables and lists that show whole documents: actions, the programme, the glossary, people.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use super::documents::with_named;
use super::pages::{Frame, frame};
use crate::base::OutPath;
use crate::kinds::{Facts, KINDS, Kind};
use crate::render::view::{entry, link, map};
use crate::render::{Holds, Planned, Stage};
use crate::report::Finding;

/// Returns whether a kind is listed in a table of its own instead of a list of cards.
pub(super) fn has_table(kind: &Kind) -> bool {
    matches!(kind.about.name, "action" | "programme-entry" | "page")
}

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    page(stage, "action", "actions", "actions.html", actions, files);
    page(stage, "term", "glossary", "glossary.html", glossary, files);
    page(stage, "person", "people", "people.html", people, files);
    programme(stage, files);
}

/// Makes the view of several documents; `root` is the way from their page to the top of the site.
type View = fn(&Stage<'_>, &[usize], &str) -> Result<Value, Finding>;

/// Plans `FOLDER/index.html` for all documents of a kind, if there are any.
fn page<'s>(
    stage: &'s Stage<'s>,
    kind: &'static str,
    key: &'static str,
    template: &'static str,
    view: View,
    files: &mut Vec<Planned<'s>>,
) {
    let items: Vec<usize> = stage.library.of_kind(kind).map(|(at, _)| at).collect();
    let about = KINDS.iter().map(|each| &each.about).find(|about| about.name == kind);
    let path = about.and_then(|about| OutPath::new(&format!("{}/index.html", about.folder)));
    let (Some(about), Some(path), false) = (about, path, items.is_empty()) else { return };
    let items: Arc<[usize]> = items.into();
    let (all, address) = (Arc::clone(&items), path.clone());
    let holds = Holds::of(move || with_named(stage, &all));
    let job = Box::new(move |out: &mut Vec<u8>| {
        let mut context = frame(
            stage,
            &Frame {
                path: &address,
                title: about.plural,
                description: Some(about.intro),
                trail: &[],
                indexing: "web",
                feed: None,
            },
        );
        context.insert_value(key, view(stage, &items, address.to_root())?);
        stage.render(template, &context, out)
    });
    files.push(Planned { path, holds, job });
}

fn entries(stage: &Stage<'_>, items: &[usize], root: &str) -> Result<Value, Finding> {
    Ok(items.iter().map(|&at| entry(stage, at, root)).collect::<Result<Vec<_>, _>>()?.into())
}

/// Actions by the day they are due, and those that a board asks about: overdue, and done without evidence.
fn actions(stage: &Stage<'_>, items: &[usize], root: &str) -> Result<Value, Finding> {
    let facts = |at: usize| match &stage.library.pages[at].document.facts {
        Facts::Action(action) => Some(action),
        _ => None,
    };
    let mut items = items.to_vec();
    items.sort_by_key(|&at| (facts(at).map(|action| action.due.value), at));
    let finished = |status: &str| matches!(status, "done" | "embedded" | "withdrawn");
    let pick = |wanted: &dyn Fn(&crate::kinds::Action) -> bool| -> Vec<usize> {
        items.iter().copied().filter(|&at| facts(at).is_some_and(wanted)).collect()
    };
    let overdue = pick(&|action| {
        &*action.status.id == "overdue" || (action.due.value < stage.today.0 && !finished(&action.status.id))
    });
    let no_evidence = pick(&|action| matches!(&*action.status.id, "done" | "embedded") && action.evidence.is_empty());
    Ok(map([
        ("items", entries(stage, &items, root)?),
        ("overdue", entries(stage, &overdue, root)?),
        ("no_evidence", entries(stage, &no_evidence, root)?),
    ]))
}

/// Glossary terms under their first letters.
fn glossary(stage: &Stage<'_>, items: &[usize], root: &str) -> Result<Value, Finding> {
    let title = |at: usize| stage.library.pages[at].document.meta.title.value.to_lowercase();
    let mut items = items.to_vec();
    items.sort_by_key(|&at| title(at));
    let mut letters: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for at in items {
        let letter = title(at)
            .chars()
            .find(|c| c.is_alphabetic())
            .map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect());
        letters.entry(letter).or_default().push(entry(stage, at, root)?);
    }
    let views = letters.into_iter().map(|(letter, terms)| map([("letter", letter.into()), ("terms", terms.into())]));
    Ok(map([("letters", views.collect::<Vec<_>>().into())]))
}

fn people(stage: &Stage<'_>, items: &[usize], root: &str) -> Result<Value, Finding> {
    Ok(map([("items", entries(stage, items, root)?)]))
}

/// The audit programme: a page for each year, and the latest as `programme/index.html`.
fn programme<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let mut years: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, page) in stage.library.of_kind("programme-entry") {
        if let Facts::ProgrammeEntry(entry) = &page.document.facts {
            years.entry(entry.year.value).or_default().push(at);
        }
    }
    let Some((&latest, _)) = years.last_key_value() else { return };
    let links: Vec<Value> = years
        .keys()
        .rev()
        .map(|year| {
            let mut view = link(&year.to_string(), &format!("programme/{year}.html")).into_map().unwrap_or_default();
            view.insert("year".into(), (*year).into());
            view.into()
        })
        .collect();
    let addresses = years.keys().map(|year| (*year, format!("programme/{year}.html")));
    for (year, address) in addresses.chain([(latest, "programme/index.html".to_owned())]) {
        let (Some(path), Some(items)) = (OutPath::new(&address), years.get(&year)) else { continue };
        let (items, links) = (Arc::<[usize]>::from(&**items), links.clone());
        let all = Arc::clone(&items);
        let holds = Holds::of(move || with_named(stage, &all));
        let own = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| {
            let title = format!("Audit programme {year}");
            let intro = "What we plan to look at, quarter by quarter, and why.";
            let trail: &[(&str, &str)] = if own.as_str().ends_with("/index.html") {
                &[]
            } else {
                &[("Audit programme", "programme/index.html")]
            };
            let mut context = frame(
                stage,
                &Frame { path: &own, title: &title, description: Some(intro), trail, indexing: "web", feed: None },
            );
            context.insert_value("programme", quarters(stage, year, &links, &items, own.to_root())?);
            stage.render("programme.html", &context, out)
        });
        files.push(Planned { path, holds, job });
    }
}

fn quarters(stage: &Stage<'_>, year: u32, links: &[Value], items: &[usize], root: &str) -> Result<Value, Finding> {
    let mut quarters: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &at in items {
        if let Facts::ProgrammeEntry(entry) = &stage.library.pages[at].document.facts {
            quarters.entry(entry.quarter.value).or_default().push(at);
        }
    }
    let mut views: Vec<Value> = Vec::new();
    for (quarter, items) in quarters {
        views.push(map([("quarter", quarter.into()), ("items", entries(stage, &items, root)?)]));
    }
    Ok(map([("year", year.into()), ("years", links.to_vec().into()), ("quarters", views.into())]))
}
