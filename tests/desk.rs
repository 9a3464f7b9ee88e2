//! A desk judges a folder as often as it is asked, and each judgement gives the public site and the preview.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use candour::base::{Digest, Span, Today};
use candour::gate::Clearance;
use candour::load::LoadError;
use candour::pipeline::{Desk, Hint, Judged};
use candour::render::{Planned, Press, Theme};
use candour::report::Finding;
use lab::{Dice, Lab, TODAY};

fn today() -> Today {
    Today(TODAY.parse().expect("a day"))
}

#[test]
fn one_judgement_gives_the_public_site_and_the_preview() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("draft", "Nobody has approved this.");
    let judged = Desk::new(lab.path("")).judge(today(), &Hint::Everything).expect("a site");
    let (public, preview) = (judged.assemble(&mut Vec::new()), judged.preview());
    assert!(public.library().by_id("page-draft").is_none(), "a draft is public");
    let draft = preview.library().by_id("page-draft").expect("the draft");
    assert_eq!((draft.state.name(), draft.approved.is_none()), ("waiting", true));
    assert!(public.library().pages.len() > 3);
    for page in &public.library().pages {
        let same = preview.library().by_id(page.document.id()).expect("each public page");
        assert!(std::sync::Arc::ptr_eq(&same.document, &page.document), "a document was copied");
        assert_eq!((same.state, &same.place.path), (page.state, &page.place.path));
    }
}

#[test]
fn a_page_alone_is_what_the_whole_plan_holds_at_its_address() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("draft", "Nobody has approved this.");
    let judged = Desk::new(lab.path("")).judge(today(), &Hint::Everything).expect("a site");
    let theme = || Theme::compile(&judged.folder, &judged.settings, &mut Vec::new()).expect("a theme");
    let (public, preview) = (judged.assemble(&mut Vec::new()), judged.preview());
    let (folder, settings, lists) = (&judged.folder, &judged.settings, &judged.vocabularies);
    same(&Press::new(&public, theme(), folder, settings, lists, judged.today).without_documents());
    same(&Press::new(&preview, theme(), folder, settings, lists, judged.today).without_documents());
}

/// Compares each file of a plan with the one that is found alone.
fn same<'s, C: Clearance>(press: &'s Press<'s, C>) {
    let (plan, pages) = (press.plan(&mut Vec::new()), press.pages());
    let bytes = |file: &Planned<'_>| {
        let mut bytes = Vec::new();
        assert!((file.job)(&mut bytes).is_ok(), "{} cannot be made", file.path);
        bytes
    };
    for file in plan.files() {
        let alone = pages.find(&file.path).unwrap_or_else(|| panic!("{} is not found alone", file.path));
        assert!(bytes(file) == bytes(alone), "{} is another file when it is asked for alone", file.path);
        assert_eq!(*file.holds, *alone.holds, "{}", file.path);
    }
    let planned = plan.files().iter().filter(|file| !file.path.as_str().starts_with("assets/search/"));
    let (mut planned, mut found) =
        (planned.map(|file| &file.path).collect::<Vec<_>>(), pages.paths().collect::<Vec<_>>());
    planned.retain(|path| path.as_str() != "search/index.html");
    found.retain(|path| path.as_str() != "search/index.html");
    found.sort();
    assert_eq!(found, planned);
}

/// One thing that somebody does to a site folder; returns the paths that it touched.
type Deed = fn(&Lab, &mut Dice) -> Vec<String>;

const SENTENCES: &[&str] = &[
    "Since then we have asked again.",
    "Call 07700 900123 at once.",
    "Child A, aged 7, lived in Anytown with two older brothers.",
    "The MARAC met, and so did the ABCDE.",
    "See [the page](id:page-0) and [no page](id:page-99), or [a file](page-1.md#part-two).",
    "## Part two",
    "Alder Lane Hub is open to all.",
    "| Team | Children |\n|---|---|\n| North | 12 |\n| South | 14 |",
    "![a picture](dot.png)",
    "<b>no markup</b>",
];

