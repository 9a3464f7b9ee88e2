//! Papers are made from what may be published and from nothing else, are found by every proof, and are the same again.
#![expect(clippy::disallowed_methods, reason = "a test looks at files")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::fs;

use candour::reading::attachment;
use lab::Lab;

const PAPERS: [&str; 9] = [
    "briefings/listening-record.pdf",
    "briefings/listening.pdf",
    "seminars/listening/attendance.pdf",
    "seminars/listening/certificate.pdf",
    "seminars/listening/evaluation.pdf",
    "seminars/listening/exercise.pdf",
    "seminars/listening/facilitator.pdf",
    "seminars/listening/handout.pdf",
    "seminars/listening/joining.pdf",
];

/// Returns a small site of every kind with the papers of the built-in theme.
fn site() -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    fs::remove_dir_all(lab.path("themes")).expect("a theme of the site's own");
    lab
}

/// Returns the papers of a built site, with their bytes.
fn papers(lab: &Lab) -> Vec<(String, Vec<u8>)> {
    lab.files("public").into_iter().filter(|(_, bytes)| bytes.starts_with(b"%PDF-")).collect()
}

/// Returns what a paper says, on one line.
fn text(lab: &Lab, path: &str) -> String {
    let bytes = fs::read(lab.path(&format!("public/{path}"))).unwrap_or_else(|error| panic!("{path}: {error}"));
    let read = attachment::read(path, &bytes).unwrap_or_else(|why| panic!("{path}: {why:?}"));
    let texts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a seminar with this text and approves it.
fn seminar(lab: &Lab, body: &str) {
    let front = "+++\nid = \"seminar-example\"\ntitle = \"Example\"\nsummary = \"A session.\"\nauthor_role = \"Learning Officer\"\n\
         objectives = [\"Say what a child told you.\"]\nduration = 5\nsources = [\"page-second\"]\n\n\
         [[agenda]]\nminutes = 5\ntitle = \"Welcome\"\ntype = \"welcome\"\n+++\n\n";
    lab.page("second", "Call the front door of your area.")
        .write("content/seminars/example.md", format!("{front}{body}"));
    lab.approve(&["content"]);
}

#[test]
fn a_briefing_and_a_seminar_have_their_papers_and_their_pages_lead_there() {
    let lab = site();
    lab.run(&["build"]).ends(0);
    let paths: Vec<String> = papers(&lab).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, PAPERS);
    for (page, paper) in PAPERS.map(|paper| (if paper.starts_with('b') { "briefings" } else { "seminars" }, paper)) {
        let page = lab.read(&format!("public/{page}/listening.html"));
        let (_, link) =
            page.split_once(&format!("href=\"../{paper}\"")).unwrap_or_else(|| panic!("no link to {paper}"));
        let words = link.split("</li>").next().unwrap_or_default();
        assert!(words.contains("PDF, ") && words.contains(" kB, ") && words.contains(" side"), "{words}");
    }
}

#[test]
fn every_paper_says_where_to_see_whether_it_still_holds() {
    let lab = site();
    lab.run(&["build"]).ends(0);
    for path in PAPERS {
        let text = text(&lab, path);
        let page = if path.starts_with("briefings") { "briefings/listening.html" } else { "seminars/listening.html" };
        let address = format!("learning.testwick.example.org/scp/{page}");
        assert!(text.contains("Is this still current?") && text.contains(&address), "{path}: {text}");
    }
}

#[test]
fn without_an_address_of_the_site_there_is_no_code_and_somebody_is_told() {
    let lab = Lab::empty();
    seminar(&lab, "## Welcome\n\n- Sit in a circle\n");
    let run = lab.run(&["build"]).ends(0);
    assert!(run.stderr.contains("no codes on printed pages"), "{}", run.stderr);
    let text = text(&lab, "seminars/example/handout.pdf");
    assert!(text.contains("Ask whoever gave it to you") && !text.contains("camera"), "{text}");
}

#[test]
fn no_documents_means_no_paper_and_no_link_to_one() {
    let lab = site();
    lab.run(&["build", "--no-documents"]).ends(0);
    assert_eq!(papers(&lab), []);
    for page in ["briefings/listening.html", "seminars/listening.html"] {
        assert!(!lab.read(&format!("public/{page}")).contains(".pdf"), "{page}");
    }
    assert!(!lab.path(".candour").exists());
}

