//! Small plans published into temporary folders.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::base::{OutPath, SitePath, Sources, Span};
use crate::gate::Secrets;
use crate::render::{Holds, Job, Planned};
use crate::report::{Finding, Rule};

static BROKEN: Rule = Rule::error("render/broken", "");

/// A site folder in a temporary place, with its output in `public`.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(folder.path().join("site/content")).expect("a site folder");
        Self { folder }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn target(&self, out: &str) -> Result<Target, Refusal> {
        Target::new(&self.at(out), &self.at(""), &[self.at("content"), self.at("themes")])
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Receipt, WriteError> {
        publish(&plan(files), &self.target("public")?, &Proof::default(), &Quiet)
    }

    fn written(&self, files: &[(&str, &str)]) -> Receipt {
        self.publish(files).expect("a site")
    }

    /// Returns every path below the site folder with the text of files, in order.
    fn tree(&self) -> Vec<String> {
        let mut paths: Vec<_> = walkdir::WalkDir::new(self.at("")).min_depth(1).into_iter().flatten().collect();
        paths.sort_by(|a, b| a.path().cmp(b.path()));
        let shown = paths.iter().filter(|found| !found.file_type().is_dir()).map(|found| {
            let path = found.path().strip_prefix(self.at("")).expect("a path below").display().to_string();
            let text = fs::read_to_string(found.path()).unwrap_or_default();
            if path.ends_with(manifest::NAME) { path } else { format!("{path}: {text}") }
        });
        shown.collect()
    }
}

fn plan<'s>(files: &[(&'s str, &'s str)]) -> Plan<'s, Cleared> {
    let planned = files.iter().map(|&(path, text)| {
        let job: Job<'s> = Box::new(move |buffer| {
            assert!(buffer.is_empty(), "each job starts with an empty buffer");
            buffer.extend_from_slice(text.as_bytes());
            if text == "broken" { Err(finding(path)) } else { Ok(()) }
        });
        Planned { path: OutPath::new(path).expect("an address"), holds: Holds::of(|| vec!["some-id"]), job }
    });
    Plan::for_tests(planned.collect())
}

fn finding(path: &str) -> Finding {
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new(path).expect("a path"), "");
    Finding::new(&BROKEN, Span::whole(file), path)
}

const LIST: &str = "public/.candour-manifest.json";

#[test]
fn a_site_is_written_and_nothing_else_is_left() {
    let bench = Bench::new();
    let receipt = bench.written(&[("b/c.html", "two"), ("a.html", "one")]);
    assert_eq!(receipt, Receipt { files: 2, written: 2, bytes: 6, ..Receipt::default() });
    assert_eq!(bench.tree(), [LIST, "public/a.html: one", "public/b/c.html: two"]);
    let list = fs::read_to_string(bench.at(LIST)).expect("a manifest");
    let expected = r#"{"generator":"candour","version":1,"files":{
"a.html":{"sha256":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed","size":3,"ids":["some-id"]},
"b/c.html":{"sha256":"3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3","size":3,"ids":["some-id"]}
}}
"#;
    assert_eq!(list, expected);
    let manifest = Manifest::load(&bench.at("public")).expect("readable").expect("there");
    assert_eq!(manifest.record("a.html").map(|record| record.size), Some(3));
}

#[test]
fn changed_files_are_replaced_and_others_are_linked_or_vanish() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one"), ("b/c.html", "two"), ("d.html", "three")]);
    let receipt = bench.written(&[("a.html", "one"), ("d.html", "four"), ("e.html", "five")]);
    assert_eq!(receipt, Receipt { files: 3, written: 2, kept: 1, removed: 1, bytes: 11, ..Receipt::default() });
    assert_eq!(bench.tree(), [LIST, "public/a.html: one", "public/d.html: four", "public/e.html: five"]);
    assert!(!bench.at("public/b").exists());
}

#[test]
fn nothing_is_touched_when_nothing_has_changed() {
    let bench = Bench::new();
    let files = [("a.html", "one"), ("b/c.html", "two")];
    bench.written(&files);
    let before = fs::metadata(bench.at("public")).expect("a folder").modified().expect("a time");
    let receipt = bench.written(&files);
    assert_eq!(receipt, Receipt { files: 2, kept: 2, bytes: 6, ..Receipt::default() });
    assert_eq!(fs::metadata(bench.at("public")).expect("a folder").modified().expect("a time"), before);
    assert_eq!(bench.tree(), [LIST, "public/a.html: one", "public/b/c.html: two"]);
}

#[test]
fn a_file_that_somebody_edited_is_put_right() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one"), ("b.html", "two")]);
    bench.put("public/a.html", "0ne");
    fs::remove_file(bench.at("public/b.html")).expect("it was there");
    let receipt = bench.written(&[("a.html", "one"), ("b.html", "two")]);
    assert_eq!((receipt.written, receipt.kept), (2, 0));
    assert_eq!(bench.tree(), [LIST, "public/a.html: one", "public/b.html: two"]);
}