const DEEDS: &[Deed] = &[
    |lab, dice| {
        let path = one_of(lab, dice, ".md");
        let text = format!("{}\n{}\n", lab.read(&path), SENTENCES[dice.below(SENTENCES.len())]);
        written(lab, &path, text)
    },
    |lab, dice| {
        let number = dice.below(4);
        lab.page(&number.to_string(), SENTENCES[dice.below(SENTENCES.len())]);
        vec![format!("content/pages/page-{number}.md"), format!("content/pages/{number}.md")]
    },
    |lab, dice| {
        let path = one_of(lab, dice, ".md");
        let text = lab.read(&path).replacen("title = \"", "title = \"New ", 1);
        written(lab, &path, text)
    },
    |lab, dice| {
        let path = one_of(lab, dice, ".md");
        let text = lab.read(&path).replacen("+++\n", "+++\nthis is = = no line\n", 1);
        written(lab, &path, text)
    },
    |lab, dice| {
        let path = one_of(lab, dice, ".md");
        let id = ["page-0", "page-1"][dice.below(2)];
        let text = lab.read(&path);
        let lines =
            text.lines().map(|line| if line.starts_with("id = ") { format!("id = \"{id}\"") } else { line.into() });
        let text = lines.collect::<Vec<String>>().join("\n");
        written(lab, &path, text)
    },
    |lab, dice| {
        let path = one_of(lab, dice, ".md");
        let other = format!("content/{}/moved-{}.md", ["pages", "glossary", "briefings"][dice.below(3)], dice.below(3));
        lab.write(&other, lab.read(&path));
        std::fs::remove_file(lab.path(&path)).expect("the file goes");
        vec![path, other]
    },
    |lab, dice| {
        let ending = [".md", ".approval.toml"][dice.below(2)];
        let path = one_of(lab, dice, ending);
        std::fs::remove_file(lab.path(&path)).expect("the file goes");
        vec![path]
    },
    |lab, dice| {
        let path = one_of(lab, dice, ".approval.toml");
        let text = lab.read(&path).replacen("approved_by = \"", "approved_by = \"Old ", 1);
        written(lab, &path, text)
    },
    |lab, dice| {
        let answer = "[[allow]]\ntext = \"Alder Lane Hub\"\nkind = \"venue\"\nreason = \"open to all\"\nby = \"Business Manager\"\n\
                      expires = 2027-11-21\n";
        written(lab, "content/_disclosure/allowed.toml", answer.repeat(dice.below(3)))
    },
    |lab, dice| {
        let word = |id: &str| format!("[[word]]\nid = \"{id}\"\nlabel = \"The {id}\"\n");
        let words = ["neglect", "babies", "schools"].map(word)[..=dice.below(3)].join("\n");
        written(lab, "content/_vocabulary/themes.toml", format!("label = \"Themes\"\n{words}"))
    },
    |lab, dice| {
        let text =
            lab.read("candour.toml").replacen("title = \"", ["title = \"A ", "title = \"The "][dice.below(2)], 1);
        written(lab, "candour.toml", text)
    },
    |lab, dice| {
        let text = lab.read("candour.toml");
        let without = text.split("\n[approval]").next().unwrap_or_default();
        let posts = dice.below(3);
        let policy = if posts > 0 { format!("\n[approval]\nminimum = {posts}\n") } else { String::new() };
        written(lab, "candour.toml", format!("{without}{policy}"))
    },
    |lab, dice| {
        let template = ["<p>{{ card.title }}</p>\n", "{% if %}"][dice.below(2)];
        let row = format!("{{% component row(card, @root, @t) -%}}\n{template}{{%- endcomponent row %}}\n");
        written(lab, "themes/candour/templates/components/row.html", row)
    },
    |lab, dice| {
        let size = u32::try_from(dice.below(3)).expect("small") + 1;
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(size, 1).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
        lab.write("content/pages/dot.png", bytes.into_inner());
        vec!["content/pages/dot.png".to_owned()]
    },
    |lab, dice| {
        let text = "+++\nid = \"term-abcde\"\ntitle = \"All before children do everything\"\nsummary = \"A term.\"\n\
                    author_role = \"Learning Officer\"\nabbreviation = \"ABCDE\"\n+++\n\nIt is a term.\n";
        written(lab, "content/glossary/abcde.md", text.replace("ABCDE", ["ABCDE", "ABCDF"][dice.below(2)]))
    },
];

fn written(lab: &Lab, path: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    lab.write(path, text);
    vec![path.to_owned()]
}

