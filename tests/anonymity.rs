//! How many identifiers `candour scan` finds in six corpora, how evenly it protects, and how often it asks in vain.

#![expect(clippy::print_stdout, reason = "the figures are what this test is for")]

#[path = "anonymity/corpus.rs"]
mod corpus;
#[path = "anonymity/disguise.rs"]
mod disguise;
#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;
#[path = "anonymity/score.rs"]
mod score;

use corpus::{Corpus, scan};
use score::{Share, percent};

/// The corpora, with the most clean sentences in a hundred that may have an error.
const CORPORA: [&str; 4] = ["one", "two", "three", "four"];

const STRUCTURED: &[&str] = &["nhs", "nino", "upn", "phone", "postcode", "email", "vrm", "dob"];
const NAMES: &[&str] = &["person_name", "worker_name", "initials"];

#[test]
fn identifiers_are_found_and_ordinary_prose_is_left_alone() {
    let (mut structured, mut names, mut contextual) = (Share::default(), Share::default(), Share::default());
    let (mut clean, mut pages, mut leaking) = (Share::default(), Share::default(), Share::default());
    for name in CORPORA {
        let corpus = Corpus::load(name);
        let own = sentences(&corpus, &["leak", "names", "bulk"]);
        let cases = corpus.set("docs");
        for (case, found) in cases.iter().zip(&scan(&corpus, &cases)) {
            if case.clean {
                let (error, any) = score::flagged(case, found);
                pages.add(error, any);
            } else {
                let caught = score::caught(case, found);
                leaking.add(caught.iter().any(|(_, error, _)| *error), caught.iter().all(|(_, _, any)| *any));
            }
        }
        println!("corpus {name}: structured {}, names {}, contextual {}, clean {}", own[0], own[1], own[2], own[3]);
        let [one, two, three, four] = own;
        structured.join(one);
        names.join(two);
        contextual.join(three);
        clean.join(four);
    }
    println!("all: structured {structured}, names {names}, contextual {contextual}, clean {clean}");
    println!(
        "clean pages with a finding {pages}; leaking pages stopped by an error, and with every leak found {leaking}"
    );
    assert!(structured.any() >= 0.998, "structured identifiers found: {structured}");
    assert!(names.any() >= 0.98 && names.error() >= 0.94, "names found: {names}");
    assert!(contextual.any() >= 0.94, "contextual identifiers found: {contextual}");
    assert!(clean.error() <= 0.01 && clean.any() <= 0.06, "clean sentences with a finding: {clean}");
    assert!(pages.error() <= 0.06, "clean pages with an error: {pages}");
    assert!(leaking.error() >= 0.93 && leaking.any() >= 0.84, "leaking pages: {leaking}");
}

/// A corpus whose texts are harder than most: notes without capitals, minutes, headings, and words that are names.
#[test]
fn the_hardest_texts_are_not_let_through() {
    let corpus = Corpus::load("five");
    let [structured, names, contextual, clean] = sentences(&corpus, &["leak"]);
    let cases = corpus.set("docs");
    let mut pages = Share::default();
    for (case, found) in cases.iter().zip(&scan(&corpus, &cases)) {
        let (error, any) = score::flagged(case, found);
        assert!(case.clean, "{} is no clean page", case.id);
        pages.add(error, any);
    }
    println!(
        "corpus five: structured {structured}, names {names}, contextual {contextual}, clean {clean}, pages {pages}"
    );
    assert!(structured.any() >= 0.95, "structured identifiers found: {structured}");
    assert!(names.any() >= 0.95 && names.error() >= 0.87, "names found: {names}");
    assert!(contextual.any() >= 0.86, "contextual identifiers found: {contextual}");
    assert!(clean.error() <= 0.01 && clean.any() <= 0.06, "clean sentences with a finding: {clean}");
    assert!(pages.error() <= 0.0, "clean pages with an error: {pages}");
}

