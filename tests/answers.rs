//! What a person answers to the disclosure rules: in writing, with a reason, a post and an end.
#![expect(clippy::disallowed_methods, reason = "a test looks at files")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use lab::Lab;

const PAGE: &str = "content/pages/one.md";
const WAIVERS: &str = "content/_disclosure/waivers.toml";
const ALLOWED: &str = "content/_disclosure/allowed.toml";

/// Two questions: a word that nothing explains, and the exact age of one child.
fn asked() -> Lab {
    let lab = Lab::empty();
    lab.page("one", "Hargrave is a part of the plan. Child A was 15 days old when she came to hospital.");
    lab
}

/// Fills in what `candour check --answers` printed, as a person would, and puts each answer where it says.
fn answer(lab: &Lab, until: &str) {
    let printed = lab.run(&["check", "--answers"]).ends(0).stdout;
    let (mut allowed, mut waivers) = (String::new(), String::new());
    for entry in printed.split("\n\n").filter(|entry| entry.contains("[[")) {
        let filled = entry
            .replace("reason = \"\"", "reason = \"It stands in the published national review.\"")
            .replace("by = \"\"", "by = \"Business Manager\"")
            .replace("text = \"\"", "text = \"Hargrave\"");
        let filled: Vec<String> = filled
            .lines()
            .map(|line| if line.starts_with("expires") { format!("expires = {until}") } else { line.to_owned() })
            .collect();
        let list = if entry.contains("# content/_disclosure/allowed.toml") { &mut allowed } else { &mut waivers };
        list.push_str(&filled.join("\n"));
        list.push_str("\n\n");
    }
    lab.write(ALLOWED, allowed).write(WAIVERS, waivers);
}

