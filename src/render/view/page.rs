//! One document, as its own page shows it.

use tera::{Map, Value};

use super::facts::{facts, grade};
use super::shapes::{card, date, kind, map, path, state, words};
use crate::kinds::{Audit, Facts, KINDS, Newsletter};
use crate::model::{Page, Told};
use crate::parse::markdown::Block;
use crate::parse::markdown::{each_block, text_of};
use crate::render::pack::offers;
use crate::render::web::reason;
use crate::render::{Stage, print};
use crate::report::Finding;

/// Returns the view of the document at `at` in the library; `root` is the way from its page to the top of the site.
pub(in crate::render) fn document(stage: &Stage<'_>, at: usize, root: &str) -> Result<Value, Finding> {
    let page = &stage.library.pages[at];
    let meta = &page.document.meta;
    let text = |text: &Option<crate::fields::Text>| -> Value { text.as_ref().map(|text| text.value.as_ref()).into() };
    let body = stage.body(page, root)?;
    let related = meta.related.iter().filter_map(|each| stage.library.index_of(&each.id));
    let replaces = meta.replaces.as_ref().and_then(|each| stage.library.index_of(&each.0.id));
    Ok(map([
        ("id", meta.id.value.as_ref().into()),
        ("kind", kind(page)),
        ("title", meta.title.value.as_ref().into()),
        ("summary", meta.summary.value.as_ref().into()),
        ("path", path(page).into()),
        ("version", text(&meta.version)),
        ("published", date(page.published)),
        ("updated", meta.updated.map(|day| date(day.value)).into()),
        ("review_by", date(page.review_by)),
        ("review_overdue", page.review_overdue(stage.today).into()),
        ("approved", approved(page)),
        ("areas", areas(stage, page)),
        ("themes", words(stage, &meta.themes)),
        ("agencies", words(stage, &meta.agencies)),
        ("roles", words(stage, &meta.roles)),
        ("journey_stages", words(stage, &meta.journey_stages)),
        ("case_categories", words(stage, &meta.case_categories)),
        ("sensitivity", words(stage, &meta.sensitivity)),
        ("related", related.map(|at| stage.card(at)).collect::<Vec<_>>().into()),
        ("replaces", replaces.map(|at| stage.card(at)).into()),
        ("minutes", stage.minutes(at).into()),
        ("body", body),
        ("headings", headings(page)),
        ("facts", own_facts(stage, page)),
        ("referrers", referrers(stage, page)),
        ("state", state(stage, page)),
        ("notice", notice(stage, page)),
        ("papers", print::links(stage, at)?),
        ("record_form", print::screen_form(page).as_ref().map(crate::base::OutPath::as_str).into()),
    ]))
}

/// Returns a document as an entry of a table or list: its card, its facts, its text.
pub(in crate::render) fn entry(stage: &Stage<'_>, at: usize, root: &str) -> Result<Value, Finding> {
    let page = &stage.library.pages[at];
    let mut entry = card(stage, at).into_map().unwrap_or_default();
    entry.insert("anchor".into(), page.place.anchor.as_deref().into());
    entry.insert("facts".into(), own_facts(stage, page));
    entry.insert("body".into(), stage.body(page, root)?);
    entry.insert("updated".into(), page.document.meta.updated.map(|day| date(day.value)).into());
    Ok(entry.into())
}

/// Returns the card of a page with its facts.
fn with_facts(stage: &Stage<'_>, at: usize) -> Value {
    let mut view = stage.card(at).into_map().unwrap_or_default();
    view.insert("facts".into(), facts(stage, &stage.library.pages[at].document.facts));
    view.into()
}

/// Returns the facts of a page, with what its template needs of others: an audit's grades in words, and the office of
/// whoever signs a letter.
fn own_facts(stage: &Stage<'_>, page: &Page) -> Value {
    let shown = facts(stage, &page.document.facts);
    match &page.document.facts {
        Facts::Audit(audit) => judged(stage, audit, shown),
        Facts::Newsletter(issue) if issue.since.is_some() => with_new(stage, issue, shown),
        Facts::Seminar(_) => {
            let mut shown = shown.into_map().unwrap_or_default();
            if let Some(at) = stage.library.index_of(page.document.id()) {
                shown.insert("pack".into(), offers(stage, at, page));
            }
            shown.into()
        }
        Facts::Letter(letter) => {
            let mut shown = shown.into_map().unwrap_or_default();
            if let Some(at) = stage.library.index_of(&letter.signatory.id) {
                shown.insert("signatory".into(), with_facts(stage, at));
            }
            shown.into()
        }
        _ => shown,
    }
}

