//! A feed as JSON Feed 1.1.

use serde::Serialize;

use super::Feed;
use super::atom::{updated, url};
use crate::render::Stage;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    home_page_url: String,
    feed_url: String,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    summary: &'a str,
    content_text: &'a str,
    date_published: String,
    date_modified: String,
    tags: Vec<String>,
}

pub(super) fn write(stage: &Stage<'_>, base: &str, feed: &Feed, out: &mut Vec<u8>) {
    let items = feed.items.iter().map(|&at| {
        let page = &stage.library.pages[at];
        let meta = &page.document.meta;
        Item {
            id: url(base, page),
            url: url(base, page),
            title: &meta.title.value,
            summary: &meta.summary.value,
            content_text: &meta.summary.value,
            date_published: page.published.rfc3339(),
            date_modified: updated(page).rfc3339(),
            tags: meta.themes.iter().map(|word| stage.words.label("themes", &word.id)).collect(),
        }
    });
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        description: &feed.subtitle,
        home_page_url: format!("{base}/{}", feed.page),
        feed_url: format!("{base}/{}.json", feed.stem),
        language: stage.settings.language(),
        authors: [Author { name: stage.settings.partnership_name() }],
        items: items.collect(),
    };
    // Writing to memory cannot fail, and the shape has string keys only.
    let _ = serde_json::to_writer_pretty(&mut *out, &json);
    out.push(b'\n');
}
