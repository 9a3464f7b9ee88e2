//! What is expected of a role: what briefings ask of it, theme by theme.

use std::collections::BTreeMap;

use tera::Value;

use crate::kinds::Facts;
use crate::render::Stage;
use crate::render::view::map;

/// How many briefings a role page draws on, the newest; the rest stand in its list.
const BRIEFINGS: usize = 24;

/// What the newest briefings ask of each role: the briefing's place in the library, and the place of the role's part in it.
pub(in crate::render) type Expected = BTreeMap<Box<str>, Vec<(usize, usize)>>;

/// Returns what the newest briefings ask of each role.
pub(in crate::render) fn expected(library: &crate::model::Library) -> Expected {
    let mut expected = Expected::new();
    for (at, page) in library.of_kind("briefing") {
        let Facts::Briefing(briefing) = &page.document.facts else { continue };
        for (part, asked) in briefing.what_to_do.iter().enumerate() {
            let role = &asked.role.id;
            match expected.get_mut(role) {
                Some(asked_of) if asked_of.len() < BRIEFINGS => asked_of.push((at, part)),
                Some(_) => {}
                None => drop(expected.insert(role.clone(), vec![(at, part)])),
            }
        }
    }
    expected
}

/// Returns the ids of the briefings that say what is expected of a role.
pub(super) fn sources<'s>(stage: &'s Stage<'s>, route: &str, role: &str) -> impl Iterator<Item = &'s str> {
    let asked = stage.expected().get(role).filter(|_| route == "roles");
    asked.into_iter().flatten().map(|&(at, _)| stage.library.pages[at].document.id())
}

/// Returns what is expected of a role, under the first theme of each briefing; nothing on other routes.
pub(super) fn of_role(stage: &Stage<'_>, route: &str, role: &str) -> Value {
    let asked = stage.expected().get(role).filter(|_| route == "roles");
    let mut themes: Vec<(&str, Vec<Value>)> = Vec::new();
    for &(at, part) in asked.into_iter().flatten() {
        let page = &stage.library.pages[at];
        let Facts::Briefing(briefing) = &page.document.facts else { continue };
        let actions = briefing.what_to_do[part].actions.iter().map(|action| Value::from(&*action.value));
        let item = map([("card", stage.card(at)), ("actions", actions.collect::<Vec<_>>().into())]);
        let theme = page.document.meta.themes.first().map_or("", |word| &*word.id);
        match themes.iter_mut().find(|(id, _)| *id == theme) {
            Some((_, items)) => items.push(item),
            None => themes.push((theme, vec![item])),
        }
    }
    let groups = themes.into_iter().map(|(theme, items)| {
        let word = if theme.is_empty() { Value::none() } else { stage.words.get("themes", theme) };
        map([("theme", word), ("items", items.into())])
    });
    groups.collect::<Vec<_>>().into()
}
