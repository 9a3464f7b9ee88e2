//! The index of the search: what it holds, what it never holds, and that it does not depend on chance.
//!
//! What a reader finds with it is tested in a real browser (`tests/browser/search.mjs`).

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::collections::BTreeMap;
use std::fs;

use lab::Lab;

/// Words that no other document has, nor any vocabulary.
const BODY: &str = "## Quagmires\n\nA zephyrous walrus was \"not brought\" to Xanthian's tea-urn.";

#[test]
fn the_words_of_a_public_document_are_in_the_index() {
    let lab = with_page();
    let index = index(&lab);
    for word in ["quagmires", "zephyrous", "walrus", "xanthians", "tea", "urn", "teaurn"] {
        assert!(dictionary(&index).contains(&word.to_owned()), "the dictionary lacks `{word}`");
    }
    let shown =
        |letter: &str, words: &str| index.iter().any(|(name, text)| name.starts_with(letter) && text.contains(words));
    assert!(shown("t", "zephyrous walrus") && shown("t", "quagmires"), "the text is in no bundle");
    assert!(shown("r", "pages/odd.html"), "no bundle shows the page as a result");
}

#[test]
fn the_words_of_a_removed_document_are_in_no_script() {
    let lab = with_page();
    fs::remove_file(lab.path("content/pages/odd.md")).expect("a removed page");
    fs::remove_file(lab.path("content/pages/odd.approval.toml")).expect("a removed record");
    lab.run(&["build", "--no-documents"]).ends(0);
    for (name, text) in index(&lab) {
        for word in ["quagmire", "zephyr", "walrus", "xanthian", "teaurn", "pages/odd"] {
            assert!(!text.to_lowercase().contains(word), "{name} still holds `{word}`");
        }
    }
}

#[test]
fn a_document_that_nobody_approved_or_nobody_shall_find_is_in_no_script() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("draft-odd", BODY).page_with("hidden-odd", "indexing = \"none\"\n", "Wholly ineffable.");
    lab.approve(&["content/pages/hidden-odd.md"]).run(&["build", "--no-documents"]).ends(0);
    for (name, text) in index(&lab) {
        for word in ["zephyr", "walrus", "ineffable", "hidden-odd", "draft-odd"] {
            assert!(!text.to_lowercase().contains(word), "{name} holds `{word}`");
        }
    }
}

#[test]
fn a_changed_document_changes_the_names_of_the_scripts_that_hold_it() {
    let lab = with_page();
    let before = index(&lab);
    let text = lab.read("content/pages/odd.md").replace("walrus", "narwhal");
    lab.write("content/pages/odd.md", text)
        .approve(&["content/pages/odd.md"])
        .run(&["build", "--no-documents"])
        .ends(0);
    let after = index(&lab);
    for (name, text) in &after {
        assert!(before.get(name).is_none_or(|old| old == text), "{name} has other bytes under its old name");
    }
    let kept = after.keys().filter(|name| before.contains_key(*name)).count();
    assert!(kept > 5, "only {kept} of {} scripts kept their names", after.len());
}

#[test]
fn a_script_is_one_call_with_data_and_nothing_else() {
    let lab = with_page();
    for (name, text) in index(&lab) {
        let stem = name.split('.').next().unwrap_or_default();
        let data = text.strip_prefix(&format!("candourSearch(\"{stem}\",")).and_then(|rest| rest.strip_suffix(");\n"));
        let data = data.unwrap_or_else(|| panic!("{name} is no call: {text:.80}"));
        serde_json::from_str::<serde_json::Value>(data).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn a_welsh_site_is_searched_without_accents_and_leaves_its_words_whole() {
    let lab = Lab::copy_of("tests/golden/site");
    let settings = lab.read("candour.toml").replacen("[site]", "[site]\nlanguage = \"cy\"", 1);
    lab.write("candour.toml", settings);
    lab.page("odd", "Tŷ a gŵyl, tân, gêm, sgîl, ffôn, Ŵyn. Plant, blant, phlant; neglect, neglected; i’r, o'r.");
    lab.approve(&["content/pages/odd.md"]).run(&["build", "--no-documents"]).ends(0);
    let index = index(&lab);
    let forms = dictionary(&index);
    // Folding is all: each mutated form is found as it is written, and English stems merge nothing.
    let folded = "ty gwyl tan gem sgil ffon wyn plant blant phlant neglect neglected ir or";
    for word in folded.split(' ') {
        assert!(forms.iter().any(|form| form == word), "the dictionary lacks `{word}`");
    }
    let page = lab.read("public/search/index.html");
    assert!(page.contains("<h1>Chwilio</h1>") && page.contains("data-facet-role=\"Rôl\""), "{page}");
}

/// Returns the golden site with one page of odd words, built.
fn with_page() -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("odd", BODY).approve(&["content/pages/odd.md"]).run(&["build", "--no-documents"]).ends(0);
    lab
}

/// Returns the scripts of the index by name.
fn index(lab: &Lab) -> BTreeMap<String, String> {
    let files = lab.files("public/assets/search").into_iter();
    let texts = files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8")));
    let index: BTreeMap<_, _> = texts.collect();
    assert!(index.len() > 10, "only {} scripts", index.len());
    index
}

/// Returns every form of the dictionary.
fn dictionary(index: &BTreeMap<String, String>) -> Vec<String> {
    let volumes = index.iter().filter(|(name, _)| name.starts_with('d'));
    let forms = volumes.filter_map(|(_, text)| text.split('"').nth(3));
    forms.flat_map(|forms| forms.split(' ')).map(str::to_owned).collect()
}
