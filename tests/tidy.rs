//! House rules that no compiler knows: layers, homes, headers, complete catalogues, nothing left lying about.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;
#[path = "tidy/tree.rs"]
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lab::Lab;
use tree::{File, files, folder, is_rust, line, paths, program, read, sources, stem, word};

/// What may be named in some files only, with the files or folders that may; an empty list means nowhere.
const HOMES: &[(&str, &[&str])] = &[
    (".canonicalize()", &["load/", "write/", "cli/paths.rs"]),
    (".exists()", &["load/", "write/"]),
    (".is_dir()", &["load/", "write/"]),
    (".is_file()", &["load/", "write/"]),
    ("Command::new", &["cli/serve/browser.rs"]),
    ("Instant::now", &["serve/watch.rs"]),
    ("SystemTime", &["load/stamp.rs", "load/walk.rs"]),
    ("Timestamp::now", &["cli/clock.rs"]),
    ("WalkDir", &["load/", "write/"]),
    ("Zoned::now", &[]),
    ("TcpStream", &[]),
    ("UdpSocket", &[]),
    ("io::stderr", &["cli/"]),
    ("io::stdin", &["cli/"]),
    ("io::stdout", &["cli/"]),
    ("lettre", &["cli/issue/send/"]),
    ("tiny_http", &["serve/tiny.rs"]),
    ("print!(", &[]),
    ("println!(", &[]),
];

/// The same for modules of the standard library.
const STD_HOMES: &[(&str, &[&str])] = &[
    ("env", &["cli/agent.rs", "cli/clock.rs", "cli/issue/send/password.rs", "write/target.rs"]),
    ("fs", &["load/", "write/"]),
    ("net", &["cli/issue/send/"]),
    ("process", &["cli/", "main.rs", "write/"]),
];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "misc", "types", "util", "utils"];

#[test]
fn no_layer_looks_uphill() {
    let layers = layers();
    let height = |name: &str| layers.iter().position(|layer| layer == name);
    let mut faults = Vec::new();
    for File { path, text } in program() {
        let Some(own) = path.split_once('/').and_then(|(layer, _)| height(layer)) else { continue };
        for (at, name) in paths(&text, "crate") {
            // The macro stands at the top of the crate, because that is where macros are exported.
            let name = if name == "record" { "fields" } else { name };
            if height(name).is_none_or(|other| other > own) {
                let place = line(&text, at);
                faults.push(format!("src/{path}:{place}: `crate::{name}` is not below `{}`", layers[own]));
            }
        }
        let depth = path.matches('/').count() + usize::from(!path.ends_with("/mod.rs"));
        let climb = "super::".repeat(depth);
        faults.extend(text.find(&climb).map(|at| format!("src/{path}:{}: leaves its layer", line(&text, at))));
    }
    none(&faults);
}

#[test]
fn the_layer_list_names_every_folder() {
    let folders = sources().into_iter().filter_map(|file| Some(file.path.split_once('/')?.0.to_owned()));
    let folders: BTreeSet<String> = folders.collect();
    assert_eq!(folders, layers().into_iter().collect(), "folders of src, and layers of src/ARCHITECTURE.md");
}

