//! The list of each kind: `KIND/index.html`, `KIND/page-2.html` …

use super::pages::{Frame, frame};
use super::paginate::paginate;
use crate::base::OutPath;
use crate::kinds::{Address, KINDS, Kind};
use crate::render::view::map;
use crate::render::{Holds, Planned, Stage};

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for kind in KINDS.iter().filter(|kind| kind.about.address == Address::Page) {
        // Actions and the programme have tables of their own.
        if super::entries::has_table(kind) {
            continue;
        }
        let items: Vec<usize> = stage.library.of_kind(kind.about.name).map(|(at, _)| at).collect();
        if !items.is_empty() {
            list(stage, kind, &items, files);
        }
    }
}

fn list<'s>(stage: &'s Stage<'s>, kind: &'static Kind, items: &[usize], files: &mut Vec<Planned<'s>>) {
    let about = &kind.about;
    let address = |number: usize| match number {
        1 => OutPath::new(&format!("{}/index.html", about.folder)),
        number => OutPath::new(&format!("{}/page-{number}.html", about.folder)),
    };
    let total = items.len();
    for page in paginate(stage, items, address) {
        let (path, holds) = (page.path.clone(), Holds::of(page.ids(stage)));
        let job = Box::new(move |out: &mut Vec<u8>| {
            let mut context = frame(
                stage,
                &Frame {
                    path: &page.path,
                    title: about.plural,
                    description: Some(about.intro),
                    trail: &[],
                    indexing: "web",
                    feed: None,
                },
            );
            let list = map([
                ("title", about.plural.into()),
                ("intro", about.intro.into()),
                (
                    "kind",
                    map([("name", about.name.into()), ("label", about.label.into()), ("plural", about.plural.into())]),
                ),
                ("rows", page.rows(stage)?),
                ("total", total.into()),
                ("pagination", page.view()),
            ]);
            context.insert_value("list", list);
            stage.render("list.html", &context, out)
        });
        files.push(Planned { path, holds, job });
    }
}
