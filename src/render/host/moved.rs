//! Old addresses lead to the new ones, in the words of each server.

use std::fmt::Write;

use crate::render::Stage;

/// Returns each old address with the new one, in order.
pub(super) fn moves<'s>(stage: &'s Stage<'s>) -> Vec<(&'s str, String)> {
    let mut moves: Vec<(&str, String)> = Vec::new();
    for page in &stage.library.pages {
        let anchor = page.place.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        for alias in &page.document.meta.aliases {
            moves.push((&alias.value, format!("{}{anchor}", page.place.path)));
        }
    }
    moves.sort();
    moves
}

/// Returns the folder of the site on its server, with slashes around it.
pub(in crate::render) fn top(stage: &Stage<'_>) -> String {
    let base = stage.settings.base_url().unwrap_or_default();
    let path = base.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Returns the file `_redirects`, read by Netlify and Cloudflare Pages.
pub(super) fn netlify(stage: &Stage<'_>, top: &str) -> String {
    let mut text = String::new();
    for (old, new) in moves(stage) {
        let _ = writeln!(text, "{top}{old} {top}{new} 301");
    }
    text
}

/// Returns the redirects part of `.htaccess`, read by Apache.
pub(super) fn apache(stage: &Stage<'_>, top: &str) -> String {
    let mut text = String::from("<IfModule mod_alias.c>\n");
    for (old, new) in moves(stage) {
        let _ = writeln!(text, "  Redirect 301 \"{top}{old}\" \"{top}{new}\"");
    }
    text.push_str("</IfModule>\n");
    text
}

/// Returns the redirects part of an nginx snippet.
pub(super) fn nginx(stage: &Stage<'_>, top: &str) -> String {
    let mut text = String::new();
    for (old, new) in moves(stage) {
        let _ = writeln!(text, "location = {top}{old} {{ return 301 {top}{new}; }}");
    }
    text
}
