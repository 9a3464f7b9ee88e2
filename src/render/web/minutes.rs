//! What can be read in the time that somebody has: by minutes, and by minutes for one role.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use super::browse::{ROUTES, routes_page, shown};
use super::pages::{Frame, frame};
use super::paginate::{ListPage, paginate};
use crate::base::OutPath;
use crate::render::view::map;
use crate::render::{Holds, Planned, Stage};

/// The times that readers choose from, in minutes.
const CHOICES: [usize; 3] = [2, 5, 10];

/// One list: what can be read in so many minutes, by everybody or in one role.
struct List<'s> {
    minutes: usize,
    role: Option<&'s str>,
    /// What narrows or widens it, the same on each of its pages.
    filters: Value,
}

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let label = text(stage, "minutes.label", "Minutes");
    let groups = map([("label", Value::none()), ("words", choices(stage).into())]);
    routes_page(stage, "minutes", label, "Find learning that fits the time you have.", vec![groups].into(), files);
    let roles = ROUTES.iter().find(|route| route.list == "roles");
    let roles = roles.map(|route| route.tagged(stage.library)).unwrap_or_default();
    for minutes in CHOICES {
        let all = stage.library.pages.iter().enumerate().filter(|(_, page)| shown(page)).map(|(at, _)| at);
        let list = List { minutes, role: None, filters: by_role(stage, minutes, &roles) };
        pages(stage, list, &within(stage, minutes, all), files);
        for (&role, items) in &roles {
            let list = List { minutes, role: Some(role), filters: by_minutes(stage, minutes, role, items) };
            pages(stage, list, &within(stage, minutes, items.iter().copied()), files);
        }
    }
}

fn within(stage: &Stage<'_>, minutes: usize, items: impl Iterator<Item = usize>) -> Vec<usize> {
    items.filter(|&at| stage.minutes(at) <= minutes).collect()
}

/// Returns the times in which something can be read, each with its page and how many pages it holds.
pub(super) fn choices(stage: &Stage<'_>) -> Vec<Value> {
    let all = || stage.library.pages.iter().enumerate().filter(|(_, page)| shown(page)).map(|(at, _)| at);
    offered(stage, None, &all().collect::<Vec<_>>(), None)
}

/// Returns the times for a role, as filters of its page.
pub(super) fn filters(stage: &Stage<'_>, role: &str, items: &[usize]) -> Vec<Value> {
    offered(stage, Some(role), items, None)
}

fn offered(stage: &Stage<'_>, role: Option<&str>, items: &[usize], chosen: Option<usize>) -> Vec<Value> {
    let counted = CHOICES.map(|minutes| (minutes, within(stage, minutes, items.iter().copied()).len()));
    let used = counted.into_iter().filter(|(_, total)| *total > 0);
    let views = used.map(|(minutes, total)| {
        map([
            ("label", name(stage, minutes).into()),
            ("path", format!("{}.html", stem(minutes, role)).into()),
            ("total", total.into()),
            ("current", (chosen == Some(minutes)).into()),
        ])
    });
    views.collect()
}

fn stem(minutes: usize, role: Option<&str>) -> String {
    role.map_or_else(|| format!("minutes/{minutes}"), |role| format!("minutes/{minutes}-{role}"))
}

fn name(stage: &Stage<'_>, minutes: usize) -> String {
    text(stage, "minutes.within", "{n} minutes").replace("{n}", &minutes.to_string())
}

fn text(stage: &Stage<'_>, key: &str, otherwise: &str) -> String {
    stage.theme.strings.get_from_path(key).and_then(Value::as_str).unwrap_or(otherwise).to_owned()
}

fn pages<'s>(stage: &'s Stage<'s>, list: List<'s>, items: &[usize], files: &mut Vec<Planned<'s>>) {
    if items.is_empty() {
        return;
    }
    let stem = stem(list.minutes, list.role);
    let address = |number: usize| match number {
        1 => OutPath::new(&format!("{stem}.html")),
        number => OutPath::new(&format!("{stem}-page-{number}.html")),
    };
    let (list, total) = (Arc::new(list), items.len());
    for page in paginate(stage, items, address) {
        let (path, list) = (page.path.clone(), Arc::clone(&list));
        let holds = Holds::of(page.ids(stage));
        let job = Box::new(move |out: &mut Vec<u8>| write(stage, &list, &page, total, out));
        files.push(Planned { path, holds, job });
    }
}

fn write(
    stage: &Stage<'_>,
    list: &List<'_>,
    page: &ListPage,
    total: usize,
    out: &mut Vec<u8>,
) -> Result<(), crate::report::Finding> {
    let List { minutes, role, ref filters } = *list;
    let (label, name) = (text(stage, "minutes.label", "Minutes"), name(stage, minutes));
    let role_label = role.map(|role| stage.words.label("roles", role));
    let title = role_label.as_ref().map_or_else(|| name.clone(), |role| format!("{role}: {}", name.to_lowercase()));
    let trail = [(label.as_str(), "minutes/index.html")];
    let mut context = frame(
        stage,
        &Frame { path: &page.path, title: &title, description: None, trail: &trail, indexing: "site", feed: None },
    );
    let browse = map([
        ("route", "minutes".into()),
        ("route_label", label.as_str().into()),
        ("word", map([("id", minutes.to_string().into()), ("label", name.into()), ("definition", Value::none())])),
        ("title", title.into()),
        ("filters", filters.clone()),
        ("total", total.into()),
        ("rows", page.rows(stage)?),
        ("pagination", page.view()),
        ("expected", Value::none()),
    ]);
    context.insert_value("browse", browse);
    stage.render("browse.html", &context, out)
}

/// Returns the filters of the list for everybody: the roles that have something to read in that time.
fn by_role(stage: &Stage<'_>, minutes: usize, roles: &BTreeMap<&str, Vec<usize>>) -> Value {
    let kinds = stage.vocabularies.words("roles").iter().filter_map(|word| {
        let id = &*word.id.value;
        let total = within(stage, minutes, roles.get(id)?.iter().copied()).len();
        (total > 0).then(|| {
            map([
                ("label", word.label.value.as_ref().into()),
                ("path", format!("{}.html", stem(minutes, Some(id))).into()),
                ("total", total.into()),
                ("current", false.into()),
            ])
        })
    });
    map([("selected", Value::from(Vec::<Value>::new())), ("kinds", kinds.collect::<Vec<_>>().into())])
}

/// Returns the filters of the list for one role: the other times, and how to leave the time or the role out.
fn by_minutes(stage: &Stage<'_>, minutes: usize, role: &str, items: &[usize]) -> Value {
    let filter = |label: String, path: String| map([("label", label.into()), ("path", path.into())]);
    let selected = vec![
        filter(name(stage, minutes), format!("roles/{role}.html")),
        filter(stage.words.label("roles", role), format!("{}.html", stem(minutes, None))),
    ];
    let kinds = offered(stage, Some(role), items, Some(minutes));
    map([("selected", selected.into()), ("kinds", kinds.into())])
}