/// Adds what is new since the last issue to the items that somebody chose.
fn with_new(stage: &Stage<'_>, issue: &Newsletter, shown: Value) -> Value {
    let chosen = shown.get_from_path("items").and_then(Value::as_array).map(<[Value]>::to_vec).unwrap_or_default();
    let mut shown = shown.into_map().unwrap_or_default();
    let new = stage.library.items(issue).into_iter().filter_map(|item| match item {
        Told::New(at) => Some(map([
            ("ref", stage.card(at)),
            ("blurb", stage.library.pages[at].document.meta.summary.value.as_ref().into()),
            ("link_text", stage.library.pages[at].document.meta.title.value.as_ref().into()),
        ])),
        _ => None,
    });
    let items: Vec<Value> = chosen.into_iter().chain(new).collect();
    shown.insert("items".into(), items.into());
    shown.into()
}

fn judged(stage: &Stage<'_>, audit: &Audit, shown: Value) -> Value {
    let judged = audit.judgements.iter().map(|each| {
        map([
            ("domain", stage.words.get("domains", &each.domain.id)),
            ("scale", stage.words.get("grade-scales", &each.scale.id)),
            ("grade", grade(stage, &each.scale.id, &each.grade.value)),
        ])
    });
    let judged = judged.collect::<Vec<_>>();
    let mut shown = shown.into_map().unwrap_or_default();
    shown.insert("judgements".into(), judged.into());
    shown.into()
}

fn approved(page: &Page) -> Value {
    let view = page.approved.as_ref().map(|approved| {
        map([
            ("by", approved.by.as_ref().into()),
            ("on", date(approved.on)),
            ("moderated_by", approved.moderated_by.as_deref().into()),
        ])
    });
    view.into()
}

/// Returns what readers are told of a document that was withdrawn and stays up.
fn notice(stage: &Stage<'_>, page: &Page) -> Value {
    let view = page.notice().map(|notice| {
        map([("on", date(notice.on)), ("by", notice.by.as_ref().into()), ("reason", reason(stage, &notice.reason))])
    });
    view.into()
}

fn areas(stage: &Stage<'_>, page: &Page) -> Value {
    let areas = page.document.meta.areas.iter().filter_map(|id| {
        let area = stage.settings.areas.iter().find(|area| area.id.value == id.value)?;
        Some(map([("id", area.id.value.as_ref().into()), ("name", area.name.value.as_ref().into())]))
    });
    areas.collect::<Vec<_>>().into()
}

fn headings(page: &Page) -> Value {
    let mut headings: Vec<Value> = Vec::new();
    each_block(&page.document.body, &mut |block| {
        if let Block::Heading { level, id, text, .. } = block {
            let text = text_of(text);
            headings.push(map([("id", id.as_ref().into()), ("level", (*level).into()), ("text", text.into())]));
        }
    });
    headings.into()
}

/// Returns the documents that name this one, by kind; responses whole, since they have no page.
fn referrers(stage: &Stage<'_>, page: &Page) -> Value {
    let mut by_kind: Vec<(&'static str, Vec<Value>)> = KINDS.iter().map(|kind| (kind.about.name, Vec::new())).collect();
    for &at in &page.referrers {
        let other = &stage.library.pages[at];
        let name = other.document.kind.about.name;
        let view = match &other.document.facts {
            Facts::Response(_) => facts(stage, &other.document.facts),
            Facts::Action(_) => with_facts(stage, at),
            _ => stage.card(at),
        };
        if let Some((_, views)) = by_kind.iter_mut().find(|(kind, _)| *kind == name) {
            views.push(view);
        }
    }
    let map: Map = by_kind.into_iter().map(|(kind, views)| (kind.replace('-', "_").into(), views.into())).collect();
    map.into()
}
