//! A folder that changes while it is shown, in the ways that editors, people and version control change it.
#![expect(clippy::disallowed_methods, reason = "a test makes its own files and starts the program")]

use std::fs;
use std::process::Command;

use crate::lab::Lab;
use crate::visit::Visit;

const PAGE: &str = "/pages/one.html";
const FILE: &str = "content/pages/one.md";

fn text(body: &str) -> String {
    format!(
        "+++\nid = \"page-one\"\ntitle = \"Page one\"\nsummary = \"About one.\"\nauthor_role = \"Learning Officer\"\n+++\n\n\
         {body}\n"
    )
}

#[test]
fn a_save_is_seen_however_an_editor_saves() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    let visit = Visit::of(&lab, &[]);
    visit.until_says(PAGE, "First words.");
    // In place.
    lab.write(FILE, text("Second words."));
    visit.until_says(PAGE, "Second words.");
    // Beside it, and then put in its place, with a copy of the old one left behind for a moment.
    lab.write("content/pages/.one.md.swp", text("Third words."));
    fs::rename(lab.path("content/pages/.one.md.swp"), lab.path(FILE)).expect("a rename");
    visit.until_says(PAGE, "Third words.");
    fs::rename(lab.path(FILE), lab.path("content/pages/.one.md~")).expect("a rename");
    lab.write(FILE, text("Fourth words."));
    visit.until_says(PAGE, "Fourth words.");
    // The same length and the time of before.
    let old = fs::metadata(lab.path(FILE)).and_then(|data| data.modified()).expect("a time");
    lab.write(FILE, text("Fourth wards."));
    let file = fs::File::options().write(true).open(lab.path(FILE)).expect("the file");
    file.set_modified(old).expect("a time");
    visit.until_says(PAGE, "Fourth wards.");
    // A folder that moves away and comes back, and one that is put in its place.
    fs::rename(lab.path("content"), lab.path("elsewhere")).expect("a rename");
    visit.until(PAGE, |answer| answer.status == 404);
    fs::rename(lab.path("elsewhere"), lab.path("content")).expect("a rename");
    visit.until_says(PAGE, "Fourth wards.");
    lab.write(FILE, text("Fifth words."));
    visit.until_says(PAGE, "Fifth words.");
    // Deep folders made and filled at once.
    lab.write("content/pages/a/b/c/two.md", text("In the depth.").replace("page-one", "page-two"));
    visit.until_says("/pages/two.html", "In the depth.");
    fs::remove_dir_all(lab.path("content/pages/a")).expect("a folder gone");
    visit.until("/pages/two.html", |answer| answer.status == 404);
}

#[test]
fn a_broken_document_is_told_on_its_page_when_a_newer_one_is_its_guest() {
    let lab = Lab::copy_of("tests/golden/site");
    let (host, page) = ("content/briefings/listening/index.md", "/briefings/listening.html");
    let guest = "content/responses/school.md";
    lab.write(guest, lab.read(guest).replacen("summary = ", "published = 2026-11-01\nsummary = ", 1));
    let visit = Visit::of(&lab, &[]);
    let shown = visit.get(page).text();
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no {words}: {shown}"));
    assert!(at(&format!("<small>{host}")) < at(&format!("<small>{guest}")), "a guest is told of first: {shown}");
    lab.write(host, lab.read(host).replacen("title = \"", "title = ", 1));
    let shown = visit.until_says(page, "candour-trouble");
    assert!(shown.contains(host) && !shown.contains("Nothing to report"), "{shown}");
}

#[test]
fn what_is_broken_is_told_in_the_page_and_heals() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    let visit = Visit::of(&lab, &[]);
    visit.until_says(PAGE, "First words.");
    // The front matter: the page stays as it last was, under the words of the terminal.
    lab.write(FILE, text("First words.").replace("title = \"Page one\"", "title = Page one"));
    let page = visit.until_says(PAGE, "candour-trouble");
    assert!(page.contains("First words."), "{page}");
    let checked = lab.run(&["check"]).stdout;
    let told = checked.lines().next().expect("a finding");
    assert!(page.contains(&html(told)), "{told}\n{page}");
    lab.write(FILE, text("Mended words."));
    let page = visit.until_says(PAGE, "Mended words.");
    assert!(!page.contains("candour-trouble"), "{page}");
    // Bytes that are no text.
    lab.write(FILE, b"+++\nid = \"\xff\xfe\"\n+++\n");
    let page = visit.until_says(PAGE, "candour-trouble");
    assert!(page.contains("Mended words.") && page.contains("UTF-8"), "{page}");
    lab.write(FILE, text("Words again."));
    visit.until_silent(PAGE, "candour-trouble");
    // The settings: every page stays as it was.
    let settings = lab.read("candour.toml");
    lab.write("candour.toml", "[site\n");
    let page = visit.until_says(PAGE, "candour-trouble");
    assert!(page.contains("Words again.") && page.contains("candour.toml"), "{page}");
    fs::remove_file(lab.path("candour.toml")).expect("no settings");
    visit.until_says(PAGE, "there is no `candour.toml`");
    lab.write("candour.toml", settings.replace("Example", "Another name"));
    let page = visit.until_says(PAGE, "Another name");
    assert!(!page.contains("candour-trouble"), "{page}");
}

