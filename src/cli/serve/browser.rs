//! The usual browser of this computer: the one program that Candour ever starts, and only when `--open` asks for it.

use std::process::{Command, Stdio};

/// What opens an address, and what stands before it.
const OPENER: (&str, &[&str]) = if cfg!(target_os = "macos") {
    ("open", &[])
} else if cfg!(windows) {
    ("rundll32", &["url.dll,FileProtocolHandler"])
} else {
    ("xdg-open", &[])
};

/// Shows an address of our own; returns whether the system knows how.
#[expect(clippy::disallowed_methods, reason = "a browser, for an address that we made")]
pub(super) fn show(address: &str) -> bool {
    let (program, before) = OPENER;
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
