//! A feed as Atom, by the theme's template.

use tera::{Context, Value};

use super::Feed;
use crate::model::Page;
use crate::render::Stage;
use crate::render::view::map;
use crate::report::Finding;

pub(super) fn write(stage: &Stage<'_>, base: &str, feed: &Feed, out: &mut Vec<u8>) -> Result<(), Finding> {
    let pages = feed.items.iter().map(|&at| &stage.library.pages[at]);
    let newest = pages.clone().map(updated).max().unwrap_or(stage.today.0);
    let entries: Vec<Value> = pages.map(|page| entry(stage, base, page)).collect();
    let mut context = Context::new();
    let url = format!("{base}/{}.xml", feed.stem);
    let view = map([
        ("title", feed.title.as_str().into()),
        ("subtitle", feed.subtitle.as_str().into()),
        ("id", url.as_str().into()),
        ("self_url", url.as_str().into()),
        ("page_url", format!("{base}/{}", feed.page).into()),
        ("updated", newest.rfc3339().into()),
        ("author", stage.settings.partnership_name().into()),
        ("entries", entries.into()),
    ]);
    context.insert_value("feed", view);
    stage.render("feeds/atom.xml", &context, out)
}

/// Returns the day a page last changed in substance.
pub(super) fn updated(page: &Page) -> crate::base::Day {
    page.document.meta.updated.map_or(page.published, |day| day.value)
}

/// Returns the full address of a page.
pub(super) fn url(base: &str, page: &Page) -> String {
    let anchor = page.place.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    format!("{base}/{}{anchor}", page.place.path)
}

fn entry(stage: &Stage<'_>, base: &str, page: &Page) -> Value {
    let meta = &page.document.meta;
    let themes = meta.themes.iter().map(|word| Value::from(stage.words.label("themes", &word.id)));
    map([
        ("id", url(base, page).into()),
        ("url", url(base, page).into()),
        ("title", meta.title.value.as_ref().into()),
        ("summary", meta.summary.value.as_ref().into()),
        ("published", page.published.rfc3339().into()),
        ("updated", updated(page).rfc3339().into()),
        ("categories", themes.collect::<Vec<_>>().into()),
    ])
}
