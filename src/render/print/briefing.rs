//! The seven-minute briefing on two sides of paper.

use serde_json::{Map, Value, json};

use super::content::table;
use super::frame::Paper;
use crate::fields::Text;
use crate::kinds::{Briefing, Facts};

/// Returns what the template is told.
pub(super) fn data(paper: &mut Paper<'_>) -> Map<String, Value> {
    let page = paper.page;
    let body = paper.writer.below(1, &page.document.body.blocks);
    let Facts::Briefing(briefing) = &page.document.facts else { return Map::new() };
    let roles = page.document.meta.roles.iter();
    let roles: Vec<_> = roles.map(|word| paper.writer.words(&paper.stage.words.label("roles", &word.id))).collect();
    let todo = briefing.what_to_do.iter().map(|each| {
        let role = paper.stage.words.label("roles", &each.role.id);
        json!({ "role": paper.writer.words(&role), "actions": paper.texts(&each.actions) })
    });
    let todo: Vec<_> = todo.collect();
    table([
        ("body", body),
        ("roles", roles.into()),
        ("messages", paper.texts(&briefing.key_messages)),
        ("todo", todo.into()),
        ("questions", paper.texts(&briefing.questions)),
        ("source", source(paper, briefing)),
        ("reading", reading(paper, briefing)),
    ])
}

/// Returns the title of what the briefing draws on.
fn source(paper: &Paper<'_>, briefing: &Briefing) -> Value {
    let audit = briefing.audit.as_ref().map(|each| &each.id);
    let id = audit.or(briefing.review.as_ref().map(|each| &each.id));
    id.and_then(|id| title(paper, id)).into()
}

/// Returns where to read on; what was withdrawn is left out.
fn reading(paper: &Paper<'_>, briefing: &Briefing) -> Value {
    let base = paper.stage.settings.base_url();
    let items = briefing.further_reading.iter().filter_map(|each| {
        if let Some(document) = &each.document {
            let page = paper.stage.library.by_id(&document.id)?;
            let to = base.map(|base| format!("{base}/{}", page.place.path));
            return Some(json!({ "title": title(paper, &document.id)?, "to": to }));
        }
        Some(json!({ "title": paper.text(&each.title), "to": each.url.as_ref().map(|url| &*url.value) }))
    });
    items.collect::<Vec<_>>().into()
}

/// Returns the title of a document of the site that still stands.
pub(super) fn title(paper: &Paper<'_>, id: &str) -> Option<Value> {
    let page = paper.stage.library.by_id(id).filter(|page| page.notice().is_none())?;
    let title: &Text = &page.document.meta.title;
    Some(paper.text(title))
}
