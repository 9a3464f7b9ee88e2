//! What is taken down is down everywhere, and everything else stays as it was.
#![expect(clippy::disallowed_methods, reason = "a test looks at files")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::collections::{BTreeMap, BTreeSet};

use lab::{Lab, Run};
use serde_json::Value;

const ID: &str = "briefing-listening";
const PAGE: &str = "briefings/listening.html";
const TITLE: &str = "Listening, and telling back";

#[test]
fn what_was_removed_is_found_nowhere_and_the_rest_is_as_it_was() {
    let lab = built_with(&["build"]);
    let (before, manifest) = (files(&lab), manifest(&lab));
    // Its papers, those of the seminar that draws on it, and the pack of that seminar are part of what is looked into.
    let papers =
        ["briefings/listening.pdf", "seminars/listening/handout.pdf", "seminars/listening/listening-seminar-pack.zip"];
    let places = lab.places_of(TITLE);
    assert!(papers.iter().all(|paper| places.iter().any(|place| place == paper)), "{places:?}");
    let shown = withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0).stderr;
    let held: BTreeSet<&str> =
        manifest.iter().filter(|(_, ids)| ids.contains(ID)).map(|(path, _)| path.as_str()).collect();
    for path in &held {
        assert!(shown.contains(&format!("  {path}\n")), "the list before the question lacks {path}\n{shown}");
    }
    // Those that are made of all documents together are counted.
    let shared = manifest.iter().filter(|(_, ids)| ids.contains("*"));
    let shared: BTreeSet<&str> = shared.map(|(path, _)| path.as_str()).collect();
    let uncounted = shared.iter().filter(|path| !held.contains(*path)).count();
    assert!(shown.contains(&format!("assets/search/: {uncounted} files of the search")), "{shown}");
    lab.run(&["build"]).ends(0);
    let none = lab.run(&["trace", ID]).ends(0);
    assert_eq!(none.stdout, "", "{}", none.stderr);
    assert_eq!(lab.run(&["trace", TITLE]).ends(0).stdout, "");
    assert_eq!(lab.places_of(TITLE), [""; 0], "the title is still there");
    let after = files(&lab);
    let tombstone = &after[PAGE];
    for trace in [TITLE, "steps.", "They notice", ID] {
        assert!(!tombstone.contains(trace), "the tombstone says `{trace}`");
    }
    assert!(tombstone.contains("22 November 2026") && tombstone.contains("noindex"), "{tombstone}");
    for list in ["sitemap.xml", "feed.xml", "feed.json"] {
        assert!(!after[list].contains("briefings/listening"), "{list}");
    }
    let told = [
        ".candour-manifest.json",
        ".htaccess",
        "_headers",
        "_redirects",
        "nginx.conf",
        "sitemap.xml",
        "staticwebapp.config.json",
        "410.html",
        "web.config",
    ];
    for (path, text) in &after {
        let is_list = path.contains("/index.") || path.starts_with("roles/") || path.starts_with("themes/");
        let is_told = told.contains(&path.as_str()) || held.contains(path.as_str());
        let is_tombstone = text.contains("This page has been removed");
        // A list that did not hold it may say how many others there are.
        // Files of the search are named by their content: what counts is whether the plan named the one before it.
        let name = |path: &str| path.rsplit('/').next().and_then(|name| name.split('.').next()).map(str::to_owned);
        if path.starts_with("assets/search/") && shared.iter().any(|old| name(old) == name(path)) {
            assert!(!text.contains(TITLE), "{path} still holds its title");
            continue;
        }
        if !is_tombstone && !is_list && !is_told && !path.starts_with("agencies/") && !path.starts_with("year/") {
            assert!(before.get(path) == Some(text), "{path} changed, and the plan did not say so");
        }
    }
    assert!(after[".htaccess"].contains("Redirect gone \"/scp/briefings/listening.html\""));
    assert!(after["nginx.conf"].contains("location = /scp/briefings/listening.html { return 410; }"));
}

