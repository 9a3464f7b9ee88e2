//! What a message says, in each of its forms.

use std::path::PathBuf;

use serde_json::Value;

use crate::lab::Lab;
use crate::post::{read, shown};
use crate::words::{between, of_html, of_notify, of_text};
use crate::{FOLDER, ISSUE};

/// Each message of the example: its folder, its draft, and where its part of the web page begins and ends.
const NEWSLETTER: (&str, &str) = ("<div class=\"doc-grid\">", "<section class=\"group no-print\"");
const LETTER: (&str, &str) =
    ("<section class=\"panel glance", "<section class=\"group\" aria-labelledby=\"part-next\"");
const MESSAGES: [(&str, &str, (&str, &str)); 5] = [
    ("newsletters/2024-12", "newsletter.eml", NEWSLETTER),
    ("newsletters/2025-07", "newsletter.eml", NEWSLETTER),
    ("newsletters/2026-02", "newsletter.eml", NEWSLETTER),
    ("newsletters/2026-09", "newsletter.eml", NEWSLETTER),
    ("letters/2026-neglect", "letter.eml", LETTER),
];

fn built(lab: Lab) -> Lab {
    lab.run(&["build", "--no-documents"]).ends(0);
    lab
}

fn public(lab: &Lab, path: &str) -> String {
    lab.read(&format!("public/{path}"))
}

fn paths(lab: &Lab) -> Vec<PathBuf> {
    MESSAGES.iter().map(|(folder, draft, _)| lab.path(&format!("public/{folder}/{draft}"))).collect()
}

#[test]
fn the_web_page_and_every_form_of_a_message_say_the_same() {
    let lab = built(Lab::example());
    let drafts = read(&paths(&lab));
    for ((folder, _, (from, to)), draft) in MESSAGES.iter().zip(&drafts) {
        let is_letter = folder.starts_with("letters");
        let page = public(&lab, &format!("{folder}.html"));
        let mut page = format!("<p{}", between(&page, from, to));
        let cut = |text: &str| -> String {
            // The web page shows the seminar of a letter as a card, which says more; the text has no head of a table.
            let text = if is_letter { text.split("A session you can run").next().unwrap_or(text) } else { text };
            let head = "<tr><th scope=\"col\"";
            match text.split_once(head).filter(|_| is_letter) {
                Some((before, rest)) => format!("{before}{}", rest.split_once("</tr>").expect("a row").1),
                None => text.to_owned(),
            }
        };
        page = cut(&page.replace("</th>", " ").replace("</td>", " "));
        if is_letter {
            page = page.replace("<caption class=\"hidden\">Who is asked to do what, and by when</caption>", "");
        }
        let expected = of_html(&page);
        assert!(expected.len() > 300, "{folder}: {expected:?}");
        let whole = public(&lab, &format!("{folder}/email.html"));
        let sheet = |html: &str| {
            let sheet = between(html, "Read this in your browser</a></p>", "<td class=\"foot\"").to_owned();
            cut(&sheet.replace("</th>", " ").replace("</td>", " "))
        };
        same(folder, "email.html", &of_html(&sheet(&whole)), &expected);
        same(folder, "paste.txt", &of_html(&sheet(&public(&lab, &format!("{folder}/paste.txt")))), &expected);
        let listmonk: Value = serde_json::from_str(&public(&lab, &format!("{folder}/listmonk.json"))).expect("JSON");
        same(folder, "listmonk.json", &of_html(&sheet(listmonk["body"].as_str().expect("a body"))), &expected);
        same(folder, "draft, HTML", &of_html(&sheet(draft["html"].as_str().expect("HTML"))), &expected);
        let text = public(&lab, &format!("{folder}/email.txt"));
        let told = |text: &str, end: &str| {
            let told = between(text, &format!("{folder}.html\n"), end).to_owned();
            let told =
                if is_letter { told.replace("Who: ", "").replace("What: ", "").replace("By: ", "") } else { told };
            told.split("A session you can run").next().unwrap_or_default().to_owned()
        };
        same(folder, "email.txt", &of_text(&told(&text, "\n-- \n")), &expected);
        assert_eq!(draft["text"].as_str().map(|text| text.replace("\r\n", "\n")), Some(text), "{folder}: draft, text");
        let notify = public(&lab, &format!("{folder}/notify.txt"));
        same(folder, "notify.txt", &of_notify(&told(&notify, "\n---\n\nYou receive")), &expected);
    }
}

