//! Every page of a whole site is sound: its links lead somewhere, it loads nothing from elsewhere, it can be navigated.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::html::{Tag, tags};
use crate::lab::Lab;

#[test]
fn every_page_of_the_example_is_sound() {
    let lab = Lab::example();
    lab.run(&["build", "--without-changed"]).ends(0);
    assert_sound(&lab);
}

#[test]
fn every_page_of_a_site_of_every_kind_is_sound() {
    let lab = full_theme();
    lab.run(&["build", "--no-documents"]).ends(0);
    assert_sound(&lab);
}

#[test]
fn a_site_without_a_public_document_is_sound() {
    let lab = Lab::empty();
    lab.run(&["build"]).ends(0);
    assert_sound(&lab);
}

/// Returns the golden site in the built-in theme.
pub(super) fn full_theme() -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    std::fs::remove_dir_all(lab.path("themes")).expect("its own theme");
    lab
}

/// Returns whether a file is a document.
pub(super) fn is_document(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "md")
}

/// Asserts that every page below `public` is sound.
pub(super) fn assert_sound(lab: &Lab) {
    let site = Site::read(lab);
    let mut faults = Vec::new();
    for (path, tags) in &site.pages {
        let mut report = |fault: String| faults.push(format!("{path}: {fault}"));
        frame(tags, &mut report);
        headings(tags, &mut report);
        for tag in tags {
            loads(tag, &mut report);
            site.leads(path, tag, &mut report);
        }
    }
    assert!(site.pages.len() >= 2, "only {} pages", site.pages.len());
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

/// The files of a site, and the tags and ids of its pages.
struct Site {
    /// Where the site stands on its server; only `404.html` may know, since it is shown at any depth.
    top: String,
    files: BTreeSet<String>,
    pages: BTreeMap<String, Vec<Tag>>,
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl Site {
    fn read(lab: &Lab) -> Self {
        let mut site = Self { top: top(lab), files: BTreeSet::new(), pages: BTreeMap::new(), ids: BTreeMap::new() };
        for (path, bytes) in lab.files("public") {
            // A message is no page: it is read in a mail program, and `tests/mail.rs` looks at it.
            let is_message = path.ends_with("/email.html");
            if !is_message && Path::new(&path).extension().is_some_and(|ending| ending == "html") {
                let text = String::from_utf8(bytes).expect("a page in UTF-8");
                let tags = tags(&text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
                let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
                let unique: BTreeSet<String> = ids.iter().map(|&id| id.to_owned()).collect();
                assert_eq!(ids.len(), unique.len(), "{path}: an id is used twice among {ids:?}");
                site.ids.insert(path.clone(), unique);
                site.pages.insert(path.clone(), tags);
            }
            site.files.insert(path);
        }
        site
    }

    /// Reports a link that leads to no file, or to no place in it.
    fn leads(&self, page: &str, tag: &Tag, report: &mut dyn FnMut(String)) {
        for key in ["href", "src", "action", "for", "aria-labelledby", "aria-describedby"] {
            let Some(value) = tag.get(key) else { continue };
            if !matches!(key, "href" | "src" | "action") {
                for id in value.split_whitespace().filter(|id| !self.ids[page].contains(*id)) {
                    report(format!("{key}=\"{id}\" names nothing on the page"));
                }
                continue;
            }
            if ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme)) {
                continue;
            }
            let (path, anchor) = value.split_once('#').unwrap_or((value, ""));
            let from_top = (page == "404.html").then(|| path.strip_prefix(&self.top)).flatten().map(str::to_owned);
            let Some(target) = from_top.or_else(|| resolve(page, path)) else {
                report(format!("`{value}` leads out of the site, or is no relative address"));
                continue;
            };
            if !self.files.contains(&target) {
                report(format!("`{value}` leads to no file"));
            } else if !anchor.is_empty() && !self.ids.get(&target).is_some_and(|ids| ids.contains(anchor)) {
                report(format!("`{value}` leads to no place in {target}"));
            }
        }
    }
}

/// Returns the path of `base_url` in the settings, with slashes around it.
fn top(lab: &Lab) -> String {
    let settings = lab.read("candour.toml");
    let base = settings.lines().find_map(|line| line.strip_prefix("base_url = \"https://")).unwrap_or_default();
    let path = base.trim_end_matches('"').split_once('/').map_or("", |(_, path)| path);
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Returns the file that a relative address means, seen from a page.
fn resolve(page: &str, address: &str) -> Option<String> {
    if address.is_empty() {
        return Some(page.to_owned());
    }
    if address.contains(':') || address.starts_with('/') || address.ends_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." | "" => return None,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Reports what a page lacks in its frame.
fn frame(tags: &[Tag], report: &mut dyn FnMut(String)) {
    let named = |name: &'static str| tags.iter().filter(move |tag| tag.name == name);
    if named("html").next().and_then(|tag| tag.get("lang")).is_none_or(str::is_empty) {
        report("no language".to_owned());
    }
    for (name, count) in [("title", 1), ("h1", 1), ("main", 1)] {
        // A drawing may have a title of its own; ours have none.
        if named(name).count() != count {
            report(format!("{} <{name}>", named(name).count()));
        }
    }
    if named("title").any(|tag| tag.text.trim().is_empty()) {
        report("an empty title".to_owned());
    }
    let meta = |key: &str, value: &str| {
        named("meta").find(|tag| tag.get(key) == Some(value)).and_then(|tag| tag.get("content")).unwrap_or_default()
    };
    let policy = meta("http-equiv", "Content-Security-Policy");
    if !policy.contains("default-src 'none'") || policy.contains("unsafe") {
        report(format!("the policy is `{policy}`"));
    }
    if meta("name", "referrer") != "no-referrer" {
        report("no referrer policy".to_owned());
    }
}

/// Reports headings that skip a level.
fn headings(tags: &[Tag], report: &mut dyn FnMut(String)) {
    let main = tags.iter().skip_while(|tag| tag.name != "main");
    let levels = main.filter_map(|tag| tag.name.strip_prefix('h')?.parse::<u8>().ok());
    let mut last = 0;
    for level in levels {
        if level > last + 1 {
            report(format!("h{level} follows h{last}"));
        }
        last = level;
    }
}

/// Reports style and script in the page, and anything that a browser would fetch from elsewhere by itself.
fn loads(tag: &Tag, report: &mut dyn FnMut(String)) {
    if matches!(tag.name.as_str(), "style" | "iframe" | "object" | "embed" | "base" | "form")
        && tag.get("action").is_none()
    {
        report(format!("<{}>", tag.name));
    }
    if tag.name == "script" && (tag.get("src").is_none() || !tag.text.trim().is_empty()) {
        report("script in the page".to_owned());
    }
    if tag.name == "meta" && tag.get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh")) {
        report("a page that moves by itself".to_owned());
    }
    if tag.name == "img" && tag.get("alt").is_none() {
        report("a picture without alternative text".to_owned());
    }
    for (key, value) in &tag.attributes {
        let fetched = matches!(key.as_str(), "src" | "srcset" | "poster" | "data")
            || (key == "href" && tag.name == "link" && tag.get("rel") != Some("canonical"));
        if fetched && value.contains(':') || value.starts_with("//") {
            report(format!("{key}=\"{value}\" is fetched from elsewhere"));
        }
        if key == "style" || key.starts_with("on") {
            report(format!("the attribute {key}=\"{value}\""));
        }
        if value.trim().to_lowercase().starts_with("javascript:") {
            report(format!("{key}=\"{value}\""));
        }
    }
}