#[test]
fn a_newsletter_that_carried_it_says_when_it_was_withdrawn() {
    for kind in ["removed", "withdrawn"] {
        let lab = built();
        let issue = files(&lab)["newsletters/2026-03.html"].clone();
        assert!(issue.contains(TITLE), "the issue never carried it");
        withdraw(&lab, &["--kind", kind, "--reason", "error"]).ends(0);
        lab.run(&["build", "--no-documents"]).ends(0);
        let issue = files(&lab)["newsletters/2026-03.html"].clone();
        assert!(issue.contains("Withdrawn on 22 November 2026"), "{kind}");
        assert_eq!(issue.contains(TITLE), kind == "withdrawn", "{kind}: only what stays up is named");
    }
}

#[test]
fn what_was_withdrawn_stays_under_a_notice_and_leaves_lists_feeds_and_the_site_map() {
    let lab = built();
    withdraw(&lab, &["--kind", "withdrawn", "--reason", "out-of-date"]).ends(0);
    lab.run(&["build", "--no-documents"]).ends(0);
    let after = files(&lab);
    let page = &after[PAGE];
    for part in [TITLE, "Withdrawn on 22 November 2026", "It is out of date", "should no longer be used", "noindex"] {
        assert!(page.contains(part), "the page does not say `{part}`");
    }
    for list in ["index.html", "briefings/index.html", "sitemap.xml", "feed.xml", "roles/social-worker.html"] {
        assert!(!after.get(list).is_some_and(|text| text.contains("briefings/listening.html")), "{list} names it");
    }
    assert!(lab.run(&["status"]).stdout.contains("withdrawn  content/briefings/listening/index.md"));
    // A change to its text takes away the last ground to show it.
    let path = "content/briefings/listening/index.md";
    lab.write(path, lab.read(path).replace("They notice.", "They listen."));
    lab.run(&["build", "--no-documents"]).ends(0);
    assert!(!files(&lab)[PAGE].contains("They listen."));
    assert!(!files(&lab)[PAGE].contains(TITLE));
}

#[test]
fn what_was_replaced_leads_to_its_successor() {
    let lab = built();
    let more = ["--kind", "replaced", "--replaced-by", "audit-listening", "--reason", "replaced"];
    withdraw(&lab, &more).ends(0);
    lab.run(&["build", "--no-documents"]).ends(0);
    let after = files(&lab);
    assert!(after[PAGE].contains("http-equiv=\"refresh\" content=\"0; url=../audits/listening.html\""));
    assert!(!after[PAGE].contains(TITLE));
    assert!(
        after[".htaccess"].contains("Redirect 301 \"/scp/briefings/listening.html\" \"/scp/audits/listening.html\"")
    );
    assert!(after["_redirects"].contains("/scp/briefings/listening.html /scp/audits/listening.html 301"));
    assert!(
        after["_redirects"].contains("/scp/briefings/old-listening.html /scp/audits/listening.html 301"),
        "old addresses lead on"
    );
}

#[test]
fn the_register_says_who_decided_and_nothing_of_what_was_removed() {
    let lab = built();
    let register = |lab: &Lab| -> Value { serde_json::from_str(&files(lab)["data/approvals.json"]).expect("JSON") };
    let ids = |json: &Value| {
        json["approvals"].as_array().expect("a list").iter().map(|each| each["id"].clone()).collect::<Vec<_>>()
    };
    assert!(ids(&register(&lab)).contains(&ID.into()));
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0);
    lab.run(&["build", "--no-documents"]).ends(0);
    let json = register(&lab);
    assert!(!ids(&json).contains(&ID.into()));
    let withdrawal = &json["withdrawals"][0];
    assert_eq!(withdrawal["on"], "2026-11-22");
    assert_eq!(withdrawal["by"], "Chair of the sub-group");
    assert_eq!(withdrawal["reason"], "To protect privacy");
    assert_eq!(withdrawal["path"], Value::Null);
    let page = &files(&lab)["assurance/approvals/index.html"];
    assert!(page.contains("To protect privacy") && !page.contains(TITLE));
}