#[test]
fn a_failing_job_keeps_the_old_site_and_every_finding_is_heard() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    let before = bench.tree();
    let failed = bench.publish(&[("a.html", "new"), ("b.html", "broken"), ("c/d.html", "broken")]);
    let Err(WriteError::Findings(findings)) = failed else { panic!("{failed:?}") };
    assert_eq!(findings.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), ["b.html", "c/d.html"]);
    assert_eq!(bench.tree(), before);
}

#[test]
fn a_failing_disk_keeps_the_old_site() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    let before = bench.tree();
    let failed = bench.publish(&[("a.html", "new"), ("b", "a file"), ("b/c.html", "in a folder of the same name")]);
    assert!(matches!(failed, Err(WriteError::Io { .. })), "{failed:?}");
    assert_eq!(bench.tree(), before);
}

#[test]
fn files_of_others_are_carried_over() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    bench.put("public/CNAME", "example.org");
    bench.put("public/.well-known/security.txt", "contact");
    fs::create_dir(bench.at("public/empty")).expect("a folder");
    let receipt = bench.written(&[("b.html", "two")]);
    assert_eq!((receipt.carried, receipt.removed, receipt.left), (2, 1, None));
    let expected =
        [LIST, "public/.well-known/security.txt: contact", "public/CNAME: example.org", "public/b.html: two"];
    assert_eq!(bench.tree(), expected);
    assert!(bench.at("public/empty").is_dir());
}

#[cfg(unix)]
#[test]
fn links_of_others_are_carried_as_links() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    std::os::unix::fs::symlink("../content", bench.at("public/link")).expect("a link");
    bench.put("content/mine.md", "mine");
    bench.written(&[("a.html", "two")]);
    assert_eq!(fs::read_link(bench.at("public/link")).expect("a link"), Path::new("../content"));
    assert_eq!(fs::read_to_string(bench.at("content/mine.md")).expect("a file"), "mine");
}

#[test]
fn a_foreign_file_in_the_way_is_named() {
    let in_the_way = |foreign: &str, planned: &str| {
        let bench = Bench::new();
        bench.written(&[("a.html", "one")]);
        bench.put(foreign, "mine");
        let refused = bench.publish(&[("a.html", "two"), (planned, "three")]);
        let Err(WriteError::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert!(refusal.path.ends_with(foreign), "{refusal}");
        assert_eq!(fs::read_to_string(bench.at(foreign)).expect("a file"), "mine");
    };
    in_the_way("public/b.html", "b.html");
    in_the_way("public/b", "b/c.html");
    in_the_way("public/b/c.html", "b");
}

#[test]
fn names_that_candour_needs_are_refused() {
    for name in [manifest::NAME, staging::MARKER] {
        let refused = Bench::new().publish(&[(name, "text")]);
        assert!(matches!(refused, Err(WriteError::Refused(_))), "{refused:?}");
    }
}

#[test]
fn folders_that_are_not_for_output_are_refused() {
    let bench = Bench::new();
    bench.put("full/a.txt", "mine");
    bench.put("file", "mine");
    bench.put("broken/.candour-manifest.json", "{");
    bench.put("other/.candour-manifest.json", r#"{"generator":"other","version":1,"files":{}}"#);
    let hostile = r#"{"generator":"candour","version":1,"files":{"../x":{"sha256":"","size":1,"ids":[]}}}"#;
    bench.put("hostile/.candour-manifest.json", hostile);
    let check = |out: &str, words: &str| {
        let refusal = bench.target(out).expect_err(out).to_string();
        assert!(refusal.contains(words), "{out}: {refusal}");
    };
    check("/", "is a whole disk");
    check("", "is the site folder itself");
    check(".", "is the site folder itself");
    check("content/..", "is the site folder itself");
    check("..", "holds the site folder");
    check("content", "where the files you write are");
    check("content/public", "where the files you write are");
    check("themes/candour/out", "where the files you write are");
    check("full", "holds files that candour did not write");
    check("file", "is a file, not a folder");
    check("file/public", "is inside a file");
    check("broken", "is damaged");
    check("other", "was made by `other`");
    check("hostile", "is damaged");
    let home = std::env::home_dir().expect("a home folder").display().to_string();
    check(&home, "home folder");
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_where_a_folder_is() {
    let bench = Bench::new();
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(bench.at(to), bench.at(name)).expect("a link");
    link("content", "direct");
    link("content", "around");
    assert!(bench.target("direct").expect_err("a link").to_string().contains("is a link"));
    assert!(bench.target("around/public").expect_err("a link").to_string().contains("where the files you write are"));
}

#[test]
fn missing_and_empty_folders_are_welcome() {
    let bench = Bench::new();
    fs::create_dir(bench.at("empty")).expect("a folder");
    bench.put("desk/.DS_Store", "x");
    for out in ["new", "deeply/new", "empty", "desk"] {
        let target = bench.target(out).expect(out);
        let receipt = publish(&plan(&[("a.html", "one")]), &target, &Proof::default(), &Quiet).expect(out);
        assert_eq!(receipt.written, 1, "{out}");
    }
    assert!(bench.at("desk/.DS_Store").exists());
}

#[test]
fn a_site_moved_aside_by_a_killed_run_is_put_back() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    fs::rename(bench.at("public"), bench.at(".public.candour-old")).expect("a rename");
    bench.put(".public.candour-staging/.candour-staging", "");
    bench.put(".public.candour-staging/a.html", "half");
    bench.target("public").expect("a target");
    assert_eq!(fs::read_to_string(bench.at("public/a.html")).expect("the old site"), "one");
    bench.written(&[("a.html", "one")]);
    assert_eq!(bench.tree(), [LIST, "public/a.html: one"]);
}

#[test]
fn a_run_killed_after_the_swap_is_tidied_without_loss() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one"), ("b.html", "two")]);
    bench.put("public/.candour-staging", "");
    bench.put("public/CNAME", "example.org");
    for old in [".public.candour-staging", ".public.candour-old"] {
        bench.put(&format!("{old}/.candour-manifest.json"), &fs::read_to_string(bench.at(LIST)).expect("a manifest"));
        bench.put(&format!("{old}/a.html"), "older");
        bench.put(&format!("{old}/CNAME"), "example.org");
        bench.put(&format!("{old}/late/{old}.txt"), "came late");
    }
    bench.put(".public.candour-old/b.html/mine.txt", "in the way");
    bench.written(&[("a.html", "one"), ("b.html", "two")]);
    let expected = [
        ".public.candour-kept-1/b.html/mine.txt: in the way",
        LIST,
        "public/CNAME: example.org",
        "public/a.html: one",
        "public/b.html: two",
        "public/late/.public.candour-old.txt: came late",
        "public/late/.public.candour-staging.txt: came late",
    ];
    assert_eq!(bench.tree(), expected);
}

#[test]
fn folders_change_places_also_without_an_exchange() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    bench.put(".public.candour-staging/a.html", "two");
    let target = bench.target("public").expect("a target");
    swap::by_renames(target.places()).expect("two renames");
    assert_eq!(fs::read_to_string(bench.at("public/a.html")).expect("a file"), "two");
    assert!(swap::by_renames(target.places()).is_err(), "there is no staging folder any more");
    assert_eq!(fs::read_to_string(bench.at("public/a.html")).expect("a file"), "two");
}

