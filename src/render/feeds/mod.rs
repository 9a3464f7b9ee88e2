//! Feeds for those who would rather be told: Atom (RFC 4287) and JSON Feed 1.1, for the site, for the
//! issues of the newsletter, and for each theme and role.
//!
//! In: the newest pages that lists may name. Out: two files a feed.
//! Invariant: a feed carries titles and summaries, never a text; a preview has none.

mod atom;
mod json;

use crate::base::OutPath;
use crate::render::web::{ROUTES, shown};
use crate::render::{Holds, Planned, Stage};

/// How many entries a feed holds.
const ENTRIES: usize = 30;

/// Returns whether the pages of a browse route have feeds of their own.
pub(super) fn has_feed(route: &str) -> bool {
    matches!(route, "themes" | "roles")
}

/// One feed.
#[derive(Clone)]
pub(super) struct Feed {
    /// The address without its ending.
    pub stem: String,
    /// The page that it follows.
    pub page: String,
    pub title: String,
    pub subtitle: String,
    /// The newest pages, by their places in the library.
    pub items: Vec<usize>,
}

/// Adds every feed; they need the address of the site, and a preview has none.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let Some(base) = stage.settings.base_url().filter(|_| !stage.preview) else { return };
    for feed in feeds(stage) {
        let holds = |items: Vec<usize>| {
            Holds::of(move || items.iter().map(|&at| stage.library.pages[at].document.id()).collect())
        };
        let (atom, json) = (OutPath::new(&format!("{}.xml", feed.stem)), OutPath::new(&format!("{}.json", feed.stem)));
        let (Some(atom), Some(json)) = (atom, json) else { continue };
        let (copy, items) = (feed.clone(), feed.items.clone());
        let job = Box::new(move |out: &mut Vec<u8>| atom::write(stage, base, &copy, out));
        files.push(Planned { path: atom, holds: holds(items.clone()), job });
        let job = Box::new(move |out: &mut Vec<u8>| {
            json::write(stage, base, &feed, out);
            Ok(())
        });
        files.push(Planned { path: json, holds: holds(items), job });
    }
}

fn feeds(stage: &Stage<'_>) -> Vec<Feed> {
    let title = &stage.settings.site.title.value;
    let all = stage.library.pages.iter().enumerate().filter(|(_, page)| shown(page));
    let mut feeds = vec![Feed {
        stem: "feed".to_owned(),
        page: "index.html".to_owned(),
        title: title.to_string(),
        subtitle: "New and changed learning".to_owned(),
        items: all.map(|(at, _)| at).take(ENTRIES).collect(),
    }];
    let mut issues: Vec<usize> = stage.library.of_kind("newsletter").map(|(at, _)| at).collect();
    if !issues.is_empty() {
        issues.truncate(ENTRIES);
        feeds.push(Feed {
            stem: "newsletters/feed".to_owned(),
            page: "newsletters/index.html".to_owned(),
            title: format!("{} – {title}", stage.word("mail.feed")),
            subtitle: stage.word("mail.feed_text"),
            items: issues,
        });
    }
    for route in ROUTES.iter().filter(|route| has_feed(route.list)) {
        for (id, mut items) in route.tagged(stage.library) {
            items.truncate(ENTRIES);
            let label = stage.words.label(route.list, id);
            feeds.push(Feed {
                stem: format!("{}/{id}", route.list),
                page: format!("{}/{id}.html", route.list),
                title: format!("{label} – {title}"),
                subtitle: format!("New and changed learning: {label}"),
                items,
            });
        }
    }
    feeds
}
