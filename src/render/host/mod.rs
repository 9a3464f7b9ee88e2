//! What the web server is told: headers, moved addresses, the site map, what crawlers may read.

mod headers;
mod moved;
mod sitemap;

use crate::base::OutPath;
use crate::render::{Planned, Stage};

/// Adds every file; a preview is never served by a web server of its own.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if stage.preview {
        return;
    }
    text(files, "_headers", move || headers::netlify(stage));
    text(files, "_redirects", move || moved::netlify(stage));
    text(files, ".htaccess", move || format!("{}{}", headers::apache(stage), moved::apache(stage)));
    text(files, "robots.txt", move || sitemap::robots(stage));
    if let Some(base) = stage.settings.base_url() {
        text(files, "sitemap.xml", move || sitemap::sitemap(stage, base));
    }
}

fn text<'s>(files: &mut Vec<Planned<'s>>, path: &str, make: impl Fn() -> String + Send + Sync + 's) {
    if let Some(path) = OutPath::new(path) {
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(make().as_bytes());
            Ok(())
        });
        files.push(Planned { path, holds: Vec::new(), job });
    }
}
