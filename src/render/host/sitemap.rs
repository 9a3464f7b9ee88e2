//! The site map (sitemaps.org protocol 0.9) and `robots.txt` (RFC 9309).

use std::fmt::Write;

use crate::kinds::Address;
use crate::render::Stage;
use crate::render::html::escape;

/// Returns the site map: every page that visitors may find by searching the web.
pub(super) fn sitemap(stage: &Stage<'_>, base: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let _ = writeln!(text, "<url><loc>{}/</loc></url>", escaped(base));
    let pages = stage.library.pages.iter();
    let mut pages: Vec<_> =
        pages.filter(|page| page.on_the_web() && page.document.kind.about.address == Address::Page).collect();
    pages.sort_by(|a, b| a.place.path.cmp(&b.place.path));
    for page in pages {
        let changed = page.document.meta.updated.map_or(page.published, |day| day.value);
        let url = escaped(&format!("{base}/{}", page.place.path));
        let _ = writeln!(text, "<url><loc>{url}</loc><lastmod>{changed}</lastmod></url>");
    }
    text.push_str("</urlset>\n");
    text
}

/// Returns `robots.txt`. It names no hidden page: pages that must not be found say so themselves.
pub(super) fn robots(stage: &Stage<'_>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = stage.settings.base_url() {
        let _ = writeln!(text, "Sitemap: {base}/sitemap.xml");
    }
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}