#[test]
fn a_document_may_be_approved_again_after_its_withdrawal() {
    let lab = built();
    withdraw(&lab, &["--kind", "removed", "--reason", "error"]).ends(0);
    lab.run(&["build", "--no-documents"]).ends(0);
    assert!(!files(&lab)[PAGE].contains(TITLE));
    lab.approve(&["content/briefings/listening/index.md"]).run(&["build", "--no-documents"]).ends(0);
    let after = files(&lab);
    assert!(after[PAGE].contains(TITLE));
    assert!(!after[".htaccess"].contains("gone"), "the rule for what was gone is still there");
    assert!(!after.contains_key("410.html"));
}

#[test]
fn a_withdrawal_that_is_cut_out_of_its_record_brings_nothing_back() {
    let lab = built();
    let record = "content/briefings/listening/index.approval.toml";
    let before = lab.read(record);
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0);
    let whole = lab.read(record);
    lab.write(record, before);
    let run = lab.run(&["build", "--no-documents", "--format", "short"]).ends(4);
    assert!(run.stderr.contains("approval/cut-short"), "{}", run.stderr);
    lab.write(record, whole);
    lab.approve(&["content/briefings/listening/index.md"]).run(&["build", "--no-documents"]).ends(0);
}

#[test]
fn the_tombstone_outlives_the_document() {
    let lab = built();
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0);
    let folder = lab.path("content/briefings/listening");
    std::fs::remove_file(folder.join("index.md")).expect("the document");
    std::fs::remove_file(folder.join("steps.png")).expect("its picture");
    // Whatever referred to it has to be put right first, and says so.
    let run = lab.run(&["check", "--format", "short"]).ends(3);
    assert!(run.stdout.contains("link/dangling") && !run.stdout.contains("approval/orphan"), "{}", run.stdout);
}

#[test]
fn an_address_that_says_too_much_is_left_out() {
    let lab = built();
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy", "--without-address"]).ends(0);
    lab.run(&["build", "--no-documents"]).ends(0);
    let after = files(&lab);
    assert!(!after.contains_key(PAGE) && !after[".htaccess"].contains("briefings/listening.html"));
}

#[test]
fn a_withdrawal_that_makes_no_sense_is_refused() {
    let lab = built();
    let refused = |arguments: &[&str], status: i32, why: &str| {
        let run = lab.run(arguments).ends(status);
        assert!(run.stderr.contains(why), "no `{why}` in\n{}", run.stderr);
    };
    let with = |id: &'static str, more: &[&'static str]| -> Vec<&'static str> {
        ["withdraw", id, "--yes", "--as", "Chair"].into_iter().chain(more.iter().copied()).collect()
    };
    refused(
        &with("briefing-listenin", &["--kind", "removed", "--reason", "error"]),
        2,
        "did you mean `briefing-listening`?",
    );
    refused(&with(ID, &["--kind", "deleted", "--reason", "error"]), 2, "choose withdrawn, removed or replaced");
    refused(&with(ID, &["--kind", "removed", "--reason", "whatever"]), 2, "is no class of reason");
    refused(&with(ID, &["--kind", "replaced", "--reason", "replaced"]), 2, "needs `--replaced-by`");
    let other = &["--kind", "replaced", "--reason", "replaced", "--replaced-by"];
    refused(&with(ID, &[other as &[_], &[ID]].concat()), 2, "cannot take its own place");
    refused(&with(ID, &[other as &[_], &["page-draft"]].concat()), 2, "is not public");
    refused(&with("page-draft", &["--kind", "removed", "--reason", "error"]), 4, "never approved");
    withdraw(&lab, &["--kind", "removed", "--reason", "error"]).ends(0);
    refused(&with(ID, &["--kind", "removed", "--reason", "error"]), 4, "removed on 22 November 2026 already");
}

