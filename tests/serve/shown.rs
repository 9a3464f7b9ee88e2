//! What is shown: drafts to their author, the public site to whoever asks for it, and nothing of either to the disk.

use crate::lab::Lab;
use crate::visit::Visit;

/// Words that stand in one document alone.
const DRAFT: &str = "Quokkas balance teapots before breakfast.";

fn lab() -> Lab {
    let lab = Lab::empty();
    lab.page("draft", DRAFT);
    lab.write(
        "content/resources/tool.md",
        "+++\nid = \"resource-tool\"\ntitle = \"A tool\"\nsummary = \"About a tool.\"\nauthor_role = \"Learning Officer\"\n\
         type = \"terms-of-reference\"\nowner = \"Learning Officer\"\n+++\n\nHow to use it.\n",
    );
    lab.page("open", "Words that everybody may read.");
    lab.approve(&["content/pages/open.md"]);
    lab
}

#[test]
fn a_draft_is_shown_and_marked_and_never_built() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    let page = visit.get("/pages/draft.html").text();
    assert!(page.contains(DRAFT));
    assert!(page.contains("<strong>Not approved</strong>"), "{page}");
    assert!(page.contains("candour approve content/pages/draft.md --as POST"), "{page}");
    let list = visit.get("/resources/index.html").text();
    assert!(list.contains("not approved"), "{list}");
    let open = visit.get("/pages/open.html").text();
    assert!(open.contains("<strong>Public</strong>"), "{open}");
    let before = lab.files(".");
    lab.run(&["build", "--no-documents"]).ends(0);
    for (path, bytes) in lab.files("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Quokkas"), "{path}");
        assert!(
            !text.contains("candour-now") && !text.contains("_preview/") && !text.contains("<!--candour"),
            "{path}"
        );
        assert!(!path.contains("preview"), "{path}");
    }
    // Everything that was asked for wrote nothing.
    let visited = lab.files(".").into_iter().filter(|(path, _)| !path.starts_with("public/"));
    let unwritten: Vec<_> = visited.filter(|file| !before.contains(file)).map(|(path, _)| path).collect();
    assert_eq!(unwritten, Vec::<String>::new());
}

#[test]
fn an_old_address_that_is_still_in_use_is_told_as_by_check() {
    let lab = lab();
    lab.page_with("moved", "aliases = [\"style/index.html\"]\n", "It moved.");
    let visit = Visit::of(&lab, &[]);
    let overview = visit.get("/_preview/").text();
    assert!(overview.contains("the old address `style/index.html` is one that this site still uses"), "{overview}");
}

#[test]
fn nothing_is_written_while_every_file_is_shown() {
    let lab = lab();
    lab.run(&["build"]).ends(0);
    let before = lab.files(".");
    let visit = Visit::of(&lab, &[]);
    for (path, _) in lab.files("public").iter().filter(|(path, _)| path != ".candour-manifest.json") {
        assert_eq!(visit.get(&format!("/_public/{path}")).status, 200, "{path}");
    }
    for target in ["/", "/pages/draft.html", "/_preview/", "/search/index.html", "/style/index.html"] {
        assert_eq!(visit.get(target).status, 200, "{target}");
    }
    assert!(before == lab.files("."), "the preview wrote to the folder");
}

