//! What every page of the site is told, whatever it shows.

use tera::{Context, Value};

use crate::base::OutPath;
use crate::render::Stage;
use crate::render::view::{link, map};

/// The frame of one page.
pub(in crate::render) struct Frame<'a> {
    pub path: &'a OutPath,
    pub title: &'a str,
    pub description: Option<&'a str>,
    /// The way here from the home page: label and address.
    pub trail: &'a [(&'a str, &'a str)],
    /// "web", "site" or "none".
    pub indexing: &'a str,
    /// The address of this page's own feeds, without their endings.
    pub feed: Option<&'a str>,
}

/// Returns the context of a page, still without what it shows.
pub(in crate::render) fn frame(stage: &Stage<'_>, frame: &Frame<'_>) -> Context {
    let mut context = Context::new();
    let mut put = |key: &'static str, value: Value| context.insert_value(key, value);
    put("root", frame.path.to_root().into());
    put("path", frame.path.as_str().into());
    put("title", frame.title.into());
    put("description", frame.description.into());
    put("indexing", frame.indexing.into());
    let home = stage.theme.strings.get_from_path("nav.home").and_then(Value::as_str).unwrap_or("Home");
    let start = std::iter::once(link(home, "index.html"));
    let steps = frame.trail.iter().map(|(label, path)| link(label, path));
    // Only the page of something that was replaced leads on by itself.
    put("refresh", Value::none());
    put("breadcrumbs", start.chain(steps).collect::<Vec<_>>().into());
    let base = stage.settings.base_url();
    put("canonical", base.map(|base| format!("{base}/{}", frame.path)).into());
    let feed = frame.feed.filter(|_| base.is_some() && !stage.preview);
    put(
        "feed",
        feed.map(|feed| map([("atom", format!("{feed}.xml").into()), ("json", format!("{feed}.json").into())])).into(),
    );
    context
}
