//! What an issue tells of: what somebody chose, and what is new since the last.

use std::fmt::Write;

use crate::lab::{Lab, Run};

const BLURB: &str = "This page is about the first hour after a child has told somebody something that matters. It says who \
                     should listen, what to write down in the words of the child, and whom to tell on the same day. It \
                     also says what not to promise. Read it with your team, ask each other the questions at its end, and \
                     agree on one thing that you will do in another way from next week on.";

/// Writes an issue of the newsletter; `more` goes into its front matter.
fn issue(lab: &Lab, name: &str, number: usize, date: &str, more: &str, items: &[&str]) {
    let mut text = format!(
        "+++\nid = \"newsletter-{name}\"\ntitle = \"Learning in {name}\"\nsummary = \"What is new.\"\n\
         author_role = \"Learning Officer\"\nnumber = {number}\ndate = {date}\npublished = {date}\n\
         subject = \"News of {name}\"\nwelcome = \"Welcome.\"\n{more}"
    );
    for item in items {
        let _ = write!(text, "\n[[items]]\nref = \"{item}\"\nblurb = \"{BLURB}\"\nlink_text = \"Open {item}\"\n");
    }
    text += "+++\n\nTell us what you think.\n";
    lab.write(&format!("content/newsletters/{name}.md"), text);
}

/// Returns a site with pages of good practice that were published in the first months of 2026, one a month.
fn site(months: usize) -> Lab {
    let lab = Lab::empty();
    let settings = lab.read("candour.toml");
    lab.write("candour.toml", settings.replace("[site]\n", "[site]\nbase_url = \"https://example.org\"\n"));
    for month in 1..=months {
        lab.write(
            &format!("content/good-practice/p{month}.md"),
            format!(
                "+++\nid = \"practice-{month}\"\ntitle = \"Practice {month}\"\nsummary = \"What works, number {month}.\"\n\
                 author_role = \"Learning Officer\"\npublished = 2026-{month:02}-10\nwhat = \"A walk in place of a room.\"\n\
                 how_achieved = \"A team agreed to try it.\"\nagencies = [\"social-care\"]\n\
                 difference = \"Children said that they could begin in their own time.\"\n+++\n\nIt began small.\n"
            ),
        );
        lab.approve(&[&format!("content/good-practice/p{month}.md")]);
    }
    lab
}

fn text(lab: &Lab, name: &str) -> String {
    lab.run(&["build"]).ends(0);
    lab.read(&format!("public/newsletters/{name}/email.txt"))
}

#[test]
fn an_issue_since_the_last_one_tells_of_what_is_new_and_never_twice() {
    let lab = site(9);
    issue(&lab, "march", 1, "2026-03-31", "since = \"last-issue\"\n", &["practice-2"]);
    issue(&lab, "june", 2, "2026-06-30", "since = \"last-issue\"\n", &["practice-5"]);
    lab.approve(&["content/newsletters/march.md", "content/newsletters/june.md"]);
    let items = |name: &str| -> Vec<String> {
        let text = text(&lab, name);
        let list = text.split("In this issue\n-------------\n\n").nth(1).and_then(|rest| rest.split("\n\n").next());
        let lines = list.expect("a list").lines();
        lines.map(|line| line.split_once(". ").expect("a number").1.to_owned()).collect()
    };
    assert_eq!(items("march"), ["Practice 2", "Practice 3", "Practice 1"]);
    assert_eq!(items("june"), ["Practice 5", "Practice 6", "Practice 4"]);
    let page = lab.read("public/newsletters/june.html");
    assert!(page.contains("Practice 4") && page.contains("What works, number 4."), "the web page tells of it as well");
    assert!(
        lab.read("public/.candour-manifest.json")
            .split("newsletters/june.html")
            .nth(1)
            .is_some_and(|rest| { rest.split('}').next().is_some_and(|file| file.contains("practice-4")) })
    );
}

#[test]
fn an_issue_since_the_last_one_takes_only_what_it_asks_for_and_no_more_than_eight() {
    let lab = site(9);
    issue(&lab, "october", 1, "2026-10-31", "since = \"last-issue\"\n", &[]);
    lab.approve(&["content/newsletters/october.md"]);
    let told = text(&lab, "october");
    assert!(told.contains("8. Practice 2\n") && !told.contains("Practice 1\n"), "{told}");
    issue(&lab, "october", 1, "2026-10-31", "since = \"last-issue\"\nonly = { kinds = [\"briefing\"] }\n", &[]);
    lab.approve(&["content/newsletters/october.md"]);
    assert!(!text(&lab, "october").contains("Practice"), "no briefing is new");
    issue(&lab, "october", 1, "2026-10-31", "since = \"yesterday\"\n", &[]);
    let run = lab.run(&["check"]).ends(3);
    assert!(run.stdout.contains("write `since = \"last-issue\"`"), "{}", run.stdout);
}

#[test]
fn two_hundred_items_and_a_subject_of_two_lines_are_findings() {
    let lab = site(1);
    issue(&lab, "march", 1, "2026-03-31", "", &["practice-1"; 200]);
    let text = lab.read("content/newsletters/march.md");
    lab.write("content/newsletters/march.md", text.replace("News of march", "News\\nBcc: everybody@example.org"));
    let Run { stdout, .. } = lab.run(&["check", "--format", "short"]).ends(3);
    assert!(stdout.contains("error[shape/newsletter-items]: people read four to eight items; this issue has 200"));
    assert!(stdout.contains("error[shape/newsletter-subject]: `subject` runs over more than one line"), "{stdout}");
    assert_eq!(stdout.matches("tells of `practice-1` twice").count(), 199);
}

#[test]
fn the_next_issue_begins_with_what_is_new_and_asks_for_the_rest() {
    let lab = site(6);
    issue(&lab, "march", 7, "2026-03-31", "since = \"last-issue\"\n", &[]);
    lab.approve(&["content/newsletters/march.md"]);
    let run = lab.run(&["issue", "--new"]).ends(0);
    assert!(run.stderr.contains("Wrote content/newsletters/2026-11.md with 3 of what is new since 31 March 2026."));
    let draft = lab.read("content/newsletters/2026-11.md");
    for part in ["number = 8", "date = 2026-11-22", "ref = \"practice-4\"", "ref = \"practice-6\""] {
        assert!(draft.contains(part), "{part}\n{draft}");
    }
    assert!(!draft.contains("practice-3"), "it was in the last issue");
    // What has to be written is found, and nothing else is wrong with the draft.
    let Run { stdout, .. } = lab.run(&["check", "--format", "short"]).ends(3);
    let faults: Vec<_> = stdout.lines().filter(|line| line.contains(": error")).collect();
    assert!(!faults.is_empty() && faults.iter().all(|line| line.contains("this text is empty")), "{faults:?}");
    let run = lab.run(&["issue", "--new"]).ends(2);
    assert!(run.stderr.contains("is there already; nothing was written"), "{}", run.stderr);
}

#[test]
fn the_feed_of_issues_names_each_issue_and_nothing_else() {
    let lab = site(1);
    issue(&lab, "march", 1, "2026-03-31", "since = \"last-issue\"\n", &[]);
    lab.approve(&["content/newsletters/march.md"]);
    lab.run(&["build"]).ends(0);
    for feed in ["feed.xml", "feed.json"] {
        let feed = lab.read(&format!("public/newsletters/{feed}"));
        assert!(feed.contains("newsletters/march.html") && !feed.contains("Practice 1"), "{feed}");
    }
}
