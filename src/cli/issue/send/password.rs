//! The password of a mail server: from the environment, or typed; it is never printed, and no message names it.

use std::io::{self, Write};

use super::super::super::terminal::interactive;

/// The variable that may hold it.
pub(super) const VARIABLE: &str = "CANDOUR_SMTP_PASSWORD";

/// Returns the password, or why there is none.
#[expect(clippy::disallowed_methods, reason = "this is the one home of the password's variable")]
pub(super) fn password(user: &str) -> Result<String, String> {
    if let Ok(password) = std::env::var(VARIABLE) {
        return Ok(password);
    }
    if !interactive() {
        return Err(format!("the server asks `{user}` for a password; set {VARIABLE}"));
    }
    let _ = write!(io::stderr().lock(), "Password of {user}: ");
    let typed = unseen();
    let _ = writeln!(io::stderr().lock());
    typed.map_err(|error| format!("the password could not be read: {error}"))
}

/// Reads a line that the terminal does not show.
#[cfg(unix)]
fn unseen() -> io::Result<String> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = io::stdin();
    let shown = tcgetattr(&terminal)?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&terminal, OptionalActions::Flush, &hidden)?;
    let mut line = String::new();
    let read = terminal.read_line(&mut line);
    tcsetattr(&terminal, OptionalActions::Flush, &shown)?;
    read.map(|_| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Where a terminal cannot be told to hide what is typed, nothing is typed.
#[cfg(not(unix))]
fn unseen() -> io::Result<String> {
    Err(io::Error::other(format!("set {VARIABLE} instead")))
}
