//! Many changes at random, and at the end the preview is what a fresh build writes.
#![expect(clippy::disallowed_methods, reason = "a test makes its own files and watches the clock")]

use std::fs;
use std::time::{Duration, Instant};

use crate::lab::{Dice, Lab};
use crate::visit::Visit;

/// How long the changes go on; `SOAK_SECONDS` says otherwise, such as 1200 for twenty minutes.
const SECONDS: u64 = 20;

/// Returns a page without the marks of the preview.
pub(crate) fn bare(page: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(page) else { return page.to_vec() };
    let text = text.to_owned();
    let text = match text.find("<meta name=\"candour-now\"") {
        Some(start) => {
            let end = text[start..].find("</head>").map_or(text.len(), |end| start + end);
            [&text[..start], &text[end..]].concat()
        }
        None => text,
    };
    let text = match text.find("<aside id=\"candour-panel\"") {
        Some(start) => {
            let end = text[start..].find("</body>").map_or(text.len(), |end| start + end);
            [&text[..start], &text[end..]].concat()
        }
        None => text,
    };
    text.into_bytes()
}

/// Changes one thing of a folder, as people and programs do.
fn change(lab: &Lab, dice: &mut Dice, round: usize) {
    let name = format!("page-{}", dice.below(30));
    let place = format!("content/pages/{name}.md");
    let other = format!("content/pages/page-{}.md", dice.below(30));
    match dice.below(12) {
        0..=3 => drop(lab.page(&name, &format!("Words of round {round}."))),
        4 => drop(lab.page_with(&name, "themes = [\"neglect\"]\n", &format!("Under a theme in round {round}."))),
        5 => drop(fs::remove_file(lab.path(&place))),
        6 => drop(fs::rename(lab.path(&place), lab.path(&other))),
        7 => drop(lab.write(&place, "+++\nid = \n+++\nbroken\n")),
        8 => drop(lab.write(&place, [0xff, 0xfe, 0x00])),
        9 => {
            let title = format!("Round {round}");
            let text = format!("[site]\ntitle = \"{title}\"\n\n[[area]]\nid = \"north\"\nname = \"North\"\n");
            lab.write("candour.toml", text);
        }
        10 => {
            let away = lab.path(&format!("away-{round}"));
            if fs::rename(lab.path("content/pages"), &away).is_ok() {
                let _ = fs::rename(&away, lab.path("content/pages"));
            }
        }
        _ => {
            // A whole folder of files at once, in folders that are new.
            for number in 0..20 {
                let text = format!(
                    "+++\nid = \"deep-{number}\"\ntitle = \"Deep {number}\"\nsummary = \"Deep.\"\nauthor_role = \"Learning \
                     Officer\"\n+++\n\nRound {round}.\n"
                );
                lab.write(&format!("content/pages/deep/{}/{number}.md", number % 3), text);
            }
        }
    }
}

#[test]
fn after_any_changes_the_preview_is_what_a_fresh_build_writes() {
    let seconds = std::env::var("SOAK_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    let lab = Lab::empty();
    for number in 0..30 {
        lab.page(&format!("page-{number}"), "First words.");
    }
    lab.page("approved", "Words that a group agreed on.");
    lab.approve(&["content/pages/approved.md"]);
    let visit = Visit::of(&lab, &[]);
    assert_eq!(visit.get("/").status, 200);
    let (mut dice, start, mut round) = (Dice(0x9E37_79B9_7F4A_7C15), Instant::now(), 0);
    while start.elapsed() < Duration::from_secs(seconds) {
        round += 1;
        change(&lab, &mut dice, round);
        if dice.below(3) == 0 {
            let status = visit.get(&format!("/pages/page-{}.html", dice.below(30))).status;
            assert!(matches!(status, 200 | 404), "round {round}: {status}");
        }
        std::thread::sleep(Duration::from_millis(5 + 40 * dice.below(8) as u64));
    }
    // A last change that says when everything before it has been seen.
    lab.page("last", &format!("The end of {round} rounds."));
    visit.until_says("/pages/last.html", &format!("The end of {round} rounds."));
    std::thread::sleep(Duration::from_secs(8));
    same_as_a_build(&lab, &visit, "/_public/");
    // With everything approved, what its author sees is what a build writes, apart from the marks.
    let fresh = Visit::of(&lab, &[]);
    for (path, _) in lab.files("content").iter().filter(|(path, _)| path.contains("pages/")) {
        let name = path.rsplit('/').next().expect("a name").replace(".md", ".html");
        let target = format!("/pages/{name}");
        let (old, new) = (visit.get(&target), fresh.get(&target));
        assert!(
            old.status == new.status || new.status == 404 && old.text().contains("candour-trouble"),
            "{target}: {} {}",
            old.status,
            new.status
        );
        if new.status == 200 && old.status == 200 {
            let text = |answer: &crate::visit::Answer| String::from_utf8_lossy(&bare(&answer.body)).into_owned();
            assert_eq!(text(&old), text(&new), "{target}");
        }
    }
    for target in ["/", "/themes/index.html", "/search/index.html"] {
        let (old, new) = (bare(&visit.get(target).body), bare(&fresh.get(target).body));
        assert!(old == new, "{target} is another page in a fresh preview");
    }
}

/// Asserts that one side of a preview is the site that a build writes, file by file.
fn same_as_a_build(lab: &Lab, visit: &Visit, side: &str) {
    lab.run(&["build", "--no-documents", "--without-changed"]).ends(0);
    for (path, bytes) in lab.files("public").iter().filter(|(path, _)| path != ".candour-manifest.json") {
        let answer = visit.get(&format!("{side}{path}"));
        assert!(bare(&answer.body) == *bytes, "{side}{path} is not what a build writes:\n{}", answer.text());
    }
}