#[test]
fn two_runs_at_once_are_refused() {
    let bench = Bench::new();
    let target = bench.target("public").expect("a target");
    let lock = Lock::take(target.places()).expect("a lock");
    let refused = bench.publish(&[("a.html", "one")]);
    let Err(WriteError::Refused(refusal)) = refused else { panic!("{refused:?}") };
    assert!(refusal.message.contains(&format!("(process {})", std::process::id())), "{refusal}");
    drop(lock);
    bench.put(".public.candour-lock", "99999");
    bench.written(&[("a.html", "one")]);
    assert_eq!(bench.tree(), [LIST, "public/a.html: one"]);
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    fs::set_permissions(bench.at("public"), fs::Permissions::from_mode(0o750)).expect("a change");
    bench.written(&[("a.html", "two")]);
    assert_eq!(fs::metadata(bench.at("public")).expect("a folder").permissions().mode() & 0o777, 0o750);
}

#[test]
fn words_that_are_not_public_stop_the_site_in_whatever_form_they_come() {
    let bench = Bench::new();
    bench.written(&[("a.html", "one")]);
    let before = bench.tree();
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new("content/a.md").expect("a path"), "");
    let proof = Proof::for_tests(Secrets::for_tests("The father \"wasn't\" seen by anyone.", file));
    let forms = [
        ("a.html", "<p>the father <em>wasn’t</em> seen by anyone"),
        ("a.json", "\"The father \\\"wasn't\\\" seen by anyone.\""),
        ("a.xml", "<title>father “wasn&#39;t” seen by anyone</title>"),
        ("a.txt", "the father wasn't\nseen by others"),
        ("a.eml", "the father wasn=E2=80=99t se=\r\nen by others"),
    ];
    for (path, text) in forms {
        let failed = publish(&plan(&[(path, text)]), &bench.target("public").expect("a target"), &proof, &Quiet);
        let Err(WriteError::Findings(findings)) = failed else { panic!("{text}: {failed:?}") };
        assert_eq!(findings.iter().map(|f| f.rule.code).collect::<Vec<_>>(), ["proof/leak"], "{text}");
        assert!(!findings[0].message.contains("father"), "the finding says what it should keep");
    }
    assert_eq!(bench.tree(), before);
    let others = plan(&[("a.html", "the father was seen by anyone")]);
    publish(&others, &bench.target("public").expect("a target"), &proof, &Quiet).expect("nothing stands against this");
}
