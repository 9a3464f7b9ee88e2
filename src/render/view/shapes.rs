//! The small shapes that views are made of.

use tera::{Map, Value};

use crate::base::Day;
use crate::fields::{List, Node, Word};
use crate::gate::State;
use crate::model::Page;
use crate::render::Stage;
use crate::vocabulary::{Agencies, Roles, Themes};

/// Returns a table for templates.
pub(in crate::render) fn map<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    let map: Map = pairs.into_iter().map(|(key, value)| (key.into(), value)).collect();
    map.into()
}

/// Returns a day: `iso` for machines, `long` for people.
pub(in crate::render) fn date(day: Day) -> Value {
    map([("iso", day.to_string().into()), ("long", day.long().into())])
}

/// Returns a link to an address of the site.
pub(in crate::render) fn link(label: &str, path: &str) -> Value {
    map([("label", label.into()), ("path", path.into())])
}

/// Returns where a page can be read, with its anchor.
pub(super) fn path(page: &Page) -> String {
    match &page.place.anchor {
        Some(anchor) => format!("{}#{anchor}", page.place.path),
        None => page.place.path.to_string(),
    }
}

/// Returns the words of a field.
pub(super) fn words<L: List>(stage: &Stage<'_>, words: &[Word<L>]) -> Value {
    words.iter().map(|word| stage.words.get(L::NAME, &word.id)).collect::<Vec<_>>().into()
}

/// Returns the kind of a page, as a card shows it.
pub(super) fn kind(page: &Page) -> Value {
    let about = &page.document.kind.about;
    map([
        ("name", about.name.into()),
        ("label", about.label.into()),
        ("plural", about.plural.into()),
        ("path", format!("{}/index.html", about.folder).into()),
    ])
}

/// Returns a page as lists show it.
pub(in crate::render) fn card(stage: &Stage<'_>, at: usize) -> Value {
    let page = &stage.library.pages[at];
    let meta = &page.document.meta;
    map([
        ("id", meta.id.value.as_ref().into()),
        ("title", meta.title.value.as_ref().into()),
        ("summary", meta.summary.value.as_ref().into()),
        ("path", path(page).into()),
        ("kind", kind(page)),
        ("date", date(page.published)),
        ("version", meta.version.as_ref().map(|text| text.value.as_ref()).into()),
        ("themes", words::<Themes>(stage, &meta.themes)),
        ("roles", words::<Roles>(stage, &meta.roles)),
        ("agencies", words::<Agencies>(stage, &meta.agencies)),
        ("minutes", stage.minutes(at).into()),
        ("badge", badge(stage, page)),
        ("state", state(stage, page)),
    ])
}

/// Returns the word that marks a card, such as an action's status.
fn badge(stage: &Stage<'_>, page: &Page) -> Value {
    let Some(key) = page.document.kind.about.badge else { return Value::none() };
    for (name, node) in page.document.facts.nodes() {
        if let (true, Node::Word { list, id, .. }) = (name == key, node) {
            let label = stage.words.label(list, id);
            return map([("label", label.into()), ("tone", id.into())]);
        }
    }
    Value::none()
}

/// Returns how a page is marked that was withdrawn, or that a preview shows without approval; nothing on any other.
pub(super) fn state(stage: &Stage<'_>, page: &Page) -> Value {
    if let Some(notice) = page.notice() {
        let word =
            stage.theme.strings.get_from_path("gone.on").and_then(Value::as_str).unwrap_or("Withdrawn on {date}");
        return word.replace("{date}", &notice.on.long()).into();
    }
    match page.state {
        _ if !stage.preview => Value::none(),
        State::Public => Value::none(),
        other @ (State::Scheduled { .. } | State::Expired { .. } | State::Withdrawn { .. }) => other.reason().into(),
        _ => "not approved".into(),
    }
}
