//! What goes out is judged once more: a theme, a setting or a list may say what no document says.
#![expect(clippy::disallowed_methods, reason = "a test looks at files")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::path::Path;

use lab::{Lab, Run};

/// Builds a small site whose every page ends with some words of the theme.
fn with_footer(words: &str) -> (Lab, Run) {
    let lab = Lab::empty();
    lab.page("one", "Teams meet once a month.");
    lab.approve(&["content/pages/one.md"]);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/candour/templates/base.html");
    let base = std::fs::read_to_string(base).expect("a template");
    let ended = base.replace("</body>", &format!("{words}\n</body>"));
    assert_ne!(base, ended, "the template has no end");
    lab.write("themes/candour/templates/base.html", ended);
    let run = lab.run(&["build"]);
    (lab, run)
}

#[test]
fn an_identifier_in_a_template_publishes_nothing() {
    for (rule, words) in [
        ("anon/phone", "<p>Ring us on 07700 900123.</p>"),
        ("anon/phone", "<p>Ring us on <b>0770</b>0 90<i>0123</i>.</p>"),
        ("anon/email", "<a href=\"mailto:priya.nandakumar@mail.example.com\">Write to us</a>"),
        ("anon/nhs-number", "<p>NHS number 999&#32;123&nbsp;4560</p>"),
        ("anon/worker", "<p>This page is looked after by <b>Mrs</b> <i>Priya Nandakumar</i>, who lives here.</p>"),
        ("anon/date-of-birth", "<img src=\"a.png\" alt=\"Born on 3 May 2016\">"),
    ] {
        let (lab, run) = with_footer(words);
        let run = run.ends(5);
        assert!(run.stderr.contains("proof/identifier"), "{words}\n{}", run.stderr);
        assert!(run.stderr.contains(rule), "{words}\n{}", run.stderr);
        assert!(!lab.path("public").exists(), "{words}");
        let told = run.stderr.matches("error[proof/identifier]").count();
        assert!(told <= 3, "{told} findings for one fault\n{}", run.stderr);
        assert!(!run.stderr.contains("Nandakumar") && !run.stderr.contains("900123"), "{}", run.stderr);
    }
}

#[test]
fn words_that_identify_nobody_go_out() {
    for words in [
        "<p>Ring NSPCC on 0808 800 5000, or 999 when a child is in danger now.</p>",
        "<p>Made on <time>12 March 2026</time> by the Business Manager.</p>",
        "<p>Teams meet <b>once</b> a month.</p>",
    ] {
        let (_, run) = with_footer(words);
        run.ends(0);
    }
}

#[test]
fn an_identifier_in_a_setting_or_a_list_publishes_nothing() {
    let lab = Lab::empty();
    lab.page("one", "Teams meet once a month.");
    lab.approve(&["content/pages/one.md"]);
    let settings = lab.read("candour.toml");
    let said = "[site]\ndescription = \"Ask Mrs Priya Nandakumar, who told us of it, on 07700 900123.\"";
    lab.write("candour.toml", settings.replace("[site]", said));
    let run = lab.run(&["build"]).ends(5);
    assert!(run.stderr.contains("proof/identifier"), "{}", run.stderr);
    lab.write("candour.toml", settings).run(&["build"]).ends(0);
}

#[test]
fn what_a_person_allowed_in_a_document_goes_out_with_it() {
    let lab = Lab::example();
    lab.run(&["build", "--no-documents", "--today", "2026-11-22"]).ends(0);
}

#[test]
fn interface_words_in_another_language_name_nobody() {
    let lab = Lab::copy_of("tests/golden/site");
    let settings = lab.read("candour.toml").replacen("[site]", "[site]\nlanguage = \"cy\"", 1);
    lab.write("candour.toml", &settings);
    lab.run(&["build"]).ends(0);
    // A name beside such a word stays one.
    let named = settings.replacen("One document of every kind.", "Hafan Priya Nandakumar", 1);
    assert_ne!(settings, named, "the site has another description");
    lab.write("candour.toml", named);
    let run = lab.run(&["build"]).ends(5);
    assert!(run.stderr.contains("anon/name"), "{}", run.stderr);
    assert!(!run.stderr.contains("Nandakumar"), "{}", run.stderr);
}
