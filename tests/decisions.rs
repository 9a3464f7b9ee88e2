//! Records of decisions, good and bad: what is written, what is shown, and what is not believed.
#![expect(clippy::disallowed_methods, reason = "a test moves files about")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::fs;

use lab::{Lab, Run};

const ABOUT: &str = "content/pages/about.md";
const RECORD: &str = "content/pages/about.approval.toml";

#[test]
fn a_second_approval_shows_what_changed_since_the_first() {
    let lab = Lab::copy_of("tests/golden/site");
    let path = "content/briefings/listening/index.md";
    let old = lab.read(path);
    lab.approve(&["content"]);
    lab.write(path, old.replace("version = \"1.1\"", "version = \"1.2\"").replace("They notice.", "They listen."));
    lab.approve(&[path]);
    let text =
        lab.read(path).replace("They listen.", "They always listen.").replace("version = \"1.2\"", "version = \"1.3\"");
    lab.write(path, text);
    let mut bytes = fs::read(lab.path("content/briefings/listening/steps.png")).expect("a picture");
    bytes.push(0);
    lab.write("content/briefings/listening/steps.png", bytes);
    let record = lab.read("content/briefings/listening/index.approval.toml");
    let run = approve(&lab, path, &["--dry-run"]).ends(0);
    for line in
        ["version: [-1.2-]{+1.3+}", "They {+always +}listen.", "steps.png is another file", "Nothing was recorded."]
    {
        assert!(run.stderr.contains(line), "no `{line}` in\n{}", run.stderr);
    }
    assert_eq!(lab.read("content/briefings/listening/index.approval.toml"), record, "a dry run wrote something");
    approve(&lab, path, &[]).ends(0);
    let longer = lab.read("content/briefings/listening/index.approval.toml");
    assert!(longer.starts_with(&record), "an earlier entry was rewritten");
}

#[test]
fn a_kept_copy_that_somebody_edited_is_no_copy() {
    let lab = approved();
    for (path, bytes) in lab.files(".candour/approved") {
        let text = String::from_utf8(bytes).expect("text").replace("worried", "pleased");
        lab.write(&format!(".candour/approved/{path}"), text);
    }
    lab.page("about", "Other words.");
    let run = approve(&lab, ABOUT, &["--dry-run"]).ends(0);
    assert!(run.stderr.contains("No copy of the text last approved"), "{}", run.stderr);
    assert!(!run.stderr.contains("pleased"));
}

#[test]
fn several_paths_are_one_decision() {
    let lab = Lab::empty();
    lab.page("about", "Tell us early.").page("contact", "Write to us.");
    let run = lab.run(&[
        "approve",
        ABOUT,
        "content/pages/contact.md",
        "--yes",
        "--as",
        "Chair",
        "--anonymised-by",
        "Business Manager",
        "--reference",
        "Item 4",
    ]);
    assert!(run.ends(0).stderr.contains("Recorded the approval of 2 documents."));
    for record in [RECORD, "content/pages/contact.approval.toml"] {
        assert!(lab.read(record).contains("reference     = \"Item 4\""));
    }
}

#[test]
fn an_approval_without_a_decision_or_with_a_standing_error_is_refused() {
    let lab = Lab::empty();
    lab.page("about", "Tell <b>us</b> early.");
    approve(&lab, ABOUT, &[]).ends(4);
    lab.page("about", "Tell us early.");
    let none = ["approve", ABOUT, "--yes", "--as", "Chair", "--anonymised-by", "Business Manager", "--reference", "  "];
    assert!(lab.run(&none).ends(2).stderr.contains("names its post and its decision"));
    assert!(!lab.path(RECORD).exists());
}

#[test]
fn the_record_of_another_document_lends_it_nothing() {
    let lab = approved();
    lab.page("contact", "Write to us.");
    lab.write("content/pages/contact.approval.toml", lab.read(RECORD));
    refused(&lab, "approval/other-document");
}

#[test]
fn the_digest_of_other_bytes_is_a_change() {
    let lab = approved();
    lab.page("about", "Tell us early if you are worried about a baby.");
    let run = lab.run(&["build"]).ends(4);
    assert!(run.stderr.contains("changed since its approval"), "{}", run.stderr);
}

#[test]
fn an_approval_in_the_future_or_older_than_its_text_is_refused() {
    let lab = approved();
    let whole = lab.read(RECORD);
    lab.write(RECORD, whole.replace("2026-11-22", "2026-11-23"));
    refused(&lab, "approval/future");
    let lab = Lab::empty();
    lab.page_with("about", "updated = 2026-11-20\n", "Tell us early.").approve(&[ABOUT]);
    lab.write(RECORD, lab.read(RECORD).replace("2026-11-22", "2026-11-19"));
    refused(&lab, "approval/before-text");
}

