//! Old addresses lead to the new ones, in the words of each server.

use std::fmt::Write;

use crate::base::OutPath;
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
    for gone in &stage.library.gone {
        let Some(new) = gone.replaced_by.as_ref().and_then(|new| stage.library.by_id(new)) else { continue };
        let anchor = new.place.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let old = gone.addresses.iter().filter(|old| is_free(stage, old));
        moves.extend(old.map(|old| (&**old, format!("{}{anchor}", new.place.path))));
    }
    moves.sort();
    moves.dedup_by(|a, b| a.0 == b.0);
    moves
}

/// Returns the addresses of what was taken down and has no successor: the answer there is 410, gone for good.
pub(super) fn gone<'s>(stage: &'s Stage<'s>) -> Vec<&'s str> {
    let has_successor = |id: &Option<Box<str>>| id.as_ref().is_some_and(|id| stage.library.by_id(id).is_some());
    let gone = stage.library.gone.iter().filter(|gone| !has_successor(&gone.replaced_by));
    let mut gone: Vec<&str> =
        gone.flat_map(|gone| &gone.addresses).map(|old| &**old).filter(|old| is_free(stage, old)).collect();
    gone.sort_unstable();
    gone.dedup();
    gone
}

/// Returns whether an address can stand in the rules of a server, and no page of today has it.
fn is_free(stage: &Stage<'_>, address: &str) -> bool {
    let taken = |page: &crate::model::Page| {
        page.place.path.as_str() == address || page.document.meta.aliases.iter().any(|alias| *alias.value == *address)
    };
    let plain = address.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    plain && OutPath::new(address).is_some() && !stage.library.pages.iter().any(taken)
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
    for old in gone(stage) {
        let _ = writeln!(text, "  Redirect gone \"{top}{old}\"");
    }
    text.push_str("</IfModule>\n");
    if !gone(stage).is_empty() {
        let _ = writeln!(text, "ErrorDocument 410 {top}410.html");
    }
    text
}

/// Returns the redirects part of an nginx snippet.
pub(super) fn nginx(stage: &Stage<'_>, top: &str) -> String {
    let mut text = String::new();
    for (old, new) in moves(stage) {
        let _ = writeln!(text, "location = {top}{old} {{ return 301 {top}{new}; }}");
    }
    for old in gone(stage) {
        let _ = writeln!(text, "location = {top}{old} {{ return 410; }}");
    }
    if !gone(stage).is_empty() {
        let _ = writeln!(text, "error_page 410 {top}410.html;");
    }
    text
}
