//! The response headers, from one table, in the words of each server.

use std::fmt::Write;

use crate::render::Stage;
use crate::settings::Settings;

/// How long browsers may keep a file that is named by its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Returns the headers of every response: name and value.
pub(crate) fn headers(settings: &Settings) -> Vec<(&'static str, String)> {
    let framers: Vec<&str> = settings.site.frame_ancestors.iter().map(|url| &*url.value).collect();
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
    for (name, value) in headers(stage.settings) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = writeln!(text, "/assets/*\n  Cache-Control: {FOR_EVER}");
    for old in super::moved::gone(stage) {
        // These servers know no rule for 410, so crawlers are told to forget the tombstone.
        let _ = writeln!(text, "/{old}\n  X-Robots-Tag: noindex");
    }
    text
}

/// Returns the headers part of `.htaccess`, read by Apache.
pub(super) fn apache(stage: &Stage<'_>, top: &str) -> String {
    let mut text = format!("ErrorDocument 404 {top}404.html\n<IfModule mod_headers.c>\n");
    for (name, value) in headers(stage.settings) {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let assets = "<If \"%{REQUEST_URI} =~ m#/assets/#\">";
    let _ = writeln!(text, "  {assets}\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>\n</IfModule>");
    text.push_str("Options -Indexes\n");
    text
}

/// Returns the headers part of an nginx snippet, for a `server` block.
///
/// nginx forgets the headers of the server in a `location` that sets one of its own, so they stand in both.
pub(super) fn nginx(stage: &Stage<'_>, top: &str) -> String {
    let mut all = String::new();
    for (name, value) in headers(stage.settings) {
        let _ = writeln!(all, "add_header {name} \"{value}\" always;");
    }
    let nested = all.lines().collect::<Vec<_>>().join("\n    ");
    format!(
        "# Include this file in the server block of the site.\nerror_page 404 {top}404.html;\n{all}\
         location {top}assets/ {{\n    {nested}\n    add_header Cache-Control \"{FOR_EVER}\" always;\n}}\n"
    )
}

/// Returns the headers as rows of a `web.config`, read by IIS.
pub(super) fn iis(stage: &Stage<'_>) -> String {
    let mut rows = String::new();
    for (name, value) in headers(stage.settings) {
        let mut escaped = String::new();
        crate::render::html::escape(&value, &mut escaped);
        let _ = writeln!(rows, "        <add name=\"{name}\" value=\"{escaped}\" />");
    }
    rows
}

/// Returns the headers as JSON members, read by Azure Static Web Apps.
pub(super) fn azure(stage: &Stage<'_>) -> serde_json::Map<String, serde_json::Value> {
    headers(stage.settings).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect()
}

/// Returns how long browsers may keep a file that is named by its content.
pub(super) fn for_ever() -> &'static str {
    FOR_EVER
}