#[test]
fn with_the_clock_set_back_nothing_is_approved_and_nothing_approved_is_published() {
    let lab = approved();
    lab.page("about", "Other words.");
    let back = ["--today", "2026-11-21"];
    let run = approve(&lab, ABOUT, &back).ends(4);
    assert!(run.stderr.contains("before the one that it follows"), "{}", run.stderr);
    let lab = approved();
    lab.run(&["build", "--today", "2026-11-21"]).ends(4);
    lab.run(&["build"]).ends(0);
}

#[test]
fn a_record_without_a_document_is_reported_and_publishes_nothing() {
    let lab = approved();
    fs::remove_file(lab.path(ABOUT)).expect("a file");
    let run = lab.run(&["check", "--format", "short"]).ends(0);
    assert!(run.stdout.contains("approval/orphan"), "{}", run.stdout);
    lab.run(&["build"]).ends(0);
    assert!(!lab.path("public/pages/about.html").exists());
}

#[test]
fn a_moved_document_keeps_its_approval_and_the_finding_says_where_the_record_belongs() {
    let lab = approved();
    fs::rename(lab.path(ABOUT), lab.path("content/pages/about-us.md")).expect("a move");
    let run = lab.run(&["check", "--format", "short"]).ends(0);
    assert!(run.stdout.contains("now stands at `content/pages/about-us.md`"), "{}", run.stdout);
    lab.run(&["build"]).ends(0);
    assert!(lab.path("public/pages/about-us.html").is_file());
    // An approval at the new place takes the history along.
    lab.page("about-us", "x");
    let text = lab.read("content/pages/about-us.md").replace("page-about-us", "page-about");
    lab.write("content/pages/about-us.md", text);
    approve(&lab, "content/pages/about-us.md", &[]).ends(0);
    assert!(lab.read("content/pages/about-us.approval.toml").starts_with(&lab.read(RECORD)));
    let run = lab.run(&["check", "--format", "short"]).ends(0);
    assert!(run.stdout.contains("approval/orphan"), "{}", run.stdout);
}

#[test]
fn merge_marks_in_a_record_are_named_as_such() {
    let lab = approved();
    let whole = lab.read(RECORD);
    lab.write(RECORD, format!("<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> other\n"));
    refused(&lab, "approval/conflict");
}

#[test]
fn an_edited_entry_of_the_past_is_seen() {
    let lab = approved();
    lab.page("about", "Other words.").approve(&[ABOUT]);
    let whole = lab.read(RECORD);
    lab.write(RECORD, whole.replacen("Business Manager", "Business Officer", 1));
    refused(&lab, "approval/chain");
    let (first, second) = whole.split_once("\n\n").expect("two entries");
    lab.write(RECORD, format!("{second}\n{first}\n"));
    refused(&lab, "approval/chain");
    approve(&lab, ABOUT, &[]).ends(4);
}

#[test]
fn distance_that_settings_ask_for_is_kept() {
    let lab = Lab::copy_of("tests/golden/site");
    let audit = lab.read("content/audits/listening.md");
    let auditor = audit.lines().find_map(|line| line.strip_prefix("auditor_roles = [\"")).expect("auditors");
    let auditor = auditor.split('"').next().expect("a post").to_owned();
    lab.write("content/audits/listening.md", audit + "\nOne more sentence.\n");
    lab.write(
        "candour.toml",
        lab.read("candour.toml") + "\n[approval.kinds.audit]\nindependent = true\nnot_by = [\"Audit lead\"]\n",
    );
    let approve = |post: &str| {
        lab.run(&[
            "approve",
            "content/audits/listening.md",
            "--yes",
            "--as",
            post,
            "--anonymised-by",
            "Business Manager",
            "--reference",
            "Item 4",
        ])
    };
    let run = approve(&auditor).ends(4);
    assert!(run.stderr.contains("asks for an approver who did not"), "{}", run.stderr);
    let run = approve("audit  LEAD").ends(4);
    assert!(run.stderr.contains("its own work"), "{}", run.stderr);
    approve("Independent scrutineer").ends(0);
}

fn approved() -> Lab {
    let lab = Lab::empty();
    lab.page("about", "Tell us early if you are worried about a child.").approve(&[ABOUT]);
    lab
}

fn approve(lab: &Lab, path: &str, more: &[&str]) -> Run {
    let fixed = ["approve", path, "--yes", "--as", "Chair of the sub-group", "--anonymised-by", "Business Manager"];
    let all = fixed.into_iter().chain(["--reference", "Sub-group, item 2"]).chain(more.iter().copied());
    lab.run(&all.collect::<Vec<_>>())
}

/// Asserts that a build is refused for a reason, and writes nothing.
fn refused(lab: &Lab, rule: &str) {
    let run = lab.run(&["build", "--format", "short"]).ends(4);
    assert!(run.stderr.contains(rule), "no {rule} in\n{}", run.stderr);
    assert!(!lab.path("public").exists(), "something was published");
}
