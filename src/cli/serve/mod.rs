//! `candour serve`: the site in a browser while its author writes.
//!
//! In: the site folder and a port. Out: the address, and a preview that stands until somebody ends it.
//! Invariant: nothing is published or written, and no program is started but the browser that `--open` asks for.

mod browser;

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use clap::Args;
use signal_hook::consts::{SIGINT, SIGTERM};

use super::End;
use super::clock;
use super::terminal::{Terminal, data, error, usage};
use crate::base::Today;
use crate::serve::{self, Preview};

/// Shows the site in a browser on this computer, and follows each time that a file is saved.
///
/// Drafts are shown, marked "not approved"; beside each page a panel says what was found, what blocks the document, what
/// changed since its approval, and what to do next. "What the public sees" shows the approved site alone. Nothing is
/// published and nothing is written; no other computer can look. Ctrl-C ends it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  candour serve --open            see the site in the folder you are in\n  \
    candour serve --site our-site   see another one\n  candour serve --poll            for folders on a network drive")]
pub(super) struct Options {
    /// Show it in your usual browser at once
    #[arg(long)]
    open: bool,
    /// The port to use; when it is taken, the next free one
    #[arg(long, value_name = "N", default_value_t = 4400, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Look at the files twice a second, where the system does not tell of changes: network drives, shared folders
    #[arg(long)]
    poll: bool,
}

/// How often to ask whether somebody wants to end.
const GLANCE: Duration = Duration::from_millis(50);

pub(super) fn run(terminal: &Terminal<'_>, today: Today, options: &Options) -> End {
    let root = terminal.site().to_path_buf();
    if !serve::is_site(&root) {
        let folder = root.display();
        return usage(&format!("there is no `candour.toml` in `{folder}`; name the site folder with `--site`"));
    }
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Without it, the system ends the program, which is an end as well.
        let _ = signal_hook::flag::register(signal, Arc::clone(&ended));
    }
    let (given, quiet) = (terminal.global.today, terminal.global.quiet);
    // News of the system names whole paths.
    let whole = std::path::absolute(&root).unwrap_or_else(|_| root.clone());
    let preview = Preview {
        site: (root.as_os_str() != ".").then(|| root.to_string_lossy().into_owned()),
        root: whole,
        port: options.port,
        poll: options.poll,
        run: std::process::id().to_string(),
        today: Arc::new(move || clock::today(given).unwrap_or(today)),
        say: Arc::new(move |text| {
            if !quiet {
                let _ = writeln!(io::stderr().lock(), "{text}");
            }
        }),
    };
    let open = match preview.open() {
        Ok(open) => open,
        Err(fault) => {
            error(format_args!("no port from {} on can be opened: {fault}", options.port));
            return End::Trouble;
        }
    };
    let port = open.port();
    if port != options.port {
        terminal.say(format_args!("Port {} is taken, so this one has port {port}.", options.port));
    }
    let address = format!("http://127.0.0.1:{port}/");
    open.begin();
    data(&address);
    terminal.say("Drafts are shown, and nothing is published. Ctrl-C ends the preview.");
    if options.open && !browser::show(&address) {
        terminal.say("No browser could be opened; go to the address above.");
    }
    while !ended.load(Ordering::Relaxed) {
        thread::sleep(GLANCE);
    }
    terminal.say("The preview has ended.");
    End::Done
}