fn same(folder: &str, form: &str, found: &[String], expected: &[String]) {
    let at = found.iter().zip(expected).position(|(a, b)| a != b).unwrap_or(found.len().min(expected.len()));
    let near = |words: &[String]| words[at.saturating_sub(5)..(at + 10).min(words.len())].join(" ");
    assert!(found == expected, "{folder}: {form}\n has … {}\n not … {}", near(found), near(expected));
}

#[test]
fn python_reads_every_draft_without_a_fault() {
    let lab = built(Lab::example());
    for (path, draft) in paths(&lab).iter().zip(read(&paths(&lab))) {
        let path = path.display();
        assert_eq!(draft["faults"], serde_json::json!([]), "{path}");
        assert_eq!(draft["bare"], 0, "{path}: line ends");
        assert!(draft["longest"].as_u64() <= Some(998), "{path}: {}", draft["longest"]);
        let head = |name: &str| {
            let field = draft["head"].as_array().expect("a head").iter().find(|field| field[0] == name);
            field.unwrap_or_else(|| panic!("{path} has no {name}"))[1].as_str().expect("words").to_owned()
        };
        assert_eq!(head("x-unsent"), "1");
        assert!(head("from").contains("<learning@example.org>"), "{path}");
        assert!(head("list-unsubscribe").starts_with("<https://lists.wealdmere.example.org/stop"), "{path}");
        assert!(head("message-id").ends_with("@learning.wealdmere.example.org>"), "{path}");
        assert!(!draft["head"].to_string().contains("\"to\""), "a draft is addressed to nobody");
        assert_eq!(draft["types"], serde_json::json!(["multipart/alternative", "text/plain", "text/html"]), "{path}");
    }
}

#[test]
fn a_real_mail_reader_shows_a_draft_as_it_was_written() {
    let lab = built(Lab::example());
    let shown = shown(&lab.path("public/newsletters/2026-09/newsletter.eml"), &lab.path(""));
    let text = public(&lab, "newsletters/2026-09/email.txt");
    assert!(shown.contains("Subject: Who do you trust? Learning for autumn"), "{shown}");
    assert!(shown.contains(&text), "{shown}");
}

#[test]
fn a_message_asks_no_server_for_anything_but_pictures_of_its_own_site() {
    let lab = built(Lab::example());
    for (folder, ..) in MESSAGES {
        for form in ["email.html", "paste.txt"] {
            let html = public(&lab, &format!("{folder}/{form}"));
            assert!(html.len() < 100_000, "{folder}/{form}: {} bytes", html.len());
            for mark in ["<script", "<link", "url(", "@import", "@font-face", "<iframe", "position:", "float:"] {
                assert!(!html.contains(mark), "{folder}/{form} holds `{mark}`");
            }
            for source in html.split(" src=\"").skip(1) {
                assert!(source.starts_with("https://learning.wealdmere.example.org/assets/"), "{folder}: {source:.80}");
            }
            let tables = html.matches("<table").count();
            let told = html.matches("<table role=\"presentation\"").count() + html.matches("scope=\"col\"").count() / 3;
            assert_eq!(tables, told, "{folder}/{form}: every table is for layout and says so, or has a head");
        }
    }
}

/// Puts a picture into the issue, and approves it.
fn with_picture(picture: &[u8]) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    let text = lab.read("content/newsletters/2026-03.md");
    std::fs::remove_file(lab.path("content/newsletters/2026-03.md")).expect("removed");
    std::fs::remove_file(lab.path("content/newsletters/2026-03.approval.toml")).expect("removed");
    lab.write("content/newsletters/2026-03/steps.png", picture);
    let text = text.replace("Write to us", "![Three steps: ask, act, tell back](steps.png)\n\nWrite to us");
    lab.write("content/newsletters/2026-03/index.md", text);
    lab.approve(&["content/newsletters/2026-03/index.md"]);
    lab
}