#[test]
fn a_takedown_that_was_not_built_is_not_taken_for_done() {
    let lab = built();
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0);
    let run = lab.run(&["trace", ID]).ends(5);
    assert!(run.stdout.contains(PAGE) && run.stderr.contains("can still be read there"), "{}", run.stderr);
    let dry = built();
    withdraw(&dry, &["--kind", "removed", "--reason", "privacy", "--dry-run"]).ends(0);
    dry.run(&["trace", ID]).ends(0);
}

#[test]
fn a_phrase_is_found_whatever_stands_between_its_words() {
    let lab = built();
    let run = lab.run(&["trace", "listening AND, telling back"]).ends(0);
    assert!(run.stdout.contains(PAGE) && run.stdout.contains("feed.json"), "{}", run.stdout);
    assert_eq!(lab.run(&["trace", "no such words anywhere"]).ends(0).stdout, "");
}

#[test]
fn words_that_only_meet_by_chance_stop_nothing() {
    let lab = Lab::empty();
    let words = ["ask", "early", "listen", "child", "again", "notice"];
    let mut state = 7_usize;
    let mut prose = |paragraphs: usize| {
        let mut word = || {
            state = (state * 75 + 74) % 65_537;
            words[state % words.len()]
        };
        let mut paragraph = || (0..25).map(|_| word()).collect::<Vec<_>>().join(" ");
        (0..paragraphs).map(|_| paragraph()).collect::<Vec<_>>().join("\n\n")
    };
    for number in 0..20 {
        lab.page(&format!("public-{number}"), &prose(4));
    }
    lab.approve(&["content"]);
    for number in 0..20 {
        lab.page(&format!("draft-{number}"), &prose(4));
    }
    lab.run(&["build", "--no-documents"]).ends(0);
}

#[test]
fn removing_deletes_the_kept_copies_of_the_text() {
    let lab = built();
    let path = "content/briefings/listening/index.md";
    lab.write(path, lab.read(path).replace("They notice.", "They listen."));
    lab.approve(&[path]);
    assert_eq!(lab.files(".candour/approved").len(), 2);
    withdraw(&lab, &["--kind", "removed", "--reason", "privacy"]).ends(0);
    assert_eq!(lab.files(".candour/approved").len(), 1, "only that of the other briefing is left");
}

fn built() -> Lab {
    built_with(&["build", "--no-documents"])
}

fn built_with(build: &[&str]) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    // Its own small theme makes room for the one that partnerships use.
    std::fs::remove_dir_all(lab.path("themes")).expect("its theme");
    // A second briefing, so that no menu loses its entry with the first.
    let text = lab.read("content/briefings/listening/index.md");
    let second = [(ID, "briefing-second"), (TITLE, "Asking twice"), ("old-listening", "old-second")];
    let text = second.iter().fold(text, |text, (old, new)| text.replace(old, new));
    let picture = std::fs::read(lab.path("content/briefings/listening/steps.png")).expect("a picture");
    lab.write("content/briefings/second/index.md", text).write("content/briefings/second/steps.png", picture);
    lab.approve(&["content/briefings/second/index.md"]);
    lab.run(build).ends(0);
    lab
}

fn withdraw(lab: &Lab, more: &[&str]) -> Run {
    let fixed = ["withdraw", ID, "--yes", "--as", "Chair of the sub-group"];
    lab.run(&fixed.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

fn files(lab: &Lab) -> BTreeMap<String, String> {
    let files = lab.files("public").into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// Returns the ids that each file holds.
fn manifest(lab: &Lab) -> BTreeMap<String, BTreeSet<String>> {
    let json: Value = serde_json::from_str(&lab.read("public/.candour-manifest.json")).expect("JSON");
    let files = json["files"].as_object().expect("files").iter();
    let ids = |record: &Value| {
        record["ids"].as_array().expect("ids").iter().filter_map(|id| id.as_str().map(str::to_owned)).collect()
    };
    files.map(|(path, record)| (path.clone(), ids(record))).collect()
}
