//! The response headers, from one table.

use std::fmt::Write;

use crate::render::Stage;

/// How long browsers may keep a file that is named by its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Returns the headers of every response: name and value.
fn headers(stage: &Stage<'_>) -> Vec<(&'static str, String)> {
    let framers: Vec<&str> = stage.settings.site.frame_ancestors.iter().map(|url| &*url.value).collect();
    let ancestors = if framers.is_empty() { "'none'".to_owned() } else { framers.join(" ") };
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors {ancestors}; upgrade-insecure-requests"
    );
    let mut headers = vec![
        ("Content-Security-Policy", policy),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()".to_owned()),
        ("Strict-Transport-Security", "max-age=31536000".to_owned()),
    ];
    if framers.is_empty() {
        // Old browsers know only this header, and it cannot name several sites.
        headers.push(("X-Frame-Options", "DENY".to_owned()));
    }
    headers
}

/// Returns the file `_headers`, read by Netlify and Cloudflare Pages.
pub(super) fn netlify(stage: &Stage<'_>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers(stage) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = writeln!(text, "/assets/*\n  Cache-Control: {FOR_EVER}");
    text
}

/// Returns the headers part of `.htaccess`, read by Apache.
pub(super) fn apache(stage: &Stage<'_>) -> String {
    let mut text = String::from("ErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n");
    for (name, value) in headers(stage) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(
        text,
        "  <If \"%{{REQUEST_URI}} =~ m#/assets/#\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>"
    );
    text.push_str("</IfModule>\nOptions -Indexes\n");
    text
}