#[test]
fn a_huge_picture_goes_out_small_and_one_that_cannot_be_small_is_refused() {
    let png = |picture: &image::DynamicImage| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
        bytes.into_inner()
    };
    let lab = built(with_picture(&png(&image::DynamicImage::new_luma8(20_000, 3_000))));
    let draft = std::fs::metadata(lab.path(&format!("public/{FOLDER}/newsletter.eml"))).expect("a draft");
    assert!(draft.len() < 300_000, "{} bytes", draft.len());
    let html = public(&lab, &format!("{FOLDER}/email.html"));
    assert!(html.contains("width=\"552\" height=\"82\""), "{}", between(&html, "<img", ">"));
    // Noise has no smaller form: many mailboxes would refuse the message.
    let mut state = 7_u32;
    let noise = image::RgbImage::from_fn(1_300, 1_300, |_, _| {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        image::Rgb([next(), next(), next()])
    });
    let run = with_picture(&png(&noise.into())).run(&["build", "--no-documents"]).ends(3);
    assert!(run.stderr.contains("error[mail/too-large]: the pictures of this message weigh "), "{}", run.stderr);
}

#[test]
fn a_picture_goes_along_with_a_draft_and_has_words_in_every_form() {
    let lab = built(with_picture(include_bytes!("../golden/site/content/briefings/listening/steps.png")));
    let draft = &read(&[lab.path(&format!("public/{FOLDER}/newsletter.eml"))])[0];
    assert_eq!(draft["faults"], serde_json::json!([]));
    let id = draft["ids"][0].as_str().expect("a picture").trim_matches(['<', '>']).to_owned();
    let html = draft["html"].as_str().expect("HTML");
    assert!(html.contains(&format!("src=\"cid:{id}\" alt=\"Three steps: ask, act, tell back\"")), "{html}");
    assert!(!html.contains("src=\"http"), "a draft carries its pictures");
    let web = public(&lab, &format!("{FOLDER}/email.html"));
    let address = between(&web, "src=\"https://learning.testwick.example.org/scp/", "\"");
    assert!(lab.path(&format!("public/{address}")).exists(), "{address}");
    for form in ["email.txt", "notify.txt"] {
        assert!(public(&lab, &format!("{FOLDER}/{form}")).contains("Three steps: ask, act, tell back"), "{form}");
    }
}

#[test]
fn words_of_an_author_are_never_taken_for_a_mark_of_a_mailing_service() {
    let lab = Lab::copy_of("tests/golden/site");
    let text = lab.read("content/newsletters/2026-03.md");
    let hostile = "Write {{ .Subscriber.Email }} to *|EMAIL|* or [[link]] or ((name)) & <b>.";
    lab.write("content/newsletters/2026-03.md", text.replace("Thank you for opening your records to us.", hostile));
    lab.approve(&["content/newsletters/2026-03.md"]);
    let lab = built(lab);
    let paste = public(&lab, &format!("{FOLDER}/paste.txt"));
    assert_eq!(paste.matches("*|").count(), 1, "only the mark from the settings");
    assert!(paste.contains("href=\"*|UNSUB|*\"") && !paste.contains("[[") && !paste.contains("<b>"), "{paste}");
    let listmonk: Value = serde_json::from_str(&public(&lab, &format!("{FOLDER}/listmonk.json"))).expect("JSON");
    let body = listmonk["body"].as_str().expect("a body");
    assert_eq!(body.matches("{{").count(), 1, "{body}");
    assert!(body.contains("href=\"{{ UnsubscribeURL }}\""), "{body}");
    assert!(listmonk["altbody"].as_str().expect("a text").contains("{{ \"{{\" }} .Subscriber.Email"));
    assert!(!public(&lab, &format!("{FOLDER}/notify.txt")).contains("((name))"));
}

