//! The search page: without script, the ways to browse and an index of topics and abbreviations from A to Z.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::chunk::Chunk;
use super::fold::plain;
use crate::base::OutPath;
use crate::kinds::Facts;
use crate::render::view::map;
use crate::render::web::{Frame, ROUTES, frame};
use crate::render::{Planned, Stage};

/// Adds `search/index.html`, which names the first script of the index.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, root: &Chunk, files: &mut Vec<Planned<'s>>) {
    let Some(path) = OutPath::new("search/index.html") else { return };
    let digest = root.digest.clone();
    let holds = stage.library.of_kind("term").map(|(_, page)| page.document.id()).collect();
    let address = path.clone();
    let job = Box::new(move |out: &mut Vec<u8>| {
        let title = stage.theme.strings.get_from_path("search.title").and_then(Value::as_str).unwrap_or("Search");
        let description = stage.theme.strings.get_from_path("search.intro").and_then(Value::as_str);
        let page = Frame { path: &address, title, description, trail: &[], indexing: "site", feed: None };
        let mut context = frame(stage, &page);
        let view = map([
            ("digest", digest.as_str().into()),
            ("routes", routes(stage)),
            ("letters", letters(stage)),
        ]);
        context.insert_value("search", view);
        stage.render("search.html", &context, out)
    });
    files.push(Planned { path, holds, job });
}

/// Returns the index pages of the browse routes.
fn routes(stage: &Stage<'_>) -> Value {
    let used = ROUTES.iter().filter(|route| !route.used(stage.library).is_empty());
    let routes = used.map(|route| {
        let path = format!("{}/index.html", route.list);
        map([("label", stage.vocabularies.label(route.list).into()), ("path", path.into())])
    });
    routes.collect::<Vec<_>>().into()
}

/// One entry of the index: its name, the address it leads to, and what is called so there when that is another name.
type Entry = (String, String, Option<String>);

fn letters(stage: &Stage<'_>) -> Value {
    let mut letters: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (_, (name, path, see)) in entries(stage) {
        let first = plain(&name).chars().find(|c| c.is_alphanumeric());
        let letter = match first {
            Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
            _ => "0–9".to_owned(),
        };
        let entry = map([("name", name.into()), ("path", path.into()), ("see", see.into())]);
        letters.entry(letter).or_default().push(entry);
    }
    let views = letters.into_iter().map(|(letter, entries)| {
        let anchor = if letter.starts_with('0') { "0".to_owned() } else { plain(&letter).into_owned() };
        map([("letter", letter.into()), ("anchor", anchor.into()), ("entries", entries.into())])
    });
    views.collect::<Vec<_>>().into()
}

/// Returns every topic, abbreviation and other name, in the order of an index.
fn entries(stage: &Stage<'_>) -> BTreeSet<(String, Entry)> {
    let mut entries = BTreeSet::new();
    let mut add = |names: &mut dyn Iterator<Item = &str>, label: &str, path: &str| {
        for name in names {
            let see = (plain(name) != plain(label)).then(|| label.to_owned());
            let name = capital(name);
            entries.insert((plain(&name).into_owned(), (name, path.to_owned(), see)));
        }
    };
    for route in ROUTES {
        let used = route.used(stage.library);
        for word in stage.vocabularies.words(route.list).iter().filter(|word| used.contains(&*word.id.value)) {
            let label = &*word.label.value;
            let others = word.aliases.iter().map(|alias| &*alias.value);
            add(&mut std::iter::once(label).chain(others), label, &format!("{}/{}.html", route.list, word.id.value));
        }
    }
    for (_, page) in stage.library.of_kind("term") {
        let Facts::Term(term) = &page.document.facts else { continue };
        let label = &*page.document.meta.title.value;
        let others = term.abbreviation.iter().chain(&term.also).map(|name| &*name.value);
        let path = format!("{}#{}", page.place.path, page.place.anchor.as_deref().unwrap_or_default());
        add(&mut std::iter::once(label).chain(others), label, &path);
    }
    entries
}

/// Returns a name with a capital at its start.
fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