fn rules(lab: &Lab, today: &str) -> Vec<String> {
    let run = lab.run(&["check", "--format", "short", "--today", today]);
    let code = |line: &str| line.split(['[', ']']).nth(1).map(str::to_owned);
    let mut rules: Vec<String> = run.stdout.lines().filter_map(code).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn questions_are_answered_with_what_the_check_prints_for_it() {
    let lab = asked();
    assert_eq!(rules(&lab, "2026-11-22"), ["anon/age", "anon/name-question"]);
    answer(&lab, "2027-06-01");
    assert!(rules(&lab, "2026-11-22").is_empty());
    assert_eq!(lab.run(&["check", "--answers"]).ends(0).stdout.matches("[[").count(), 0);
}

#[test]
fn the_printed_answers_are_no_answer_until_a_person_fills_them_in() {
    let lab = asked();
    let printed = lab.run(&["check", "--answers"]).ends(0).stdout;
    let waiver = printed.split("\n\n").find(|entry| entry.contains("[[waiver]]")).expect("a waiver");
    lab.write(WAIVERS, waiver);
    let run = lab.run(&["check", "--format", "short"]).ends(3);
    assert!(run.stdout.contains(WAIVERS), "an empty reason was taken for one\n{}", run.stdout);
}

#[test]
fn an_answer_ends_and_says_so_before() {
    let lab = asked();
    answer(&lab, "2027-06-01");
    let diary = lab.run(&["next", "--today", "2026-11-22"]).ends(0).stdout;
    assert!(diary.contains("a waiver holds for the last day") && diary.contains("an allowed term holds"), "{diary}");
    assert!(!diary.contains("Hargrave"), "the diary says what it should keep");
    assert!(rules(&lab, "2027-06-01").is_empty());
    let late = rules(&lab, "2027-06-02");
    assert_eq!(late, ["anon/age", "anon/expired-answer", "anon/expired-answer", "anon/name-question"]);
}

#[test]
fn a_waiver_holds_for_one_sentence_and_is_reported_when_that_has_changed() {
    let lab = asked();
    answer(&lab, "2027-06-01");
    lab.page("one", "Hargrave is a part of the plan. Child A was 16 days old when she came to hospital.");
    let found = rules(&lab, "2026-11-22");
    assert_eq!(found, ["anon/age", "anon/unused-answer"]);
}

#[test]
fn a_waiver_of_one_document_says_nothing_of_another() {
    let lab = asked();
    answer(&lab, "2027-06-01");
    lab.page("two", "Child A was 15 days old when she came to hospital.");
    assert_eq!(rules(&lab, "2026-11-22"), ["anon/age"]);
}

#[test]
fn nobody_can_waive_what_says_who_somebody_is() {
    let lab = asked();
    lab.page("one", "Ring the mother on 07700 900123.");
    let entry = "[[waiver]]\nrule = \"anon/phone\"\ndocument = \"content/pages/one.md\"\nmark = \"123456\"\n\
                 reason = \"It is hers.\"\nby = \"Business Manager\"\nexpires = 2027-06-01\n";
    lab.write(WAIVERS, entry);
    let found = rules(&lab, "2026-11-22");
    assert!(
        found.iter().any(|rule| rule == "anon/bad-answer") && found.iter().any(|rule| rule == "anon/phone"),
        "{found:?}"
    );
}

#[test]
fn no_first_name_is_allowed_on_the_whole_site() {
    let lab = asked();
    lab.page("one", "Jamila told her teacher.");
    let entry = "[[allow]]\ntext = \"Jamila\"\nkind = \"word\"\nreason = \"She agreed.\"\nby = \"Business Manager\"\n\
                 on = 2026-11-22\nexpires = 2027-06-01\n";
    lab.write(ALLOWED, entry);
    let found = rules(&lab, "2026-11-22");
    assert!(found.iter().any(|rule| rule == "anon/name"), "{found:?}");
    assert!(found.len() > 1, "the answer was dropped without a word");
}

#[test]
fn the_approver_and_the_register_see_the_waivers_and_the_public_not_their_reasons() {
    let lab = asked();
    answer(&lab, "2027-06-01");
    let approve = ["approve", PAGE, "--as", "Chair", "--anonymised-by", "Business Manager"];
    let shown = lab.run(&[&approve[..], &["--reference", "Item 1", "--yes"]].concat()).ends(0).stderr;
    assert!(shown.contains("Waived until 1 June 2027 by Business Manager: anon/age"), "{shown}");
    lab.run(&["build"]).ends(0);
    let register = lab.read("public/assurance/approvals/index.html");
    assert!(register.contains("anon/age") && register.contains("1 June 2027"), "{register}");
    assert!(lab.read("public/data/approvals.json").contains("\"expires\": \"2027-06-01\""));
    for (path, bytes) in lab.files("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("It stands in the published"), "{path} says the reason");
    }
}

#[test]
fn a_private_list_proves_that_its_people_are_nowhere() {
    let lab = asked();
    lab.page("one", "The plan for Willow Ash was late. Holly helped.");
    let outside = tempfile::TempDir::new().expect("a folder");
    let names = outside.path().join("names.txt");
    std::fs::write(&names, "Willow Ash\n").expect("a list");
    let names = names.to_str().expect("UTF-8");
    let run = lab.run(&["scan", "content", "--private-list", names, "--format", "short"]).ends(4);
    assert!(run.stdout.contains("anon/private-name"), "{}", run.stdout);
    assert!(!run.stdout.contains("Willow") && !run.stderr.contains("Willow"), "{}{}", run.stdout, run.stderr);
    let keyed = lab.run(&["scan", "--hash-list", names]).ends(0).stdout;
    assert!(!keyed.to_lowercase().contains("willow"), "{keyed}");
    let hashes = outside.path().join("hashes.txt");
    std::fs::write(&hashes, keyed).expect("a list");
    let hashes = hashes.to_str().expect("UTF-8");
    let run = lab.run(&["scan", "content", "--private-list", hashes, "--format", "short"]).ends(4);
    assert!(run.stdout.contains("anon/private-name"), "{}", run.stdout);
    lab.page("one", "The plan was late.");
    lab.run(&["scan", "content", "--private-list", hashes]).ends(0);
}