#[test]
fn disk_clock_environment_and_terminal_stay_in_their_homes() {
    let mut faults = Vec::new();
    for File { path, text } in program() {
        let strays = |homes: &[&str]| !homes.iter().any(|home| path.starts_with(home));
        for (needle, _) in HOMES.iter().filter(|(_, homes)| strays(homes)) {
            let found = text.match_indices(needle);
            faults.extend(found.map(|(at, _)| format!("src/{path}:{}: {needle}", line(&text, at))));
        }
        for (at, name) in paths(&text, "std") {
            if STD_HOMES.iter().any(|(module, homes)| *module == name && strays(homes)) {
                faults.push(format!("src/{path}:{}: std::{name}", line(&text, at)));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_module_says_what_it_is_for() {
    let mut faults = Vec::new();
    for File { path, text } in sources() {
        let header: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        if header.is_empty() {
            faults.push(format!("src/{path}: opens with no `//!`"));
        }
        let wanted: &[&str] = if path.ends_with("/mod.rs") { &["In:", "Out:", "Invariant:"] } else { &[] };
        let lacking = wanted.iter().filter(|wanted| !header.iter().any(|line| line.contains(**wanted)));
        faults.extend(lacking.map(|wanted| format!("src/{path}: its header has no `{wanted}`")));
    }
    none(&faults);
}

#[test]
fn every_module_has_one_idea_and_a_name_for_it() {
    let mut faults = Vec::new();
    for File { path, text } in sources() {
        let lines = text.lines().count();
        if lines > 400 {
            faults.push(format!("src/{path}: {lines} lines; look for the second idea"));
        }
        if path.split('/').any(|part| EMPTY_NAMES.contains(&stem(part))) {
            faults.push(format!("src/{path}: this name says nothing of what is inside"));
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_left_lying_about() {
    // Written in two parts, so that this file does not find itself.
    let markers =
        ["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}", "HA\u{43}K", "tod\u{6f}!(", "unimplemente\u{64}!(", "db\u{67}!("];
    let machine = ["/wor\u{6b}/", "/tm\u{70}/", "/roo\u{74}/", "shared/desig\u{6e}"];
    let mut faults = Vec::new();
    for file in ["src", "themes", "tests", "Cargo.toml", "README.md"].iter().flat_map(|part| files(part)) {
        faults.extend(found(&file, &markers));
    }
    let parts = ["src", "themes", "tests", "content", "candour.toml", "Cargo.toml", "README.md", ".ci", ".deny.toml"];
    for file in parts.iter().flat_map(|part| files(part)) {
        faults.extend(found(&file, &machine));
    }
    none(&faults);
}

#[test]
fn every_rule_has_a_code_of_its_own_and_a_page() {
    let rules = rules();
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    for (code, page) in &rules {
        if !codes.insert(code.as_str()) {
            faults.push(format!("two rules have the code `{code}`"));
        }
        let text = files(page).pop().map_or_else(String::new, |file| file.text);
        if text.lines().next() != Some(&format!("# {code}")) {
            faults.push(format!("{page}: is empty or does not open with `# {code}`"));
        }
    }
    let listed = Lab::empty().run(&["explain"]).ends(0).stdout;
    let listed: BTreeSet<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    faults.extend(codes.difference(&listed).map(|code| format!("`candour explain` does not list `{code}`")));
    none(&faults);
}

#[test]
fn every_page_beside_the_code_is_used() {
    let used: BTreeSet<String> = rules().into_iter().map(|(_, page)| page).collect();
    let pages = files("src").into_iter().map(|file| file.path).filter(|path| has_ending(path, "md"));
    let known = ["src/ARCHITECTURE.md", "src/CHANGELOG.md"];
    let loose = pages.filter(|path| !used.contains(path) && !known.contains(&path.as_str()));
    none(&loose.map(|path| format!("{path}: no rule includes this page")).collect::<Vec<_>>());
}

#[test]
fn every_check_has_its_page_beside_it_and_its_line_in_the_family() {
    let mut faults = Vec::new();
    for path in sources().into_iter().map(|file| file.path) {
        let family = folder(&path);
        if !family.starts_with("check/") || path.ends_with("/mod.rs") {
            continue;
        }
        let rule = stem(&path);
        if files(&format!("src/{family}/{}.md", rule.replace('_', "-"))).is_empty() {
            faults.push(format!("src/{path}: has no page beside it"));
        }
        if !read(&format!("src/{family}/mod.rs")).lines().any(|line| line.trim() == format!("{rule},")) {
            faults.push(format!("src/{family}/mod.rs: does not list `{rule}`"));
        }
    }
    none(&faults);
}

#[test]
fn every_kind_has_its_template_and_its_line_in_the_list() {
    let list = read("src/kinds/mod.rs");
    let mut faults = Vec::new();
    for File { path, text } in sources().into_iter().filter(|file| file.path.starts_with("kinds/")) {
        let Some(about) = text.split("ABOUT: About = About {").nth(1) else { continue };
        let name = about.split('"').nth(1).unwrap_or_default();
        let template = format!("themes/candour/templates/kinds/{name}.html");
        if files(&template).is_empty() {
            faults.push(format!("src/{path}: there is no {template}"));
        }
        if !list.contains(&format!("    {}::", stem(&path))) {
            faults.push(format!("src/kinds/mod.rs: does not list `{}`", stem(&path)));
        }
    }
    none(&faults);
}

#[test]
fn test_names_are_sentences() {
    let mut faults = Vec::new();
    for File { path, text } in ["src", "tests"].iter().flat_map(|part| files(part)).filter(|file| is_rust(&file.path)) {
        for (at, _) in text.match_indices("#[test]\n") {
            let name = text[at..].split("fn ").nth(1).map_or("", word);
            if name.split('_').count() < 3 {
                faults.push(format!("{path}:{}: `{name}` says too little", line(&text, at)));
            }
        }
    }
    let scenarios = files("tests/scenarios").into_iter().filter(|file| has_ending(&file.path, "txt"));
    let short = scenarios.filter(|file| stem(&file.path).split('-').count() < 3);
    faults.extend(short.map(|file| format!("{}: this name says too little", file.path)));
    none(&faults);
}

#[test]
fn no_test_is_switched_off() {
    let marks = ["#[ignor\u{65}", "should_pani\u{63}"];
    let files = ["src", "tests"].iter().flat_map(|part| files(part)).filter(|file| is_rust(&file.path));
    none(&files.flat_map(|file| found(&file, &marks)).collect::<Vec<_>>());
}

#[test]
fn vocabularies_and_interface_words_are_sound() {
    let shipped = files("src/vocabulary/defaults");
    assert!(shipped.len() > 20, "the lists shipped with the program stand elsewhere now");
    let registered = read("src/vocabulary/defaults.rs");
    let mut faults = Vec::new();
    for File { path, text } in
        ["src/vocabulary/defaults", "content/_vocabulary", "themes"].iter().flat_map(|p| files(p))
    {
        if !has_ending(&path, "toml") {
            continue;
        }
        match text.parse::<toml::Table>() {
            Ok(table) => faults.extend(twice(&table).into_iter().map(|id| format!("{path}: `{id}` stands twice"))),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    let names = shipped.iter().map(|file| stem(&file.path));
    let loose = names.filter(|name| !registered.contains(&format!("(\"{name}\",")));
    faults.extend(loose.map(|name| format!("src/vocabulary/defaults.rs: does not list `{name}`")));
    none(&faults);
}

#[test]
fn every_command_in_the_readme_exists() {
    let lab = Lab::empty();
    let commands = commands(&read("README.md"));
    assert!(commands.len() > 5, "the README names its commands in another way now: {commands:?}");
    let mut faults = Vec::new();
    let mut helps: BTreeMap<&str, String> = BTreeMap::new();
    for words in &commands {
        let Some((name, arguments)) = words.split_first() else { continue };
        let help = helps.entry(name).or_insert_with(|| lab.run(&[name, "--help"]).stdout);
        if help.is_empty() {
            faults.push(format!("there is no command `candour {name}`"));
        }
        for option in arguments.iter().filter(|word| word.starts_with("--")) {
            if !help.contains(option.as_str()) {
                faults.push(format!("`candour {name}` has no `{option}`"));
            }
        }
        if let ("explain", [rule]) = (name.as_str(), arguments) {
            lab.run(&["explain", rule]).ends(0);
        }
    }
    none(&faults);
}

#[test]
fn every_place_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = read("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let links = links.filter(|link| !link.contains(':') && !link.starts_with('#')).map(str::to_owned);
    let tests = spans(&readme).into_iter().filter(|span| span.starts_with("tests/"));
    let missing = links.chain(tests).filter(|path| !root.join(path).exists());
    let mut faults: Vec<String> = missing.map(|path| format!("README.md: there is no `{path}`")).collect();

    let map = read("src/ARCHITECTURE.md");
    let all: Vec<String> =
        ["src", "tests"].iter().flat_map(|part| files(part)).map(|file| format!("/{}", file.path)).collect();
    let told = map.split("\n## How to add something").next().unwrap_or(&map);
    let named = spans(told).into_iter().filter(|span| is_rust(span) || has_ending(span, "md"));
    let lost = named.filter(|span| !all.iter().any(|path| path.ends_with(&format!("/{span}"))));
    faults.extend(lost.map(|span| format!("src/ARCHITECTURE.md: there is no `{span}`")));
    none(&faults);
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Returns the layers that the architecture page lists, lowest first.
fn layers() -> Vec<String> {
    let page = read("src/ARCHITECTURE.md");
    let section = page.split("\n## Layers\n").nth(1).expect("a section `Layers`");
    let section = section.split("\n## ").next().unwrap_or(section);
    let numbered = section.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    numbered.filter_map(|line| Some(line.split('`').nth(1)?.to_owned())).collect()
}

/// Returns the code of every rule with the path of its page.
fn rules() -> Vec<(String, String)> {
    let mut rules = Vec::new();
    for File { path, text } in program() {
        for (_, rest) in ["error", "warning", "info"].iter().flat_map(|weight| {
            let opening = format!("Rule::{weight}(");
            text.match_indices(&opening).map(|(at, found)| (at, &text[at + found.len()..])).collect::<Vec<_>>()
        }) {
            let mut quoted = rest.split('"').skip(1).step_by(2);
            let (code, page) = (quoted.next().unwrap_or_default(), quoted.next().unwrap_or_default());
            rules.push((code.to_owned(), format!("src/{}/{page}", folder(&path))));
        }
    }
    assert!(rules.len() > 50, "rules are declared in another way now: {rules:?}");
    rules
}

/// Returns where a file holds one of these words.
fn found(file: &File, words: &[&str]) -> Vec<String> {
    let places = words.iter().flat_map(|word| file.text.match_indices(word));
    places.map(|(at, word)| format!("{}:{}: {word}", file.path, line(&file.text, at))).collect()
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// Returns the ids that stand twice in one list of a file.
fn twice(table: &toml::Table) -> Vec<String> {
    let mut twice = Vec::new();
    for list in table.values().filter_map(toml::Value::as_array) {
        let mut ids = BTreeSet::new();
        let named = list.iter().filter_map(|entry| entry.get("id")?.as_str());
        twice.extend(named.filter(|id| !ids.insert(*id)).map(str::to_owned));
    }
    twice
}

/// Returns the words after `candour` of every command in a Markdown text, in blocks of shell and in code spans.
fn commands(text: &str) -> Vec<Vec<String>> {
    let joined = text.replace("\\\n", " ");
    let blocks = joined.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).map(|line| line.trim().to_owned());
    let commands = lines.chain(spans(text)).filter_map(|line| {
        let words = line.strip_prefix("candour ").or_else(|| line.split_once(" -- ").map(|(_, words)| words))?;
        let words = words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        words.first().is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase())).then_some(words)
    });
    commands.collect()
}

/// Returns the code spans of a Markdown text.
fn spans(text: &str) -> Vec<String> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}