#[test]
fn what_is_kept_makes_the_same_bytes_and_damage_to_it_changes_nothing() {
    let (one, two) = (site(), site());
    one.run(&["build"]).ends(0);
    two.run(&["build"]).ends(0);
    let first = one.files("public");
    assert_eq!(first, two.files("public"), "two folders, the same day");
    fs::remove_dir_all(one.path("public")).expect("a built site");
    one.run(&["build"]).ends(0);
    assert_eq!(first, one.files("public"), "from what was kept");
    let kept = one.files(".candour/cache");
    let others = ["the presentation", "the pack", "what keeps them out of version control"];
    assert_eq!(kept.len(), PAPERS.len() * 2 + others.len(), "each paper and its words, and {others:?}");
    for (at, (name, bytes)) in kept.iter().enumerate().filter(|(_, (name, _))| name != ".gitignore") {
        let mut bytes = bytes.clone();
        match at % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.clear(),
            _ => {
                let last = bytes.len() - 9;
                bytes[last] ^= 1;
            }
        }
        one.write(&format!(".candour/cache/{name}"), bytes);
    }
    fs::remove_dir_all(one.path("public")).expect("a built site");
    one.run(&["build"]).ends(0);
    assert_eq!(first, one.files("public"), "from what was damaged");
    assert_eq!(kept, one.files(".candour/cache"), "and it is whole again");
}

#[test]
fn a_document_that_is_taken_down_leaves_no_paper_and_nothing_kept() {
    let lab = site();
    lab.run(&["build"]).ends(0);
    lab.write(".candour/cache/mine.txt", "a file of somebody else");
    assert!(lab.run(&["trace", "briefing-listening"]).ends(0).stdout.contains("briefings/listening-record.pdf"));
    let down = [
        "withdraw",
        "briefing-listening",
        "--as",
        "Chair of the sub-group",
        "--kind",
        "removed",
        "--reason",
        "privacy",
    ];
    lab.run(&[&down[..], &["--yes"]].concat()).ends(0);
    lab.run(&["build"]).ends(0);
    for (path, _) in papers(&lab) {
        assert!(path.starts_with("seminars/"), "{path}");
        assert!(!text(&lab, &path).contains("Listening, and telling back"), "{path}");
    }
    let kept: Vec<String> = lab.files(".candour/cache").into_iter().map(|(name, _)| name).collect();
    assert_eq!(kept.len(), 7 * 2 + 4, "{kept:?}");
    assert!(kept.contains(&"mine.txt".to_owned()));
}

#[test]
fn words_of_a_draft_are_found_inside_a_pdf() {
    let words = "The lantern maker counted eleven violet herons before breakfast.";
    let lab = Lab::empty();
    seminar(&lab, &format!("## Herons\n\n{words}\n"));
    lab.run(&["build"]).ends(0);
    assert!(lab.run(&["trace", words]).ends(0).stdout.contains("seminars/example/handout.pdf  (says it)"));
    let paper = fs::read(lab.path("public/seminars/example/handout.pdf")).expect("a handout");
    // The same words stand in a draft, and a public page attaches the paper that holds them.
    let lab = Lab::empty();
    lab.page("draft", words).write("content/pages/handout.pdf", paper);
    lab.page("public", "[Handout](handout.pdf)").approve(&["content/pages/public.md"]);
    let run = lab.run(&["build", "--format", "plain"]);
    assert!(run.stderr.contains("proof/leak") || run.stdout.contains("proof/leak"), "{run:?}");
    run.ends(5);
    assert!(!lab.path("public").exists());
}

#[test]
fn what_no_font_has_is_reported_at_its_place_before_anything_is_set() {
    let lab = Lab::empty();
    lab.page("second", "Call.");
    let front = "+++\nid = \"seminar-example\"\ntitle = \"Example\"\nsummary = \"Urdu: \u{627}\u{631}\u{62f}\u{648}.\"\n\
         author_role = \"Learning Officer\"\nobjectives = [\"Say it.\"]\nduration = 5\nsources = [\"page-second\"]\n\n\
         [[agenda]]\nminutes = 5\ntitle = \"Welcome\"\ntype = \"welcome\"\n+++\n\n## Welcome\n\nSmile, *gently* \u{1f600}\u{fe0f}.\n";
    lab.write("content/seminars/example.md", front);
    let run = lab.run(&["check", "--format", "short"]).ends(3);
    assert!(run.stdout.contains("content/seminars/example.md:4:18: error[access/unprintable]"), "{}", run.stdout);
    assert!(run.stdout.contains("content/seminars/example.md:18:17: error[access/unprintable]"), "{}", run.stdout);
    assert!(!run.stdout.contains("FE0F"), "what nobody sees needs no sign\n{}", run.stdout);
}

#[test]
fn welsh_and_polish_and_typesetters_signs_can_be_printed() {
    let lab = Lab::empty();
    let words = "T\u{175} a ll\u{177}s, \u{142}\u{f3}d\u{17a}, caf\u{e9}, cafe\u{301}, \u{201c}quoted\u{201d} \u{2013} \u{a3}5\u{2026} non\u{2011}breaking\u{ad}";
    seminar(&lab, &format!("## Signs\n\n{words}\n"));
    lab.run(&["build"]).ends(0);
    let text = text(&lab, "seminars/example/handout.pdf");
    assert!(
        text.contains("T\u{175} a ll\u{177}s, \u{142}\u{f3}d\u{17a}, caf\u{e9}, caf\u{e9}, \u{201c}quoted\u{201d}"),
        "{text}"
    );
}

