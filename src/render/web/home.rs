//! The home page, and the page for what is not there.

use tera::Value;

use super::browse::{self, ROUTES};
use super::minutes;
use super::pages::{Frame, frame};
use crate::base::OutPath;
use crate::kinds::Facts;
use crate::render::view::{entry, map};
use crate::render::{Holds, Planned, Stage, host};
use crate::report::Finding;

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if let Some(path) = OutPath::new("index.html") {
        let address = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| {
            let title = &stage.settings.site.title.value;
            let description = stage.settings.site.description.as_ref().map(|text| &*text.value);
            let mut context = frame(
                stage,
                &Frame { path: &address, title, description, trail: &[], indexing: "web", feed: Some("feed") },
            );
            context.insert_value("breadcrumbs", Vec::<Value>::new().into());
            context.insert_value("home", home(stage)?);
            stage.render("home.html", &context, out)
        });
        let holds = || chosen(stage).iter().map(|&at| stage.library.pages[at].document.id()).collect();
        files.push(Planned { path, holds: Holds::of(holds), job });
    }
    if let Some(path) = OutPath::new("404.html") {
        let address = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| {
            let page = Frame {
                path: &address,
                title: "Page not found",
                description: None,
                trail: &[],
                indexing: "none",
                feed: None,
            };
            let mut context = frame(stage, &page);
            // A server shows this page at any depth, so its links start from the top of the site where that is known.
            let top = stage.settings.base_url().map(|_| host::top(stage));
            context.insert_value("root", top.unwrap_or_default().into());
            stage.render("404.html", &context, out)
        });
        files.push(Planned { path, holds: Holds::none(), job });
    }
}

/// How many documents of a kind the home page shows.
const SHOWN: &[(&str, usize)] =
    &[("briefing", 6), ("audit", 2), ("good-practice", 3), ("newsletter", 1), ("seminar", 3), ("notice", 2)];

fn newest(stage: &Stage<'_>, kind: &str) -> Vec<usize> {
    let count = SHOWN.iter().find(|(name, _)| *name == kind).map_or(0, |(_, count)| *count);
    stage.library.of_kind(kind).map(|(at, _)| at).take(count).collect()
}

fn chosen(stage: &Stage<'_>) -> Vec<usize> {
    SHOWN.iter().flat_map(|(kind, _)| newest(stage, kind)).collect()
}

fn home(stage: &Stage<'_>) -> Result<Value, Finding> {
    let cards =
        |kind: &str| -> Value { newest(stage, kind).into_iter().map(|at| stage.card(at)).collect::<Vec<_>>().into() };
    let groups = |list: &str| {
        let route = ROUTES.iter().find(|route| route.list == list);
        route.map_or_else(Value::none, |route| browse::groups(stage, list, &route.tagged(stage.library)))
    };
    let roles = groups("roles").get_from_path("0.words").cloned().unwrap_or_else(Value::none);
    let seminars = newest(stage, "seminar").into_iter().filter(|&at| {
        matches!(&stage.library.pages[at].document.facts, Facts::Seminar(seminar)
            if seminar.dates.iter().any(|date| date.date.value >= stage.today.0))
    });
    let seminars = seminars.map(|at| entry(stage, at, "")).collect::<Result<Vec<_>, _>>()?;
    let newsletter = newest(stage, "newsletter").first().map(|&at| stage.card(at));
    Ok(map([
        ("latest", cards("briefing")),
        ("audits", cards("audit")),
        ("roles", roles),
        ("minutes", minutes::choices(stage).into()),
        ("themes", groups("themes")),
        ("practice", cards("good-practice")),
        ("newsletter", newsletter.into()),
        ("seminars", seminars.into()),
        ("notices", cards("notice")),
    ]))
}
