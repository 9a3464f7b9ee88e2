//! Packs of seminars: what is in them, what may not be, and that nobody's input breaks them.
//!
//! `tests/packs/run` reads the same files with other people's programs.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;
#[path = "packs/odd.rs"]
mod odd;

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use candour::base::parts::each_part;
use lab::Lab;

const SEMINAR: &str = "content/seminars/listening.md";
const PACK: &str = "public/seminars/listening/listening-seminar-pack.zip";

/// Returns every readable part of a file, by name; parts of a pack inside a pack as well.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    each_part("file", bytes, &mut |name, part| {
        parts.insert(name.to_owned(), String::from_utf8_lossy(part).into_owned());
        true
    });
    parts
}

fn file(lab: &Lab, path: &str) -> Vec<u8> {
    let (folder, name) = path.split_once('/').expect("a folder");
    let found = lab.files(folder).into_iter().find(|(own, _)| own == name);
    found.unwrap_or_else(|| panic!("there is no {path}")).1
}

/// Puts another text into the seminar.
fn written(lab: &Lab, body: &str) {
    let text = lab.read(SEMINAR);
    let front = text.split_inclusive("+++\n").take(2).collect::<String>();
    lab.write(SEMINAR, format!("{front}\n{body}\n"));
}

/// Returns the golden site with the seminar's text replaced, approved and built.
fn with_body(body: &str) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    written(&lab, body);
    lab.approve(&[SEMINAR]);
    lab.run(&["build", "--no-documents"]).ends(0);
    lab
}

/// Returns the slides of the presentation in order.
fn slides(lab: &Lab) -> Vec<String> {
    let parts = parts(&file(lab, "public/seminars/listening/slides.pptx"));
    let slide = |at: usize| parts.get(&format!("ppt/slides/slide{at}.xml")).cloned();
    (1..).map_while(slide).collect()
}

#[test]
fn a_pack_holds_slides_dates_and_a_word_on_how_to_use_them() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build"]).ends(0);
    let pack = file(&lab, PACK);
    let mut names = Vec::new();
    each_part("pack", &pack, &mut |name, _| {
        names.push(name.to_owned());
        true
    });
    let parts = parts(&pack);
    assert_eq!(names[0], "README.txt");
    assert!(parts["README.txt"].contains("01-slides.pptx") && parts["README.txt"].contains("\r\n"));
    assert!(parts.contains_key("02-session.ics") && parts.contains_key("ppt/slides/slide1.xml"), "{names:?}");
    assert!(parts["02-session.ics"].contains("DTSTART:20260414T113000Z"), "{}", parts["02-session.ics"]);
    assert!(parts["ppt/notesSlides/notesSlide2.xml"].contains("Say who is free to talk afterwards."));
    // The papers follow in the order of use, as they stand beside the page, and the first file tells of each.
    for paper in ["03-joining.pdf", "04-facilitator.pdf"] {
        assert!(names.iter().any(|name| name == paper), "{names:?}");
        assert!(parts["README.txt"].contains(paper), "{}", parts["README.txt"]);
    }
    // The slides for a browser stand in a folder with all that they ask for, and what they lead to is on the web.
    let page = &parts["slides/index.html"];
    assert!(parts["README.txt"].contains("slides/index.html") && page.contains("href=\"../01-slides.pptx\""), "{page}");
    let asked = page.split(['"', ' ']).filter(|word| word.contains("assets/"));
    let asked: Vec<String> = asked.map(|word| format!("slides/{word}")).collect();
    assert!(asked.len() > 3 && asked.iter().all(|file| names.contains(file)), "{asked:?} in {names:?}");
    let led = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let at_home = |to: &str| to.starts_with('#') || to.starts_with("assets/") || to.contains("://");
    assert!(led.clone().all(|to| at_home(to) || to == "../01-slides.pptx"), "{:?}", led.collect::<Vec<_>>());
    // What stands alone is what is packed.
    let alone = file(&lab, "public/seminars/listening/slides.pptx");
    assert!(slides(&lab).iter().zip(1..).all(|(slide, at)| *slide == parts[&format!("ppt/slides/slide{at}.xml")]));
    assert!(alone.starts_with(b"PK\x03\x04"));
}

