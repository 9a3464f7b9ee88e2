//! Every rule has a page, and the examples on it are real: what is called bad is found, what is called good is not.
//!
//! The blocks below one heading, `## Bad` or `## Good`, make one site on top of a small whole one:
//!
//! - `markdown body` is the text of `content/pages/example.md`;
//! - `toml front` is added to its front matter, where a key that is repeated takes the place of the one below;
//! - `LANGUAGE path/of/a.file` is a whole file.
//!
//! A page without examples tells one in words, below `## Example`.

#![expect(clippy::print_stdout, reason = "a test says what it leaves out")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use lab::Lab;
use serde_json::Value;

const FRONT: &str = "id = \"page-example\"\ntitle = \"Example\"\nsummary = \"An example page.\"\n\
                     author_role = \"Learning Officer\"\n";
const BODY: &str = "Tell us early if you are worried about a child.\n";
const SECOND: &str = "+++\nid = \"page-second\"\ntitle = \"Second\"\nsummary = \"A second page.\"\n\
                      author_role = \"Learning Officer\"\n+++\n\n## First steps\n\nTalk to your safeguarding lead.\n\n\
                      ## Who to call\n\nCall the front door of your area.\n";
/// Faults that cannot be shown apart.
const TOGETHER: [(&str, &str); 3] = [
    // An action that names the wrong recommendation leaves the right one without an action.
    ("shape/action-recommendation", "shape/recommendation-action"),
    // What no browser should run, no check can read either.
    ("link/bad-attachment", "anon/attachment"),
    ("link/bad-picture", "anon/attachment"),
];
const LANGUAGES: [&str; 7] = ["markdown", "toml", "text", "svg", "html", "xml", "css"];

/// One rule's page.
struct Page {
    code: String,
    text: String,
}

/// A block of an example: the words after its fence, and what stands in it.
struct Block {
    info: String,
    text: String,
}

#[test]
fn every_page_says_what_why_and_on_what_ground() {
    let faults: Vec<String> = PAGES.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_bad_example_shows_its_own_fault_and_no_other() {
    let faults = each_example("Bad", |page, found| {
        let codes = codes(found);
        if !codes.iter().any(|(code, _)| *code == page.code) {
            return Some(format!("{}: its bad example gives {codes:?}", page.code));
        }
        let is_other = |(code, severity): &&(&str, &str)| {
            *code != page.code && *severity == "error" && !TOGETHER.contains(&(page.code.as_str(), code))
        };
        let others: Vec<_> = codes.iter().filter(is_other).collect();
        (!others.is_empty()).then(|| format!("{}: its bad example gives {others:?} as well", page.code))
    });
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_good_example_is_free_of_errors_and_of_its_own_fault() {
    let faults = each_example("Good", |page, found| {
        let codes = codes(found);
        let has = codes.iter().any(|(code, severity)| *code == page.code || *severity == "error");
        has.then(|| format!("{}: its good example gives {codes:?}", page.code))
    });
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Returns what is missing on a page.
fn faults(page: &Page) -> Vec<String> {
    let lines: Vec<&str> = page.text.lines().collect();
    let mut faults = Vec::new();
    let mut need = |is_there: bool, what: &str| {
        if !is_there {
            faults.push(format!("{}: {what}", page.code));
        }
    };
    need(lines.first() == Some(&format!("# {}", page.code).as_str()), "its title is not its code");
    let sentence = lines.get(2).copied().unwrap_or_default();
    need(sentence.starts_with("Finds ") && sentence.ends_with('.'), "no sentence below the title says what it finds");
    for heading in ["Why", "Source"] {
        need(section(&page.text, heading).is_some_and(|text| !text.trim().is_empty()), &format!("no `## {heading}`"));
    }
    let has = |heading| section(&page.text, heading).is_some();
    need(has("Example") || (has("Bad") && has("Good")), "neither examples nor `## Example`");
    need(has("Bad") == has("Good"), "one kind of example only");
    if has("Example") {
        println!("told in words: {}", page.code);
    }
    faults
}

/// Runs the example below a heading of every page, and returns what `judge` says of the findings.
fn each_example(heading: &str, judge: impl Fn(&Page, &Value) -> Option<String> + Sync) -> Vec<String> {
    let pages = &*PAGES;
    let (next, faults) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let fault =
                        section(&page.text, heading).and_then(|text| judge(page, &findings(page, &blocks(text))));
                    faults.lock().expect("no other thread has failed").extend(fault);
                }
            });
        }
    });
    let mut faults = faults.into_inner().expect("no thread has failed");
    faults.sort();
    faults
}

/// Returns the findings of the site that some blocks make.
fn findings(page: &Page, blocks: &[Block]) -> Value {
    assert!(!blocks.is_empty(), "{}: a heading without an example", page.code);
    let lab = Lab::empty();
    let (mut front, mut body) = (String::new(), BODY);
    lab.write("content/pages/second.md", SECOND);
    for block in blocks {
        match block.info.split_once(' ') {
            Some(("markdown", "body")) => body = &block.text,
            Some(("toml", "front")) => front.push_str(&block.text),
            Some((language, path)) if LANGUAGES.contains(&language) => {
                lab.write(path, &block.text);
            }
            _ => panic!("{}: `{}` is no example", page.code, block.info),
        }
    }
    let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
    let is_repeated = |line: &&str| front.lines().any(|own| key(own) == key(line));
    let base: Vec<&str> = FRONT.lines().filter(|line| !is_repeated(line)).collect();
    lab.write("content/pages/example.md", format!("+++\n{}\n{front}+++\n\n{body}", base.join("\n")));
    let run = lab.run(&["check", "--format", "json"]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{}: {error}\n{}", page.code, run.stderr))
}

fn codes(found: &Value) -> Vec<(&str, &str)> {
    let findings = found["findings"].as_array().expect("findings");
    findings.iter().filter_map(|finding| Some((finding["rule"].as_str()?, finding["severity"].as_str()?))).collect()
}

/// Every page, asked for once.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(pages);

fn pages() -> Vec<Page> {
    let lab = Lab::empty();
    let list = lab.run(&["explain"]).ends(0).stdout;
    let codes: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.len() > 50, "the list of rules is short:\n{list}");
    let page = |code: &&str| Page { code: (*code).to_owned(), text: lab.run(&["explain", code]).ends(0).stdout };
    codes.iter().map(page).collect()
}

/// Returns what stands below a heading, up to the next one outside of a block.
fn section<'t>(page: &'t str, heading: &str) -> Option<&'t str> {
    let (mut fence, mut start, mut at) = (false, None, 0);
    for line in page.split_inclusive('\n') {
        fence ^= line.starts_with("```");
        if !fence && line.starts_with("## ") {
            if let Some(start) = start {
                return Some(&page[start..at]);
            }
            start = (line.trim_end() == format!("## {heading}")).then_some(at + line.len());
        }
        at += line.len();
    }
    start.map(|start| &page[start..])
}

fn blocks(section: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in section.split_inclusive('\n') {
        match line.strip_prefix("```") {
            Some(_) if is_open => is_open = false,
            Some(info) => {
                blocks.push(Block { info: info.trim().to_owned(), text: String::new() });
                is_open = true;
            }
            None if is_open => blocks.last_mut().expect("an open block").text.push_str(line),
            None => {}
        }
    }
    blocks
}