#[test]
fn what_looks_like_a_template_is_only_words() {
    let lab = Lab::empty();
    let lines = [
        "#eval(\"1 + 1\") #panic(\"no\") #read(\"/main.typ\")",
        "$x^2$ @ref _under_ =heading =",
        "]]> {{ site.title }} {% raw %} \\u{1f600} // comment /* more",
        "#import \"@preview/x:1.0.0\": *",
    ];
    let body: Vec<String> = lines.iter().map(|line| format!("- `{line}`\n")).collect();
    seminar(
        &lab,
        &format!("## Words \\#eval\\(1\\)\n\n{}\n\\#panic\\(x\\) \\<label\\> \\*not strong\\*\n", body.concat()),
    );
    lab.run(&["build"]).ends(0);
    let text = text(&lab, "seminars/example/handout.pdf");
    for line in lines.into_iter().chain(["Words #eval(1)", "#panic(x) <label> *not strong*"]) {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_table_of_forty_columns_is_told_row_by_row() {
    let row = |word: &str| (1..=40).map(|n| format!("| {word}{n} ")).collect::<Vec<_>>().concat() + "|\n";
    let lab = Lab::empty();
    seminar(&lab, &format!("## Wide\n\n{}{}{}", row("head"), "|---".repeat(40) + "|\n", row("cell")));
    lab.run(&["build"]).ends(0);
    let text = text(&lab, "seminars/example/handout.pdf");
    for n in 1..=40 {
        assert!(text.contains(&format!("head{n}: cell{n}")), "{n}\n{text}");
    }
}

#[test]
fn a_picture_of_20_000_pixels_goes_on_paper_in_a_size_that_paper_can_show() {
    let lab = Lab::empty();
    let mut picture = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_luma8(20_000, 3_000).write_to(&mut picture, image::ImageFormat::Png).expect("a picture");
    lab.write("content/seminars/wide.png", picture.into_inner());
    seminar(&lab, "## Wide\n\n![A long grey wall](wide.png)\n");
    lab.run(&["build"]).ends(0);
    let (_, paper) = papers(&lab).into_iter().find(|(path, _)| path.ends_with("handout.pdf")).expect("a handout");
    assert!(paper.len() < 200_000, "{} bytes", paper.len());
    assert!(
        text(&lab, "seminars/example/handout.pdf").contains("A long grey wall"),
        "its words for those who cannot see it"
    );
}

#[test]
fn a_session_without_an_exercise_gets_no_sheet_for_one() {
    let lab = Lab::empty();
    seminar(&lab, "## Who will go back?\n\n- Talk in pairs\n");
    lab.run(&["build"]).ends(0);
    let paths: Vec<String> = papers(&lab).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths.len(), 6, "{paths:?}");
    assert!(!lab.read("public/seminars/example.html").contains("exercise.pdf"));
}

#[test]
fn a_template_of_the_sites_own_wins_and_its_faults_are_shown_at_their_place() {
    let lab = Lab::empty();
    let own = "#import \"page.typ\": *\n#let handout(data, body) = {\n  show: sheet.with(data)\n  heading(level: 1, \"Our own handout\")\n}\n";
    lab.write("themes/candour/pdf/handout.typ", own);
    seminar(&lab, "## Welcome\n\n- Sit in a circle\n");
    lab.run(&["build"]).ends(0);
    assert!(text(&lab, "seminars/example/handout.pdf").contains("Our own handout"));
    lab.write("themes/candour/pdf/handout.typ", own.replace("\"Our own handout\"", "data.nothing"));
    let run = lab.run(&["build", "--format", "short"]).ends(3);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("themes/candour/pdf/handout.typ:4:"), "{said}");
    assert!(said.contains("theme/template"), "{said}");
}

#[test]
fn a_font_of_the_sites_own_must_be_one() {
    let lab = Lab::empty();
    lab.write("themes/candour/pdf/fonts/Our.ttf", "no font").page("first", "Call.").approve(&["content"]);
    let run = lab.run(&["build", "--format", "short"]).ends(3);
    assert!(format!("{}{}", run.stdout, run.stderr).contains("theme/no-font"), "{run:?}");
}

#[test]
fn a_briefing_that_takes_three_sides_is_reported_and_still_printed() {
    let lab = site();
    let path = "content/briefings/listening/index.md";
    let more = "\n\nTell us early, and go back to the child with what you did about it, in words that they would use."
        .repeat(120);
    lab.write(path, lab.read(path) + &more).approve(&[path]);
    for _ in 0..2 {
        let run = lab.run(&["build", "-v", "--format", "short"]).ends(0);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains(&format!("{path}:1:1: warning[print/too-long]")), "{said}");
    }
    assert!(lab.path("public/briefings/listening.pdf").exists());
}