#[test]
fn a_seminar_without_papers_has_a_pack_without_them() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build", "--no-documents"]).ends(0);
    let parts = parts(&file(&lab, PACK));
    assert!(parts.keys().all(|name| !name.contains(".pdf")), "{:?}", parts.keys());
    assert!(!parts["README.txt"].contains(".pdf"), "{}", parts["README.txt"]);
}

#[test]
fn few_words_on_the_opening_stay_as_small_as_its_layout_says() {
    let lab = with_body("## A start\n\n- One\n- Two\n- Three\n\n## A slide\n\n- One\n- Two\n- Three");
    let slides = slides(&lab);
    assert!(!slides[0].contains(" sz=\""), "{}", slides[0]);
    assert!(slides[1].contains(" sz=\""), "few words on a slide are large\n{}", slides[1]);
}

#[test]
fn packs_that_are_built_twice_have_the_same_bytes_and_so_has_the_command() {
    let (one, two) = (Lab::copy_of("tests/golden/site"), Lab::copy_of("tests/golden/site"));
    one.run(&["build"]).ends(0);
    two.run(&["build"]).ends(0);
    assert_eq!(file(&one, PACK), file(&two, PACK));
    two.run(&["pack", "seminar-listening", "--out", "packs"]).ends(0);
    assert_eq!(file(&two, "packs/listening-seminar-pack.zip"), file(&one, PACK));
}

#[test]
fn what_looks_like_markup_is_text_on_a_slide() {
    let lab = with_body("## `#eval(1)` ]]> &amp; {{ x }}\n\n`<a:t>` \\<script\\> ]]> {% raw %} #let\n");
    let slide = &slides(&lab)[1];
    assert!(slide.contains("#eval(1) ]]&gt; &amp; {{ x }}"), "{slide}");
    assert!(slide.contains("&lt;a:t&gt;") && slide.contains("&lt;script&gt; ]]&gt; {% raw %} #let"), "{slide}");
    let page = lab.read("public/seminars/listening/slides.html");
    assert!(page.contains("&lt;script&gt; ]]&gt; {% raw %} #let"), "{page}");
}

#[test]
fn three_thousand_words_go_on_from_slide_to_slide_and_a_finding_says_so() {
    let lab = with_body(&format!("## Long\n\n{}\n", "word ".repeat(3_000)));
    let check = lab.run(&["check", "--format", "short"]);
    assert!(check.stdout.contains("warning[shape/slide-too-long]"), "{}", check.stdout);
    let slides = slides(&lab);
    assert!(slides.len() > 10, "{}", slides.len());
    assert!(slides[2].contains(">Long (continued)<") && slides[3].contains(">Long (continued 2)<"), "{}", slides[2]);
    let words: usize = slides.iter().map(|slide| slide.matches("word").count()).sum();
    assert_eq!(words, 3_000);
}

#[test]
fn titles_are_never_the_same_and_every_run_has_its_language() {
    let lab = with_body("## One\n\n- a\n\n::: exercise Two\nTwo things.\n:::\n\n## Three\n");
    let slides = slides(&lab);
    let title = |slide: &String| slide.split("<a:t>").nth(1).expect("a title").split('<').next().map(str::to_owned);
    let mut titles: Vec<_> = slides.iter().map(title).collect();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), slides.len());
    assert!(
        slides.iter().all(|slide| slide.matches("<a:rPr").count() == slide.matches("<a:rPr lang=\"en-GB\"").count())
    );
}

#[test]
fn a_session_without_slides_of_its_own_is_drawn_from_its_sources() {
    let lab = with_body("");
    let all = slides(&lab).join("\n");
    let parts = parts(&file(&lab, "public/seminars/listening/slides.pptx"));
    let notes: String = parts.iter().filter(|(name, _)| name.contains("notesSlide")).map(|(_, text)| &**text).collect();
    assert!(all.contains(">Welcome<") && all.contains(">Who will go back?<"), "{all}");
    assert!(notes.contains("From “"), "{notes}");
}

