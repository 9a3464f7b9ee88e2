//! `candour check`: all findings, nothing written.

use std::path::PathBuf;

use clap::Args;

use super::End;
use super::answers::print;
use super::paths::site_path;
use super::terminal::{Terminal, usage};
use crate::base::Today;
use crate::render::{Press, Theme};
use crate::report::Finding;

/// What to check.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// Show only findings in these files or folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print answers to the disclosure rules, ready to be filled in
    #[arg(long)]
    answers: bool,
}

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let mut judged = match terminal.judge(today) {
        Ok(judged) => judged,
        Err(end) => return end,
    };
    let documents = judged.folder.documents.len();
    let mut findings = std::mem::take(&mut judged.findings);
    let site = judged.assemble(&mut findings);
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut findings);
    if let Some(theme) = theme {
        let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today)
            .with_answers(&judged.answers);
        press.plan(&mut findings);
    }
    if !options.paths.is_empty() {
        let mut wanted = Vec::new();
        for path in &options.paths {
            match site_path(terminal.site(), path) {
                Some(path) => wanted.push(path),
                None => return usage(&format!("there is no `{}` in the site folder", path.display())),
            }
        }
        findings.retain(|finding| lies_in(judged.folder.sources.get(finding.span.file).path.as_str(), &wanted));
    }
    if options.answers {
        print(&judged.folder.sources, &findings, today);
        return End::Done;
    }
    let blocked = findings.iter().any(Finding::blocks);
    terminal.findings(&judged.folder.sources, findings, documents, true);
    if blocked { End::Findings } else { End::Done }
}

/// Returns whether a path is one of those wanted, or stands below one.
fn lies_in(path: &str, wanted: &[String]) -> bool {
    let below = |folder: &String| {
        path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    wanted.iter().any(|folder| folder.is_empty() || below(folder))
}
