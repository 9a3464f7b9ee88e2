//! The pages of one theme, role, agency or year: everything about it, and the same narrowed to one kind of document.

use std::sync::Arc;

use tera::Value;

use super::pages::{Frame, frame};
use super::paginate::{ListPage, paginate};
use super::{expected, minutes};
use crate::base::OutPath;
use crate::kinds::{KINDS, Kind};
use crate::render::view::map;
use crate::render::{Holds, Planned, Stage, feeds};

/// A list that reads at a glance needs no filters.
const SHORT: usize = 12;

/// One word, or one year, of a browse route.
pub(super) struct Topic {
    /// The folder of its pages.
    pub route: &'static str,
    /// What readers call the route.
    pub route_label: String,
    /// The last part of its address.
    pub id: String,
    /// The word, as templates see it.
    pub word: Value,
}

/// A topic with what its documents are, so that a reader can narrow the list.
struct Narrowing {
    topic: Topic,
    /// Each kind that the list can be narrowed to, with how many.
    kinds: Vec<(&'static Kind, usize)>,
    /// For a role: the times in which a reader can read some of it.
    minutes: Vec<Value>,
}

/// Plans every page of a topic: `ROUTE/ID.html`, and `ROUTE/ID-KIND.html` when it is long and of
/// several kinds.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, topic: Topic, items: &[usize], files: &mut Vec<Planned<'s>>) {
    let of_kind = |kind: &Kind| -> Vec<usize> {
        let about = kind.about.name;
        items.iter().copied().filter(|&at| stage.library.pages[at].document.kind.about.name == about).collect()
    };
    // A kind that is nearly everything needs no list of its own, and a short list no filters.
    let worth = |part: &Vec<usize>| !part.is_empty() && part.len() * 5 <= items.len() * 4 && items.len() > SHORT;
    let parts: Vec<(&'static Kind, Vec<usize>)> =
        KINDS.iter().map(|kind| (kind, of_kind(kind))).filter(|(_, part)| worth(part)).collect();
    let kinds = parts.iter().map(|(kind, part)| (*kind, part.len())).collect();
    let minutes = if topic.route == "roles" { minutes::filters(stage, &topic.id, items) } else { Vec::new() };
    let narrowing = Arc::new(Narrowing { topic, kinds, minutes });
    pages(stage, &narrowing, None, items, files);
    for (kind, part) in &parts {
        pages(stage, &narrowing, Some(kind), part, files);
    }
}

impl Narrowing {
    /// Returns the address of the list without its ending.
    fn stem(&self, kind: Option<&Kind>) -> String {
        let Topic { route, id, .. } = &self.topic;
        kind.map_or_else(|| format!("{route}/{id}"), |kind| format!("{route}/{id}-{}", kind.about.folder))
    }

    fn name(&self) -> &str {
        self.topic.word.get_from_path("label").and_then(Value::as_str).unwrap_or_default()
    }

    fn title(&self, kind: Option<&Kind>) -> String {
        let name = self.name();
        kind.map_or_else(|| name.to_owned(), |kind| format!("{name}: {}", kind.about.plural.to_lowercase()))
    }

    /// Returns the filters of a list: those chosen, each with the list without it, and those on offer.
    fn filters(&self, chosen: Option<&Kind>) -> Value {
        let filter = |label: &str, path: String| map([("label", label.into()), ("path", path.into())]);
        let mut selected = Vec::new();
        if let Some(kind) = chosen {
            selected.push(filter(self.name(), format!("{}/index.html", kind.about.folder)));
            selected.push(filter(kind.about.plural, format!("{}.html", self.stem(None))));
        }
        let offered = self.kinds.iter().map(|(kind, total)| {
            let current = chosen.is_some_and(|chosen| chosen.about.name == kind.about.name);
            map([
                ("label", kind.about.plural.into()),
                ("path", format!("{}.html", self.stem(Some(kind))).into()),
                ("total", (*total).into()),
                ("current", current.into()),
            ])
        });
        let times = self.minutes.iter().filter(|_| chosen.is_none()).cloned();
        map([("selected", selected.into()), ("kinds", offered.chain(times).collect::<Vec<_>>().into())])
    }
}

fn pages<'s>(
    stage: &'s Stage<'s>,
    narrowing: &Arc<Narrowing>,
    kind: Option<&'static Kind>,
    items: &[usize],
    files: &mut Vec<Planned<'s>>,
) {
    let stem = narrowing.stem(kind);
    let address = |number: usize| match number {
        1 => OutPath::new(&format!("{stem}.html")),
        number => OutPath::new(&format!("{stem}-page-{number}.html")),
    };
    let total = items.len();
    for page in paginate(stage, items, address) {
        let path = page.path.clone();
        let (ids, topic, is_first) = (page.ids(stage), Arc::clone(narrowing), page.number == 1 && kind.is_none());
        let holds = Holds::of(move || {
            let mut ids = ids();
            if is_first {
                ids.extend(expected::sources(stage, topic.topic.route, &topic.topic.id));
                ids.sort_unstable();
                ids.dedup();
            }
            ids
        });
        let narrowing = Arc::clone(narrowing);
        let job = Box::new(move |out: &mut Vec<u8>| write(stage, &narrowing, kind, &page, total, out));
        files.push(Planned { path, holds, job });
    }
}

fn write(
    stage: &Stage<'_>,
    narrowing: &Narrowing,
    kind: Option<&'static Kind>,
    page: &ListPage,
    total: usize,
    out: &mut Vec<u8>,
) -> Result<(), crate::report::Finding> {
    let Topic { route, route_label, id, word } = &narrowing.topic;
    let index = format!("{route}/index.html");
    let whole = format!("{}.html", narrowing.stem(None));
    let trail = [(route_label.as_str(), index.as_str()), (narrowing.name(), whole.as_str())];
    let feed = Some(narrowing.stem(None)).filter(|_| kind.is_none() && feeds::has_feed(route));
    let mut context = frame(
        stage,
        &Frame {
            path: &page.path,
            title: &narrowing.title(kind),
            description: word.get_from_path("definition").and_then(Value::as_str),
            trail: if kind.is_some() { &trail } else { &trail[..1] },
            indexing: "web",
            feed: feed.as_deref(),
        },
    );
    let first = page.number == 1 && kind.is_none();
    let browse = map([
        ("route", (*route).into()),
        ("route_label", route_label.as_str().into()),
        ("word", word.clone()),
        ("title", narrowing.title(kind).into()),
        ("filters", narrowing.filters(kind)),
        ("total", total.into()),
        ("rows", page.rows(stage)?),
        ("pagination", page.view()),
        ("expected", if first { expected::of_role(stage, route, id) } else { Value::none() }),
    ]);
    context.insert_value("browse", browse);
    stage.render("browse.html", &context, out)
}