#[test]
fn what_is_overdue_or_withdrawn_goes_into_no_new_pack_and_is_marked_in_a_built_one() {
    let lab = Lab::copy_of("tests/golden/site");
    let late = lab.run(&["pack", "seminar-listening", "--today", "2027-03-01"]).ends(4);
    assert!(late.stderr.contains("not reviewed since"), "{}", late.stderr);
    lab.run(&["build", "--no-documents", "--today", "2027-03-01"]).ends(0);
    assert!(slides(&lab).iter().all(|slide| slide.contains("not reviewed since")));
    assert!(parts(&file(&lab, PACK))["README.txt"].contains("!! Due for review by 1 February 2027"));
    let by = ["--as", "Chair of the sub-group", "--kind", "withdrawn", "--reason", "out-of-date", "--yes"];
    lab.run(&[&["withdraw", "seminar-listening"][..], &by].concat()).ends(0);
    let gone = lab.run(&["pack", "seminar-listening"]).ends(4);
    assert!(gone.stderr.contains("Withdrawn on 22 November 2026"), "{}", gone.stderr);
    lab.run(&["build", "--no-documents"]).ends(0);
    assert!(slides(&lab).iter().all(|slide| slide.contains("Withdrawn on 22 November 2026")));
    assert!(lab.read("public/seminars/listening/session.ics").contains("STATUS:CANCELLED"));
}

#[test]
fn what_the_build_has_set_is_not_set_again_for_a_pack_on_its_own_nor_the_other_way_round() {
    let lab = Lab::copy_of("tests/golden/site");
    let kept = || -> BTreeMap<String, SystemTime> {
        let files = lab.files(".candour/cache").into_iter().map(|(name, _)| name).filter(|name| name != ".gitignore");
        let written = |name: &str| {
            let data = fs::metadata(lab.path(&format!(".candour/cache/{name}"))).expect("a file");
            data.modified().expect("a day")
        };
        files.map(|name| (name.clone(), written(&name))).collect()
    };
    lab.run(&["pack", "seminar-listening", "--out", "one"]).ends(0);
    let packed = kept();
    assert!(packed.len() >= 7, "the papers of a seminar are kept: {packed:?}");
    lab.run(&["build"]).ends(0);
    let built = kept();
    assert!(packed.iter().all(|(name, day)| built.get(name) == Some(day)), "a paper was set again by the build");
    lab.run(&["pack", "seminar-listening", "--out", "two"]).ends(0);
    assert_eq!(kept(), built, "a paper was set again for the pack, or one of another document was thrown away");
    assert_eq!(file(&lab, "one/listening-seminar-pack.zip"), file(&lab, "two/listening-seminar-pack.zip"));
}

/// Approves a seminar that draws on a page of its own, builds the site, and lets something happen to that page.
fn with_source(happens: &dyn Fn(&Lab)) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    let text = lab.read(SEMINAR).replacen("sources = [", "sources = [\"page-walks\", ", 1);
    assert!(text.contains("page-walks"), "the seminar names no sources");
    lab.page_with("walks", "review_by = 2027-01-15\n", "Walk, and let children begin in their own time.");
    lab.write(SEMINAR, text).approve(&["content/pages/walks.md", SEMINAR]);
    happens(&lab);
    lab
}

/// Asserts that every file which people hold in their hands says something.
fn assert_said_everywhere(lab: &Lab, mark: &str) {
    let places = lab.places_of(mark);
    let papers = ["attendance", "certificate", "evaluation", "exercise", "facilitator", "handout", "joining"]
        .map(|n| format!("{n}.pdf"));
    for name in ["slides.html", "slides.pptx", "listening-seminar-pack.zip"].map(str::to_owned).iter().chain(&papers) {
        let path = format!("seminars/listening/{name}");
        assert!(places.contains(&path), "{path} does not say `{mark}`; those that do: {places:?}");
    }
    let parts = parts(&file(lab, PACK));
    let words = parts["README.txt"].split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("!! {mark}")), "{}", parts["README.txt"]);
}