/// Returns the path of a file of the content with that ending.
fn one_of(lab: &Lab, dice: &mut Dice, ending: &str) -> String {
    let files = walkdir::WalkDir::new(lab.path("content")).sort_by_file_name();
    let paths = files.into_iter().map(|entry| entry.expect("an entry").into_path());
    let inner = paths.map(|path| path.strip_prefix(lab.path("")).expect("in the site").to_string_lossy().into_owned());
    let wanted: Vec<String> = inner.filter(|path| path.ends_with(ending)).collect();
    if wanted.is_empty() {
        lab.page("0", "The last one left.");
        return "content/pages/0.md".to_owned();
    }
    wanted[dice.below(wanted.len())].clone()
}

/// Everything that a judgement says, in a form that can be compared: findings and states, and each file of both plans.
fn told(judged: &Result<Judged, LoadError>, with_files: bool) -> Vec<String> {
    let Ok(judged) = judged else { return vec!["no site".to_owned()] };
    let mut said: Vec<String> = Vec::new();
    let path = |span: Span| format!("{}:{}-{}", judged.folder.sources.get(span.file).path, span.start, span.end);
    let mut late = judged.findings.clone();
    let (public, preview) = (judged.assemble(&mut late), judged.preview());
    let theme = |late: &mut Vec<Finding>| Theme::compile(&judged.folder, &judged.settings, late);
    if let (Some(theme), Some(own)) = (theme(&mut late), theme(&mut Vec::new()).filter(|_| with_files)) {
        let (folder, settings, lists) = (&judged.folder, &judged.settings, &judged.vocabularies);
        let press = Press::new(&public, theme, folder, settings, lists, judged.today).without_documents();
        let draft = Press::new(&preview, own, folder, settings, lists, judged.today).without_documents();
        let (plan, drafts) = (press.plan(&mut late), draft.plan(&mut Vec::new()));
        for (kind, file) in
            plan.files().iter().map(|file| ("public", file)).chain(drafts.files().iter().map(|f| ("draft", f)))
        {
            let mut bytes = Vec::new();
            let made = (file.job)(&mut bytes).map_err(|finding| finding.message);
            said.push(format!("{kind} {} {:?} {made:?} {}", file.path, file.holds, Digest::of(&bytes)));
        }
    }
    for finding in &late {
        let labels: Vec<String> = finding.labels.iter().map(|(span, text)| format!("{} {text}", path(*span))).collect();
        let Finding { rule, severity, span, part, message, help, mark, .. } = finding;
        let place = path(*span);
        said.push(format!("{place} {} {severity:?} {part:?} {message} {help:?} {mark:?} {labels:?}", rule.code));
    }
    let states = judged.admission.entries.iter();
    said.extend(
        states.map(|entry| format!("{} {:?} {entry:?}", judged.folder.sources.get(entry.file).path, entry.state)),
    );
    let number = regex::Regex::new(r"FileId\(\d+\)").expect("a pattern");
    let mut said: Vec<String> = said.iter().map(|line| number.replace_all(line, "a file").into_owned()).collect();
    said.sort();
    said
}

/// Does random deeds to a site, and compares what a desk says after each with what one says that knows nothing.
fn walk(seed: u64, steps: usize) {
    let lab = Lab::copy_of("tests/golden/site");
    let (mut dice, mut desk, mut day) = (Dice(seed), Desk::new(lab.path("")), today());
    drop(desk.judge(day, &Hint::Everything));
    for step in 0..steps {
        let mut paths = Vec::new();
        for _ in 0..=dice.below(2) {
            paths.extend(DEEDS[dice.below(DEEDS.len())](&lab, &mut dice));
        }
        if dice.below(10) == 0 {
            day = Today(day.0.plus_months(1));
        }
        let hint = match dice.below(3) {
            0 => Hint::Everything,
            _ => Hint::At(paths.iter().map(|path| lab.path(path)).collect()),
        };
        let with_files = step % 5 == 4;
        let again = told(&desk.judge(day, &hint), with_files);
        let fresh = told(&Desk::new(lab.path("")).judge(day, &Hint::Everything), with_files);
        let lost: Vec<&String> = fresh.iter().filter(|line| !again.contains(line)).collect();
        let stale: Vec<&String> = again.iter().filter(|line| !fresh.contains(line)).collect();
        assert!(again == fresh, "seed {seed}, step {step}, {hint:?}\nnot said: {lost:#?}\nsaid wrongly: {stale:#?}");
    }
}

#[test]
fn a_judgement_never_depends_on_those_before_it() {
    for seed in [1, 2] {
        walk(0x9E37_79B9_7F4A_7C15 ^ seed, 15);
    }
}
