//! What the web server is told: headers, moved addresses, the site map, what crawlers may read.
//!
//! In: the settings and the library. Out: files for web servers and crawlers.
//! Invariant: `robots.txt` and the site map name no page that is kept from search engines.

mod headers;
mod microsoft;
mod moved;
mod sitemap;

pub(crate) use headers::headers;
pub(super) use moved::top;

use crate::base::OutPath;
use crate::render::{Holds, Planned, Stage};

/// Adds every file; a preview is never served by a web server of its own.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if stage.preview {
        return;
    }
    let both = |headers: Text, moved: Text| {
        move || {
            let top = moved::top(stage);
            format!("{}{}", headers(stage, &top), moved(stage, &top))
        }
    };
    text(files, "_headers", move || headers::netlify(stage));
    text(files, "_redirects", move || moved::netlify(stage, &moved::top(stage)));
    text(files, ".htaccess", both(headers::apache, moved::apache));
    text(files, "nginx.conf", both(headers::nginx, moved::nginx));
    text(files, "web.config", move || microsoft::web_config(stage, &moved::top(stage)));
    text(files, "staticwebapp.config.json", move || microsoft::static_web_app(stage));
    text(files, "robots.txt", move || sitemap::robots(stage));
    if let Some(base) = stage.settings.base_url() {
        text(files, "sitemap.xml", move || sitemap::sitemap(stage, base));
    }
}

/// Writes one part of a file for a site that stands in the folder `top` of its server.
type Text = fn(&Stage<'_>, top: &str) -> String;

fn text<'s>(files: &mut Vec<Planned<'s>>, path: &str, make: impl Fn() -> String + Send + Sync + 's) {
    if let Some(path) = OutPath::new(path) {
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(make().as_bytes());
            Ok(())
        });
        files.push(Planned { path, holds: Holds::none(), job });
    }
}