#[test]
fn a_source_that_was_withdrawn_is_marked_in_every_file_of_a_rebuilt_pack_and_in_no_new_one() {
    let decide = ["withdraw", "page-walks", "--as", "Chair of the sub-group", "--reason", "out-of-date", "--yes"];
    let lab = with_source(&|lab| {
        lab.run(&[&decide[..], &["--kind", "withdrawn"]].concat()).ends(0);
    });
    lab.run(&["build"]).ends(0);
    assert_said_everywhere(&lab, "“Page walks”, on which this draws, was withdrawn on 22 November 2026");
    let refused = lab.run(&["pack", "seminar-listening"]).ends(4);
    assert!(refused.stderr.contains("was withdrawn on 22 November 2026"), "{}", refused.stderr);
    // What was removed is not named, and the session still says that something is missing.
    let lab = with_source(&|lab| {
        lab.run(&[&decide[..], &["--kind", "removed"]].concat()).ends(0);
    });
    lab.run(&["build"]).ends(0);
    assert_said_everywhere(&lab, "A document on which this draws was taken down on 22 November 2026");
    assert_eq!(lab.places_of("Page walks"), [""; 0]);
    lab.run(&["pack", "seminar-listening"]).ends(4);
}

#[test]
fn a_source_that_is_overdue_is_marked_in_every_file_of_a_rebuilt_pack_and_in_no_new_one() {
    let lab = with_source(&|_| ());
    lab.run(&["build", "--today", "2027-01-20"]).ends(0);
    assert_said_everywhere(&lab, "“Page walks”, on which this draws, was due for review by 15 January 2027");
    let refused = lab.run(&["pack", "seminar-listening", "--today", "2027-01-20"]).ends(4);
    assert!(refused.stderr.contains("was due for review by 15 January 2027"), "{}", refused.stderr);
}

#[test]
fn a_session_or_an_issue_that_is_not_approved_yet_takes_nothing_that_was_taken_down_or_is_overdue() {
    for (kind, words) in [("withdrawn", "leave it out"), ("removed", "leave it out"), ("replaced", "`page-rides`")] {
        let lab = Lab::copy_of("tests/golden/site");
        lab.page("walks", "Walk, and let children begin in their own time.").page("rides", "Ride instead.");
        lab.approve(&["content/pages/walks.md", "content/pages/rides.md"]);
        let by = ["--as", "Chair of the sub-group", "--kind", kind, "--reason", "out-of-date", "--yes"];
        let more: &[&str] = if kind == "replaced" { &["--replaced-by", "page-rides"] } else { &[] };
        lab.run(&[&["withdraw", "page-walks"][..], &by, more].concat()).ends(0);
        let seminar = lab.read(SEMINAR).replacen("sources = [", "sources = [\"page-walks\", ", 1);
        let issue = "content/newsletters/2026-03.md";
        let text = lab.read(issue).replacen("ref = \"briefing-listening\"", "ref = \"page-walks\"", 1);
        assert!(text.contains("page-walks"), "the issue does not name it");
        lab.write(SEMINAR, seminar).write(issue, text);
        let check = lab.run(&["check", "--format", "short"]).ends(3).stdout;
        let told: Vec<&str> = check.lines().filter(|line| line.contains("approval/withdrawn-item")).collect();
        assert!(told.len() == 2 && told.iter().all(|line| line.contains(kind)), "{kind}: {check}");
        let whole = lab.run(&["check", SEMINAR]).ends(3).stdout;
        assert!(whole.contains(words), "{whole}");
        // The finding keeps anybody from approving it.
        let yes = ["approve", SEMINAR, "--yes", "--as", "Chair", "--anonymised-by", "Manager", "--reference", "Item 1"];
        assert!(lab.run(&yes).ends(4).stderr.contains("approval/withdrawn-item"));
    }
    let lab = with_source(&|_| ());
    lab.write(SEMINAR, lab.read(SEMINAR) + "\nOne more line.\n");
    let check = lab.run(&["check", "--format", "short", "--today", "2027-01-20"]).ends(3).stdout;
    assert!(check.contains("approval/overdue-item"), "{check}");
}