#[test]
fn what_the_public_sees_is_what_a_build_writes() {
    let lab = lab();
    lab.run(&["build", "--no-documents"]).ends(0);
    let visit = Visit::of(&lab, &[]);
    for (path, bytes) in lab.files("public").iter().filter(|(path, _)| path != ".candour-manifest.json") {
        let answer = visit.get(&format!("/_public/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text().contains("Quokkas"), "{path}");
        let same = crate::soak::bare(&answer.body) == *bytes;
        assert!(same, "{path} is not what a build writes:\n{}", answer.text());
    }
    let hidden = visit.get("/_public/pages/draft.html");
    assert_eq!(hidden.status, 404);
    assert!(hidden.text().contains("The public does not see this"), "{}", hidden.text());
    // Links stay on their side: all of them lead on from where they stand.
    let home = crate::soak::bare(&visit.get("/_public/index.html").body);
    assert!(!String::from_utf8_lossy(&home).contains("href=\"/"), "a link out of the public side");
}

#[test]
fn findings_stand_at_their_place_and_matches_behind_a_mask() {
    let lab = Lab::empty();
    lab.page("one", "First paragraph.\n\nRing 07700 900123 about it.\n\nLast paragraph.");
    let visit = Visit::of(&lab, &[]);
    let page = visit.get("/pages/one.html").text();
    let note = page.find("class=\"candour candour-note").expect("a note in the text");
    let said = page.find("Ring 07700").expect("the paragraph");
    let last = page.find("Last paragraph").expect("the next paragraph");
    assert!(said < note && note < last, "{page}");
    let after = &page[note..last];
    assert!(after.contains("content/pages/one.md, line 10"), "{after}");
    let (open, masked) = after.split_once("<details class=\"candour-match\">").expect("a mask");
    assert!(!open.contains("07700") && masked.contains("07700 900123"), "{after}");
    assert!(page.contains("What blocks it"), "{page}");
    lab.page("one", "First paragraph.\n\nRing the office about it.\n\nLast paragraph.");
    visit.until_silent("/pages/one.html", "candour-note");
}

#[test]
fn what_changed_since_the_approval_is_shown_in_the_words_of_approve() {
    let lab = lab();
    lab.page("open", "Words that nobody may read.");
    let visit = Visit::of(&lab, &[]);
    let page = visit.get("/pages/open.html").text();
    assert!(page.contains("Changed since its approval of 22 November 2026"), "{page}");
    assert!(page.contains("Words that <del>everybody</del><ins>nobody</ins> may read."), "{page}");
    assert!(
        page.contains("--as &quot;Chair of the sub-group&quot; --anonymised-by &quot;Business Manager&quot;"),
        "{page}"
    );
}

#[test]
fn every_document_is_listed_with_its_state_even_one_that_cannot_be_read() {
    let lab = lab();
    lab.write("content/pages/broken.md", "+++\nid = \n+++\n");
    let visit = Visit::of(&lab, &[]);
    let list = visit.get("/_preview/").text();
    for path in ["content/pages/draft.md", "content/pages/open.md", "content/pages/broken.md"] {
        assert!(list.contains(path), "{path}\n{list}");
    }
    assert!(list.contains("Not approved") && list.contains("Public"), "{list}");
    let missing = visit.get("/pages/opem.html");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Did you mean <a href=\"/pages/open.html\">"), "{}", missing.text());
    let rule = visit.get("/_preview/rules/link/dangling.txt");
    assert!(rule.status == 200 && rule.text().starts_with("# link/dangling"), "{}", rule.text());
}

#[test]
fn papers_decks_and_packs_are_made_when_they_are_asked_for() {
    let lab = Lab::example();
    let visit = Visit::of(&lab, &[]);
    let home = visit.get("/seminars/index.html").text();
    let seminar = home.split("href=\"").find_map(|rest| {
        let link = rest.split('"').next()?;
        (link.starts_with("../seminars/") && !link.ends_with("index.html")).then(|| link[3..].to_owned())
    });
    let page = visit.get(&format!("/{}", seminar.expect("a seminar"))).text();
    let links: Vec<&str> = page.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
    for (ending, begins) in [(".pdf", b"%PDF-".as_slice()), (".pptx", b"PK"), (".ics", b"BEGIN:VCALENDAR")] {
        let link = links.iter().find(|link| link.ends_with(ending)).unwrap_or_else(|| panic!("no {ending}: {links:?}"));
        let target = format!("/{}", link.trim_start_matches("../"));
        // Whoever opens it in a window reads first that it takes a moment.
        if ending != ".ics" {
            let first = visit.ask("GET", &target, "Sec-Fetch-Dest: document\r\n");
            assert!(first.text().contains("<h1>Making "), "{}", first.text());
            assert!(first.text().contains(&format!("url={target}?ready")), "{}", first.text());
        }
        let made = visit.ask("GET", &format!("{target}?ready"), "Sec-Fetch-Dest: document\r\n");
        assert_eq!(made.status, 200, "{target}");
        assert!(made.body.starts_with(begins), "{target}");
        let part = visit.ask("GET", &target, "Range: bytes=0-4\r\n");
        assert_eq!((part.status, part.body.as_slice()), (206, &made.body[..5]), "{target}");
    }
}