/// The newest corpus, in the ways of many trades, and prose that is full of names of laws, tools and people who publish.
#[test]
fn the_newest_texts_are_not_let_through() {
    let [structured, names, contextual, clean] = sentences(&Corpus::load("six"), &["leak"]);
    println!("corpus six: structured {structured}, names {names}, contextual {contextual}, clean {clean}");
    assert!(structured.any() >= 0.96, "structured identifiers found: {structured}");
    assert!(names.any() >= 0.97 && names.error() >= 0.94, "names found: {names}");
    assert!(contextual.any() >= 0.9, "contextual identifiers found: {contextual}");
    assert!(clean.error() <= 0.0 && clean.any() <= 0.01, "clean sentences with a finding: {clean}");
}

/// Returns what is found of structured identifiers, names and contextual ones in some sets, and of clean sentences.
fn sentences(corpus: &Corpus, sets: &[&str]) -> [Share; 4] {
    let mut own = [Share::default(), Share::default(), Share::default(), Share::default()];
    for set in sets {
        let cases = corpus.set(set);
        let found = scan(corpus, &cases);
        for (case, found) in cases.iter().zip(&found) {
            for (label, error, any) in score::caught(case, found) {
                let tier = match label.as_str() {
                    label if STRUCTURED.contains(&label) => 0,
                    label if NAMES.contains(&label) => 1,
                    _ => 2,
                };
                own[tier].add(error, any);
            }
        }
    }
    let cases = corpus.set("clean");
    for (case, found) in cases.iter().zip(&scan(corpus, &cases)) {
        let (error, any) = score::flagged(case, found);
        own[3].add(error, any);
    }
    own
}

#[test]
fn every_community_is_protected_alike() {
    for name in CORPORA {
        let corpus = Corpus::load(name);
        let cases = corpus.set("names");
        let mut communities = std::collections::BTreeMap::<String, Share>::new();
        for (case, found) in cases.iter().zip(&scan(&corpus, &cases)) {
            for (_, error, any) in score::caught(case, found) {
                communities.entry(case.tags[0].clone()).or_default().add(error, any);
            }
        }
        let gap = |share: fn(&Share) -> f64| {
            let shares: Vec<f64> = communities.values().map(share).collect();
            shares.iter().copied().fold(0.0, f64::max) - shares.iter().copied().fold(1.0, f64::min)
        };
        let (error, any) = (gap(Share::error), gap(Share::any));
        println!("corpus {name}: gap between communities {} as error, {} at any level", percent(error), percent(any));
        // With twelve names a community, one miss is eight points.
        assert!(error <= 0.085 && any <= 0.085, "corpus {name}: {communities:?}");
    }
}

#[test]
fn attached_files_tell_nothing_of_anybody() {
    let corpus = Corpus::load("one");
    let cases = corpus.set("attachments");
    let found = scan(&corpus, &cases);
    let (mut leaks, mut clean) = (Share::default(), Share::default());
    for (case, found) in cases.iter().zip(&found) {
        let own = found.iter().filter(|finding| finding.attached);
        let error = own.clone().any(|finding| finding.error);
        if case.clean { &mut clean } else { &mut leaks }.add(error, own.count() > 0);
    }
    println!("attachments: leaking {leaks}, clean {clean}");
    assert!(leaks.error() >= 1.0 && clean.any() <= 0.0, "leaking {leaks}, clean {clean}");
}

#[test]
fn no_disguise_hides_an_identifier() {
    let corpus = Corpus::load("one");
    let plain: Vec<_> = ["leak", "names"].iter().flat_map(|set| corpus.set(set)).filter(disguise::is_plain).collect();
    let mut lost = Vec::new();
    for (name, disguise) in disguise::ALL {
        let cases: Vec<_> = plain.iter().filter_map(disguise).collect();
        assert!(cases.len() > 50, "{name}: {} cases", cases.len());
        for (case, found) in cases.iter().zip(&scan(&corpus, &cases)) {
            if score::caught(case, found).iter().any(|(_, _, any)| !any) {
                lost.push(format!("{name}: {} {}", case.id, case.text));
            }
        }
    }
    println!("{} disguises, {} identifiers lost", disguise::ALL.len(), lost.len());
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}