#[test]
fn a_theme_that_breaks_or_goes_away_leaves_the_last_page() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    lab.write("themes/candour/templates/404.html", "<p>plain</p>");
    let visit = Visit::of(&lab, &[]);
    visit.until_says(PAGE, "First words.");
    lab.write("themes/candour/templates/404.html", "{% if %}");
    let page = visit.until_says(PAGE, "candour-trouble");
    assert!(page.contains("First words.") && page.contains("404.html"), "{page}");
    fs::remove_dir_all(lab.path("themes")).expect("no theme");
    visit.until_silent(PAGE, "candour-trouble");
    let settings = lab.read("candour.toml");
    lab.write("candour.toml", format!("{settings}\n[theme]\nname = \"gone\"\n"));
    visit.until_says(PAGE, "there is no theme `gone`");
    lab.write("candour.toml", settings);
    visit.until_silent(PAGE, "candour-trouble");
}

#[test]
fn a_branch_with_many_files_is_seen_whole() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    let visit = Visit::of(&lab, &[]);
    visit.until_says(PAGE, "First words.");
    for number in 0..400 {
        lab.page(&format!("many-{number}"), "One of many.");
    }
    fs::remove_file(lab.path(FILE)).expect("a file gone");
    for number in [0, 199, 399] {
        visit.until_says(&format!("/pages/many-{number}.html"), "One of many.");
    }
    visit.until(PAGE, |answer| answer.status == 404);
    for number in 0..400 {
        fs::remove_file(lab.path(&format!("content/pages/many-{number}.md"))).expect("a file gone");
    }
    lab.page("one", "Back again.");
    visit.until_says(PAGE, "Back again.");
    visit.until("/pages/many-399.html", |answer| answer.status == 404);
}

#[test]
fn polling_sees_what_the_system_does_not_tell() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    let visit = Visit::of(&lab, &["--poll"]);
    visit.until_says(PAGE, "First words.");
    lab.write(FILE, text("Second words."));
    visit.until_says(PAGE, "Second words.");
    lab.page("new", "A new page.");
    visit.until_says("/pages/new.html", "A new page.");
}

#[test]
fn a_full_table_of_watches_is_told_and_looked_around() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    // A user of their own, who may watch nothing: the file is that of the user's own limits.
    let mut command = Command::new("unshare");
    let limit = "echo 0 > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\"";
    command.args(["--user", "--map-root-user", "sh", "-c", limit, env!("CARGO_BIN_EXE_candour")]);
    let visit = Visit::under(command, &lab, &[]);
    visit.until_says(PAGE, "First words.");
    lab.write(FILE, text("Second words."));
    visit.until_says(PAGE, "Second words.");
    assert!(visit.said().contains("as with `--poll`"), "{}", visit.said());
}

#[test]
fn a_port_that_is_taken_makes_room_for_the_next_and_two_previews_share_a_folder() {
    let lab = Lab::empty();
    lab.page("one", "First words.");
    let mut first = Visit::of(&lab, &["--port", "45017"]);
    let mut second = Visit::of(&lab, &["--port", &first.port.to_string()]);
    assert!(second.port > first.port);
    for visit in [&first, &second] {
        visit.until_says(PAGE, "First words.");
    }
    let said = second.said();
    assert!(said.contains(&format!("Port {} is taken, so this one has port {}.", first.port, second.port)), "{said}");
    lab.write(FILE, text("Second words."));
    for visit in [&first, &second] {
        visit.until_says(PAGE, "Second words.");
    }
    assert_eq!(first.end("-INT"), Some(0), "Ctrl-C");
    assert_eq!(second.end("-TERM"), Some(0), "the end of a session");
    assert!(first.said().contains("The preview has ended."), "{}", first.said());
}

#[test]
fn a_folder_without_settings_has_no_preview() {
    let lab = Lab::empty();
    fs::remove_file(lab.path("candour.toml")).expect("no settings");
    let run = lab.run(&["serve"]).ends(2);
    assert!(run.stderr.contains("there is no `candour.toml`"), "{}", run.stderr);
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
