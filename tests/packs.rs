//! Packs of seminars: what is in them, what may not be, and that nobody's input breaks them.
//!
//! `tests/packs/run` reads the same files with other people's programs.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::collections::BTreeMap;

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

/// Returns the golden site with the seminar's text replaced, approved and built.
fn with_body(body: &str) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    let text = lab.read(SEMINAR);
    let front = text.split_inclusive("+++\n").take(2).collect::<String>();
    lab.write(SEMINAR, format!("{front}\n{body}\n")).approve(&[SEMINAR]);
    lab.run(&["build"]).ends(0);
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
    lab.run(&["build", "--today", "2027-03-01"]).ends(0);
    assert!(slides(&lab).iter().all(|slide| slide.contains("not reviewed since")));
    assert!(parts(&file(&lab, PACK))["README.txt"].contains("!! Due for review by 1 February 2027"));
    let by = ["--as", "Chair of the sub-group", "--kind", "withdrawn", "--reason", "out-of-date", "--yes"];
    lab.run(&[&["withdraw", "seminar-listening"][..], &by].concat()).ends(0);
    let gone = lab.run(&["pack", "seminar-listening"]).ends(4);
    assert!(gone.stderr.contains("Withdrawn on 22 November 2026"), "{}", gone.stderr);
    lab.run(&["build"]).ends(0);
    assert!(slides(&lab).iter().all(|slide| slide.contains("Withdrawn on 22 November 2026")));
    assert!(lab.read("public/seminars/listening/session.ics").contains("STATUS:CANCELLED"));
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
    lab.write("content/seminars/kept.md", kept).approve(&["content/seminars/kept.md"]).run(&["build"]).ends(0);
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
    lab.run(&["build"]).ends(0);
    let before = slides(&lab);
    // A deck of ours is a presentation like any other: here with other colours, and slides that must stay behind.
    let mut pack = candour::base::Pack::default();
    for (name, text) in parts(&file(&lab, "public/seminars/listening/slides.pptx")) {
        pack.add(
            &name,
            text.replace("0B4A57", "123456").replace("Why we go back", "A slide of somebody else").as_bytes(),
        );
    }
    lab.write("themes/candour/slides/template.pptx", pack.finish());
    lab.run(&["build"]).ends(0);
    let after = parts(&file(&lab, "public/seminars/listening/slides.pptx"));
    assert!(after["ppt/theme/theme1.xml"].contains("123456"), "the colours are not those of the template");
    assert!(after.values().all(|text| !text.contains("somebody else")), "a slide of the template came along");
    assert_eq!(slides(&lab).len(), before.len());
    lab.write("themes/candour/slides/template.pptx", b"no presentation");
    let refused = lab.run(&["build", "--format", "short"]).ends(3);
    assert!(refused.stderr.contains("theme/slides"), "{}", refused.stderr);
}
