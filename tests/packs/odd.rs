//! What authors write that no slide was made for: each is told of, and nothing that they wrote is lost or cut off.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use crate::lab::Lab;
use crate::{SEMINAR, file, parts, slides, with_body, written};

/// Returns what the checks say of the golden site with this text in its seminar.
fn checked(body: &str) -> String {
    let lab = Lab::copy_of("tests/golden/site");
    written(&lab, body);
    lab.run(&["check", "--format", "short"]).stdout
}

#[test]
fn a_table_of_forty_columns_goes_on_with_its_first_column_and_a_finding_says_so() {
    let row = |word: &str| (1..=40).map(|n| format!("| {word}{n} ")).collect::<Vec<_>>().concat() + "|\n";
    let body = format!("## Wide\n\n{}{}{}", row("head"), "|---".repeat(40) + "|\n", row("cell"));
    assert!(checked(&body).contains("shape/table-too-wide"));
    let slides = slides(&with_body(&body));
    let tables: Vec<&String> = slides.iter().filter(|slide| slide.contains("<a:tbl>")).collect();
    assert!(tables.len() >= 7, "{} slides with tables", tables.len());
    for table in &tables {
        assert!(table.contains(">head1<") && table.contains(">cell1<"), "a row without its first column: {table}");
        assert!(table.matches("<a:gridCol ").count() <= 6, "too many columns: {table}");
    }
    for n in 1..=40 {
        assert!(tables.iter().any(|table| table.contains(&format!(">cell{n}<"))), "column {n} is lost");
    }
}

#[test]
fn a_picture_of_20_000_pixels_goes_on_a_slide_in_a_size_that_a_screen_can_show() {
    let lab = Lab::copy_of("tests/golden/site");
    let mut picture = Cursor::new(Vec::new());
    DynamicImage::new_luma8(20_000, 3_000).write_to(&mut picture, ImageFormat::Png).expect("a picture");
    lab.write("content/seminars/wall.png", picture.into_inner());
    written(&lab, "## Wide\n\n![A long grey wall](wall.png)\n");
    lab.approve(&[SEMINAR]).run(&["build", "--no-documents"]).ends(0);
    let bytes = file(&lab, "public/seminars/listening/slides.pptx");
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
    let mut widths = Vec::new();
    candour::base::parts::each_part("slides.pptx", &bytes, &mut |name, part| {
        if name.contains("ppt/media/") {
            widths.push(image::load_from_memory(part).expect("a picture that opens").width());
        }
        true
    });
    assert!(!widths.is_empty() && widths.iter().all(|&width| width <= 2_560), "{widths:?}");
    assert!(slides(&lab).iter().any(|slide| slide.contains("descr=\"A long grey wall\"")));
}

#[test]
fn words_without_a_sign_are_refused_before_anything_is_made() {
    for words in ["A smile \u{1f600}", "\u{627}\u{631}\u{62f}\u{648}"] {
        let lab = Lab::copy_of("tests/golden/site");
        written(&lab, &format!("## Words\n\n{words}\n"));
        let run = lab.run(&["check", "--format", "short", SEMINAR]).ends(3);
        let place = run.stdout.lines().find(|line| line.contains("error[access/unprintable]"));
        let place = place.unwrap_or_else(|| panic!("{words}: {}", run.stdout));
        let at: Vec<&str> = place.split(':').collect();
        let found = lab.read(SEMINAR).lines().position(|own| own == words).expect("the line") + 1;
        assert_eq!(at[1], found.to_string(), "{place}");
        lab.run(&["approve", SEMINAR, "--yes", "--as", "Chair", "--anonymised-by", "Manager", "--reference", "Item 1"])
            .ends(4);
    }
}

#[test]
fn two_slides_of_one_title_are_told_of_and_still_told_apart() {
    let body = "## What helped\n\n- One\n\n## What helped\n\n- Two\n";
    assert!(checked(body).contains("shape/slide-title"));
    let lab = Lab::copy_of("tests/golden/site");
    written(&lab, body);
    let approved =
        lab.run(&["approve", SEMINAR, "--yes", "--as", "Chair", "--anonymised-by", "Manager", "--reference", "Item 1"]);
    // A presentation in which two slides have one name is never made.
    assert_eq!(approved.status, Some(4), "{}", approved.stderr);
}

#[test]
fn timings_that_do_not_add_up_are_refused_with_both_sums() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.write(SEMINAR, lab.read(SEMINAR).replace("minutes = 15", "minutes = 4294967295"));
    let huge = lab.run(&["check", "--format", "short"]).ends(3).stdout;
    assert!(huge.contains("content/seminars/listening.md") && huge.contains("error["), "{huge}");
    lab.write(SEMINAR, lab.read(SEMINAR).replace("minutes = 4294967295", "minutes = 25"));
    let check = lab.run(&["check", "--format", "short"]).ends(3).stdout;
    let line = check.lines().find(|line| line.contains("shape/seminar-minutes")).expect("a finding");
    assert!(line.contains("30") && line.contains("20"), "{line}");
}

#[test]
fn an_exercise_that_says_nothing_is_refused() {
    for body in ["## Try\n\n::: exercise\n:::\n", "## Try\n\n::: exercise Talk\n\n \n:::\n"] {
        let check = checked(body);
        assert!(check.contains("error[shape/empty-exercise]"), "{body:?}: {check}");
    }
}

#[test]
fn what_looks_like_markup_in_titles_notes_and_tables_is_text_in_every_part_of_a_presentation() {
    let odd = "`]]>&amp;<a:t>`";
    let body = format!(
        "## Notes {odd}\n\n| {odd} | b |\n|---|---|\n| c | {odd} |\n\n::: notes\nSay {odd}.\n:::\n\n## Picture {odd}\n\n\
         - {odd} **{odd}**\n"
    );
    let lab = with_body(&body);
    let parts = parts(&file(&lab, "public/seminars/listening/slides.pptx"));
    let told = |from: &str| -> usize {
        let parts = parts.iter().filter(|(name, _)| name.starts_with(from));
        parts.map(|(_, text)| text.matches("]]&gt;&amp;amp;&lt;a:t&gt;").count()).sum()
    };
    assert!(told("ppt/slides/") >= 6 && told("ppt/notesSlides/") >= 1, "{} {}", told("ppt/slides/"), told("ppt/notes"));
    for (name, text) in &parts {
        assert!(!text.contains("]]>") && !text.contains("&amp;<"), "{name} holds markup");
    }
}
