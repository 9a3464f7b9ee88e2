//! Who may find a page by search: everyone, visitors of the site, nobody.

use super::pages::full_theme;
use crate::lab::Lab;

/// A document that is learning, so that every list, browse page and feed would show it.
const PATH: &str = "content/good-practice/walks.md";
const TITLE: &str = "A walk in place of a meeting";
const ADDRESS: &str = "good-practice/walks.html";

#[test]
fn a_page_for_the_web_is_in_lists_feeds_and_the_site_map() {
    let lab = with_indexing("web");
    let places = places(&lab);
    for place in [
        "good-practice/index.html",
        "roles/team-manager.html",
        "year/2026.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
    ] {
        assert!(places.iter().any(|path| path == place), "it is missing from {place}, and is in {places:?}");
    }
    assert!(!lab.read(&format!("public/{ADDRESS}")).contains("noindex"));
}

#[test]
fn a_page_for_visitors_of_the_site_is_in_lists_and_not_in_the_site_map() {
    let lab = with_indexing("site");
    let places = places(&lab);
    assert!(places.iter().any(|path| path == "good-practice/index.html"), "{places:?}");
    assert!(!places.iter().any(|path| path == "sitemap.xml"), "{places:?}");
    assert!(lab.read(&format!("public/{ADDRESS}")).contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[test]
fn a_page_for_nobody_is_in_no_list_feed_or_site_map() {
    let lab = with_indexing("none");
    // Documents that name it in their own words still do; nothing that the program lists by itself may.
    let named = [
        ADDRESS,
        ".candour-manifest.json",
        "briefings/listening.html",
        "briefings/listening.pdf",
        "newsletters/2026-03.html",
        "audits/listening.html",
    ];
    let is_named = |path: &str| named.contains(&path) || path.starts_with("newsletters/2026-03/");
    let listed: Vec<String> = places(&lab).into_iter().filter(|path| !is_named(path)).collect();
    assert_eq!(listed, [""; 0]);
    assert!(lab.read(&format!("public/{ADDRESS}")).contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[test]
fn robots_txt_names_no_hidden_page() {
    let lab = with_indexing("none");
    let robots = lab.read("public/robots.txt");
    assert!(!robots.contains("walks") && !robots.contains("Disallow"), "{robots}");
}

/// Builds a site in which one document asks to be found so.
fn with_indexing(word: &str) -> Lab {
    let lab = full_theme();
    let text = lab.read(PATH);
    lab.write(PATH, text.replacen("author_role", &format!("indexing = \"{word}\"\nauthor_role"), 1));
    lab.approve(&[PATH]).run(&["build", "--no-documents"]).ends(0);
    lab
}

/// Returns the files that hold the title or the address of the document.
fn places(lab: &Lab) -> Vec<String> {
    let holds = |text: &str| text.contains(TITLE) || text.contains(ADDRESS);
    let files = lab.files("public").into_iter();
    files
        .filter(|(path, bytes)| path == ADDRESS || holds(&String::from_utf8_lossy(bytes)))
        .map(|(path, _)| path)
        .collect()
}
