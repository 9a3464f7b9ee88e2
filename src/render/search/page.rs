//! The search page: without script, the ways to browse and an index of topics and abbreviations from A to Z.

use std::collections::BTreeMap;

use tera::Value;

use super::fold::plain;
use crate::base::OutPath;
use crate::kinds::Facts;
use crate::render::view::{link, map};
use crate::render::web::{Frame, ROUTES, frame};
use crate::render::{Holds, Planned, Stage};

/// Adds `search/index.html`, which names the first script of the index by its digest.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, index: &str, files: &mut Vec<Planned<'s>>) {
    let Some(path) = OutPath::new("search/index.html") else { return };
    let digest = index.to_owned();
    let holds = Holds::of(|| stage.library.of_kind("term").map(|(_, page)| page.document.id()).collect());
    let address = path.clone();
    let job = Box::new(move |out: &mut Vec<u8>| {
        let title = stage.theme.strings.get_from_path("search.title").and_then(Value::as_str).unwrap_or("Search");
        let description = stage.theme.strings.get_from_path("search.intro").and_then(Value::as_str);
        let page = Frame { path: &address, title, description, trail: &[], indexing: "site", feed: None };
        let mut context = frame(stage, &page);
        let view = map([("digest", digest.as_str().into()), ("routes", routes(stage)), ("letters", letters(stage))]);
        context.insert_value("search", view);
        stage.render("search.html", &context, out)
    });
    files.push(Planned { path, holds, job });
}

/// Returns the index pages of the browse routes.
fn routes(stage: &Stage<'_>) -> Value {
    let used = ROUTES.iter().filter(|route| stage.words.is_any_used(route.list));
    let routes = used.map(|route| {
        let path = format!("{}/index.html", route.list);
        link(stage.vocabularies.label(route.list), &path)
    });
    let text = |key: &str| stage.theme.strings.get_from_path(key).and_then(Value::as_str).unwrap_or(key).to_owned();
    let more = [("nav.areas", "areas"), ("nav.years", "year"), ("minutes.label", "minutes")];
    let more = more.iter().filter(|(_, folder)| *folder != "areas" || stage.settings.areas.len() > 1);
    let more = more.map(|(key, folder)| link(&text(key), &format!("{folder}/index.html")));
    routes.chain(more).collect::<Vec<_>>().into()
}

/// One entry of the index.
struct Entry {
    name: String,
    /// What it is called where it leads, and which list that belongs to.
    label: String,
    list: String,
    path: String,
}

fn letters(stage: &Stage<'_>) -> Value {
    let entries = entries(stage);
    let mut letters: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for ((folded, label, _), entry) in &entries {
        let letter = match folded.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
            _ => "0–9".to_owned(),
        };
        // The same name in two lists is told apart by the list.
        let twins = entries.range((folded.clone(), label.clone(), String::new())..).take(2);
        let twin = twins.filter(|((other, same, _), _)| other == folded && same == label).count() > 1;
        let before = entries.range(..(folded.clone(), label.clone(), entry.path.clone())).next_back();
        let twin = twin || before.is_some_and(|((other, same, _), _)| other == folded && same == label);
        let own = plain(&entry.name) == plain(&entry.label);
        let see = match (own, twin) {
            (true, false) => None,
            (true, true) => Some(entry.list.clone()),
            (false, false) => Some(entry.label.clone()),
            (false, true) => Some(format!("{} ({})", entry.label, entry.list.to_lowercase())),
        };
        let name = entry.name.as_str().into();
        let view = map([("name", name), ("path", entry.path.as_str().into()), ("see", see.into())]);
        letters.entry(letter).or_default().push(view);
    }
    let views = letters.into_iter().map(|(letter, entries)| {
        let anchor = if letter.starts_with('0') { "0".to_owned() } else { plain(&letter).into_owned() };
        map([("letter", letter.into()), ("anchor", anchor.into()), ("entries", entries.into())])
    });
    views.collect::<Vec<_>>().into()
}

/// Returns every topic, abbreviation and other name, in the order of an index: by folded name, label and address.
fn entries(stage: &Stage<'_>) -> BTreeMap<(String, String, String), Entry> {
    let mut entries = BTreeMap::new();
    let mut add = |names: &mut dyn Iterator<Item = &str>, label: &str, list: &str, path: &str| {
        for name in names {
            let (name, label, list) = (capital(name), label.to_owned(), list.to_owned());
            let key = (plain(&name).into_owned(), label.clone(), path.to_owned());
            entries.insert(key, Entry { name, label, list, path: path.to_owned() });
        }
    };
    for route in ROUTES {
        let list = stage.vocabularies.label(route.list);
        for word in
            stage.vocabularies.words(route.list).iter().filter(|word| stage.words.is_used(route.list, &word.id.value))
        {
            let label = &*word.label.value;
            let others = word.aliases.iter().map(|alias| &*alias.value);
            let path = format!("{}/{}.html", route.list, word.id.value);
            add(&mut others.chain(std::iter::once(label)), label, list, &path);
        }
    }
    for (_, page) in stage.library.of_kind("term") {
        let Facts::Term(term) = &page.document.facts else { continue };
        let label = &*page.document.meta.title.value;
        let others = term.abbreviation.iter().chain(&term.also).map(|name| &*name.value);
        let path = format!("{}#{}", page.place.path, page.place.anchor.as_deref().unwrap_or_default());
        add(&mut others.chain(std::iter::once(label)), label, page.document.kind.about.plural, &path);
    }
    entries
}

/// Returns a name with a capital at its start.
fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
