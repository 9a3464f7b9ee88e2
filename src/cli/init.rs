//! `candour init`: a new site folder that builds at once, and the hook that checks before each commit.

use std::path::{Path, PathBuf};

use clap::Args;

use super::End;
use super::terminal::{Terminal, error, usage};
use crate::write::{self, Made};

/// Where to begin.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The folder of the new site (default: the one named by `--site`)
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Only install a hook that checks the site before each commit of its Git repository
    #[arg(long)]
    hooks: bool,
}

/// The files of a new site. Nothing in them is about anybody.
const FILES: &[(&str, &str)] = &[
    ("candour.toml", include_str!("init/candour.toml")),
    ("content/pages/about.md", include_str!("init/about.txt")),
    (".gitignore", "public/\n"),
];
/// The hook, and where Git looks for it.
const HOOK: &str = include_str!("init/pre-commit");
const HOOK_PLACE: &str = ".git/hooks/pre-commit";

pub(super) fn run(terminal: &Terminal<'_>, options: &Options) -> End {
    let folder = options.folder.as_deref().unwrap_or(terminal.site());
    if options.hooks { hook(terminal, folder) } else { site(terminal, folder) }
}

fn site(terminal: &Terminal<'_>, folder: &Path) -> End {
    for (path, text) in FILES {
        match write::create(folder, path, text.as_bytes(), Made::Plain) {
            Ok(true) => terminal.say(format_args!("Wrote {}.", folder.join(path).display())),
            Ok(false) if *path == "candour.toml" => {
                return usage(&format!("`{}` is a site already; nothing was written", folder.display()));
            }
            Ok(false) => terminal.say(format_args!("Left {} as it was.", folder.join(path).display())),
            Err(fault) => return trouble(&folder.join(path), &fault),
        }
    }
    terminal.say("Next: `candour check`, `candour build`, then write your first page and get it approved.");
    End::Done
}

fn hook(terminal: &Terminal<'_>, folder: &Path) -> End {
    let place = folder.join(HOOK_PLACE);
    match write::create_beside(folder, HOOK_PLACE, HOOK.as_bytes(), Made::Program) {
        Ok(Some(true)) => {
            terminal.say(format_args!("Wrote {}: `candour check` now runs before each commit.", place.display()));
            End::Done
        }
        Ok(Some(false)) => {
            let place = place.display();
            usage(&format!("`{place}` is there already; add the line `candour check --quiet || exit 1` to it yourself"))
        }
        Ok(None) => usage(&format!("`{}` is not the top of a Git repository", folder.display())),
        Err(fault) => trouble(&place, &fault),
    }
}

fn trouble(place: &Path, fault: &std::io::Error) -> End {
    error(format_args!("`{}` could not be written: {fault}", place.display()));
    End::Trouble
}