#[test]
fn a_withdrawn_item_is_withdrawn_from_every_form() {
    for kind in ["removed", "withdrawn"] {
        let lab = built(Lab::copy_of("tests/golden/site"));
        let forms = ["email.html", "email.txt", "paste.txt", "notify.txt", "listmonk.json", "newsletter.eml"];
        let title = "Listening, and telling back";
        for form in forms {
            assert!(public(&lab, &format!("{FOLDER}/{form}")).contains(title), "{form} never carried it");
        }
        let more = ["--as", "Chair of the sub-group", "--kind", kind, "--reason", "error", "--yes"];
        lab.run(&[&["withdraw", "briefing-listening"][..], &more].concat()).ends(0);
        let lab = built(lab);
        for form in forms {
            let text = public(&lab, &format!("{FOLDER}/{form}"));
            assert!(text.contains("Withdrawn on 22 November 2026"), "{kind}: {form}");
            assert!(!text.contains("Seven minutes about going back"), "{kind}: {form} still says what it was about");
            assert_eq!(text.contains(title), kind == "withdrawn", "{kind}: {form}");
        }
    }
}

#[test]
fn a_message_that_nobody_could_read_to_its_end_stops_the_build() {
    let lab = Lab::copy_of("tests/golden/site");
    let text = lab.read("content/newsletters/2026-03.md");
    let paragraph = "Write to us with your questions, and tell us what has changed in your team.\n\n".repeat(700);
    lab.write("content/newsletters/2026-03.md", text.replace("Write to us with your questions.", &paragraph));
    lab.approve(&["content/newsletters/2026-03.md"]);
    let run = lab.run(&["build", "--no-documents"]).ends(3);
    assert!(run.stderr.contains("error[mail/too-large]: this message would have"), "{}", run.stderr);
}

#[test]
fn one_file_of_the_theme_can_be_replaced_by_itself() {
    let lab = Lab::copy_of("tests/golden/site");
    let own = "<h1>{{ mail.title }}</h1>{{ mail.body }}{% for line in mail.foot %}{{ line }}{% endfor %}";
    lab.write("themes/candour/email/sheet.html", own);
    let style = include_str!("../../themes/candour/email/style.css")
        .replace(".heading {", ".heading { color: #123456; } .old {");
    lab.write("themes/candour/email/style.css", style);
    let lab = built(lab);
    let html = public(&lab, &format!("{FOLDER}/email.html"));
    assert!(html.contains("<h1>Learning in March</h1>"), "{html}");
    assert!(html.contains("<h2 class=\"heading\" style=\"color: #123456\">In this issue</h2>"), "{html}");
    lab.write("themes/candour/email/style.css", ".heading { position: fixed; margin: -4px; }\n");
    let run = lab.run(&["build", "--no-documents"]).ends(3);
    assert!(run.stderr.contains("mail programs do not take `position`"), "{}", run.stderr);
    assert!(run.stderr.contains("Outlook takes for `margin` only margins of 0 or more"), "{}", run.stderr);
}

#[test]
fn one_issue_alone_is_the_same_as_in_the_site() {
    let lab = built(Lab::copy_of("tests/golden/site"));
    lab.run(&["issue", ISSUE, "--out", "one"]).ends(0);
    let site: Vec<_> = lab.files(&format!("public/{FOLDER}"));
    let alone: Vec<_> = lab.files("one").into_iter().filter(|(path, _)| !path.starts_with('.')).collect();
    assert_eq!(alone.len(), 6);
    assert!(site == alone, "an issue on its own differs");
    let run = lab.run(&["issue", "briefing-listening", "--out", "two"]).ends(2);
    assert!(run.stderr.contains("`briefing-listening` is a briefing; only newsletters and letters go out by mail"));
    let run = lab.run(&["issue", "newsletter-2026-3", "--out", "two"]).ends(2);
    assert!(run.stderr.contains("did you mean `newsletter-2026-03`?"), "{}", run.stderr);
    lab.run(&["issue", ISSUE, "--out", "content/two"]).ends(2);
}
