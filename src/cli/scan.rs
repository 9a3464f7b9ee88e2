//! `candour scan`: the disclosure rules over any file or folder.

use std::io::Read;
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::End;
use super::terminal::{Terminal, data, usage};
use crate::base::{SitePath, Sources, Today};
use crate::check::anon::inspect;
use crate::disclosure::answers::PrivateList;
use crate::disclosure::{Answers, Scene, attached};
use crate::load;
use crate::reading::{Form, attachment};
use crate::report::Finding;

/// What to look at.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// Files and folders to look at (default: the content of the site)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A file outside the site folder with true names that must stand nowhere
    #[arg(long, value_name = "FILE")]
    private_list: Option<PathBuf>,
    /// Print a private list as keyed hashes, and look at nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "stdin"])]
    hash_list: Option<PathBuf>,
    /// Look at standard input instead
    #[arg(long, conflicts_with = "paths")]
    stdin: bool,
    /// The name that says what standard input is written in
    #[arg(long, value_name = "NAME", default_value = "stdin.md", requires = "stdin")]
    name: String,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    if let Some(path) = &options.hash_list {
        return match load::private_list(terminal.site(), path) {
            Ok(text) => {
                data(PrivateList::hashed(&text, &today.0.to_string()).trim_end());
                End::Done
            }
            Err(why) => usage(&format!("`{}` cannot be used: {why}", path.display())),
        };
    }
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let (settings, lists) = load::site_answers(terminal.site(), &mut sources, &mut findings);
    let mut answers = Answers::read(lists.iter().map(|&id| sources.get(id)), settings.as_ref(), today, &mut findings);
    let named = settings.as_ref().and_then(|settings| settings.disclosure.as_ref()?.private_list.as_ref());
    let listed = options.private_list.clone().or_else(|| named.map(|path| PathBuf::from(&*path.value)));
    if let Some(path) = listed {
        match load::private_list(terminal.site(), &path) {
            Ok(text) => answers = answers.with_private_list(PrivateList::parse(&text)),
            Err(why) => return usage(&format!("the private list cannot be used: {why}")),
        }
    }
    let paths = if options.paths.is_empty() { vec![terminal.site().join("content")] } else { options.paths.clone() };
    let mut texts = Vec::new();
    if options.stdin {
        let mut bytes = Vec::new();
        if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
            return usage(&format!("standard input cannot be read: {}", error.kind()));
        }
        let Some(path) = SitePath::new(&options.name) else { return usage("the name cannot be used") };
        texts.push((path, bytes));
    } else {
        if let Some(missing) = paths.iter().find(|path| path.symlink_metadata().is_err()) {
            return usage(&format!("there is no `{}`", missing.display()));
        }
        let gathered = load::gather(terminal.site(), &paths, &mut sources, &mut findings);
        texts.extend(gathered.into_iter().map(|file| (file.path, file.bytes)));
    }
    let mut files = Vec::new();
    for (path, bytes) in texts {
        let own = path.as_str().starts_with("content/_disclosure/");
        let is_text = TEXTS
            .contains(&path.name().rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase().as_str());
        if own {
            continue;
        }
        if !is_text && attachment::known(path.name()) {
            files.push((sources.add(path, ""), Some(bytes)));
            continue;
        }
        match String::from_utf8(bytes) {
            Ok(text) => files.push((sources.add(path, text), None)),
            Err(error) => files.push((sources.add(path, ""), Some(error.into_bytes()))),
        }
    }
    let count = files.len();
    let found = files.into_par_iter().flat_map_iter(|(id, bytes)| {
        let source = sources.get(id);
        let mut found = Vec::new();
        if let Some(bytes) = bytes {
            let run = |scene: &Scene<'_>, found: &mut Vec<Finding>| drop(inspect(scene, found));
            found = attached(id, source.path.as_str(), &bytes, &answers, &run);
            let name = Scene::new(id, source.path.as_str(), "", Form::Plain, &answers, false);
            inspect(&name, &mut found);
        } else {
            let form = Form::of(source.path.name());
            let scene = Scene::new(id, source.path.as_str(), &source.text, form, &answers, false);
            inspect(&scene, &mut found);
        }
        found.retain(|finding| !answers.waives(finding, source.path.as_str()));
        found
    });
    findings.extend(found.collect::<Vec<_>>());
    let blocked = findings.iter().any(Finding::blocks);
    terminal.findings(&sources, findings, count, true);
    if blocked { End::Refused } else { End::Done }
}

/// Endings of files that are read as text whatever they hold.
const TEXTS: &[&str] =
    &["md", "markdown", "mdx", "html", "htm", "toml", "json", "csv", "tsv", "txt", "xml", "yaml", "yml"];