#[test]
fn a_new_pack_leaves_out_what_is_overdue_and_never_names_what_was_taken_down() {
    let lab = Lab::copy_of("tests/golden/site");
    let front = "themes = [\"voice-of-child\"]\nreview_by = 2027-01-15\nwhat = \"A walk.\"\n\
                 how_achieved = \"A team agreed.\"\nagencies = [\"social-care\"]\ndifference = \"Children began.\"\n";
    let practice = |name: &str| {
        let text = format!(
            "+++\nid = \"practice-{name}\"\ntitle = \"Practice of {name}\"\nsummary = \"What works.\"\n\
             author_role = \"Learning Officer\"\n{front}+++\n\nIt began small.\n"
        );
        lab.write(&format!("content/good-practice/{name}.md"), text);
        lab.approve(&[&format!("content/good-practice/{name}.md")]);
    };
    practice("strolls");
    practice("rides");
    let by = ["--as", "Chair of the sub-group", "--kind", "withdrawn", "--reason", "out-of-date", "--yes"];
    lab.run(&[&["withdraw", "practice-rides"][..], &by].concat()).ends(0);
    let arguments = ["pack", "--theme", "voice-of-child", "--out", "new"];
    let now = lab.run(&arguments).ends(0).stderr;
    assert!(now.contains("Practice of strolls") && !now.contains("Practice of rides"), "{now}");
    let later = lab.run(&[&arguments[..], &["--today", "2027-01-20"]].concat()).ends(0).stderr;
    assert!(later.contains("Left out") && later.contains("Practice of strolls: was due for review by 15 January 2027"));
    let said = parts(&file(&lab, "new/voice-of-child-55-minutes-pack.zip"));
    assert!(said.values().all(|text| !text.contains("Practice of")), "{:?}", said.keys());
}

#[test]
fn a_new_pack_is_drawn_from_current_lessons_and_adds_up() {
    let lab = Lab::copy_of("tests/golden/site");
    let run = lab.run(&["pack", "--theme", "voice-of-child", "--minutes", "45", "--out", "new"]).ends(0);
    assert!(run.stderr.contains("approved document"), "{}", run.stderr);
    let parts = parts(&file(&lab, "new/voice-of-child-45-minutes-pack.zip"));
    assert!(parts["README.txt"].contains("Their selection is not"), "{}", parts["README.txt"]);
    let kept = &parts["02-seminar.md"];
    let minutes = kept.lines().filter_map(|line| line.strip_prefix("minutes = ")).map(|n| n.parse::<u32>().expect("n"));
    assert_eq!(minutes.sum::<u32>(), 45, "{kept}");
    lab.write("content/seminars/kept.md", kept)
        .approve(&["content/seminars/kept.md"])
        .run(&["build", "--no-documents"])
        .ends(0);
    lab.run(&["pack", "--theme", "voice-of-child", "--today", "2031-01-01"]).ends(4);
    let near = lab.run(&["pack", "--theme", "voice-of-chlid"]).ends(2);
    assert!(near.stderr.contains("did you mean `voice-of-child`?"), "{}", near.stderr);
}

#[test]
fn what_is_not_public_has_no_pack() {
    let lab = Lab::copy_of("tests/golden/site");
    let near = lab.run(&["pack", "seminar-listning"]).ends(2);
    assert!(near.stderr.contains("did you mean `seminar-listening`?"), "{}", near.stderr);
    lab.write(SEMINAR, lab.read(SEMINAR) + "\nOne more line.\n");
    let changed = lab.run(&["pack", "seminar-listening"]).ends(4);
    assert!(changed.stderr.contains("changed"), "{}", changed.stderr);
    lab.run(&["pack", "briefing-listening"]).ends(2);
}

#[test]
fn a_partnerships_own_presentation_gives_its_look_and_nothing_else() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.run(&["build", "--no-documents"]).ends(0);
    let before = slides(&lab);
    // A deck of ours is a presentation like any other: here with other colours, and slides that must stay behind.
    let mut pack = candour::base::Pack::default();
    for (name, text) in parts(&file(&lab, "public/seminars/listening/slides.pptx")) {
        pack.add(
            &name,
            text.replace("0B4A57", "123456").replace("Why we go back", "A slide of somebody else").as_bytes(),
        );
    }
    lab.write("themes/candour/slides/template.pptx", pack.finish(&candour::base::Forgetful));
    lab.run(&["build", "--no-documents"]).ends(0);
    let after = parts(&file(&lab, "public/seminars/listening/slides.pptx"));
    assert!(after["ppt/theme/theme1.xml"].contains("123456"), "the colours are not those of the template");
    assert!(after.values().all(|text| !text.contains("somebody else")), "a slide of the template came along");
    assert_eq!(slides(&lab).len(), before.len());
    lab.write("themes/candour/slides/template.pptx", b"no presentation");
    let refused = lab.run(&["build", "--no-documents", "--format", "short"]).ends(3);
    assert!(refused.stderr.contains("theme/slides"), "{}", refused.stderr);
}
