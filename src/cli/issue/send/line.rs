//! The conversation with a mail server: one message at a time, and after each what became of it.

use std::fmt;
use std::io::{self, ErrorKind};
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::server::{Secrecy, Server};

/// How many messages go over one connection; servers close those that go on for ever.
const MESSAGES: usize = 100;

/// What became of one message.
pub(super) enum Outcome {
    /// The server took it.
    Sent(String),
    /// The server refused this reader, or this message, for good.
    Refused(String),
    /// The server could not take it now.
    Deferred(String),
    /// The server went away, or gave no answer, before it had the whole message.
    Lost(String),
    /// The server had the whole message, and never said whether it took it.
    Unknown(String),
    /// The server takes nothing from this sender.
    Stop(String),
}

/// A line to a server, opened when it is needed.
pub(super) struct Line<'l> {
    server: &'l Server,
    /// Who is trusted beside those whom this computer trusts.
    trusted: Option<&'l Certificate>,
    password: Option<&'l str>,
    patience: Duration,
    from: Address,
    open: Option<(SmtpConnection, usize)>,
}

impl<'l> Line<'l> {
    pub(super) fn new(
        server: &'l Server,
        trusted: Option<&'l Certificate>,
        password: Option<&'l str>,
        patience: Duration,
        from: Address,
    ) -> Self {
        Self { server, trusted, password, patience, from, open: None }
    }

    /// Returns what makes a connection secret: the name and the certificate of the server are always looked at.
    fn tls(&self) -> Result<TlsParameters, String> {
        let made = TlsParameters::builder(self.server.host.clone());
        let made = self.trusted.into_iter().fold(made, |made, one| made.add_root_certificate(one.clone()));
        made.build().map_err(|error| told(&error))
    }

    /// Opens a connection, kept from others, and says who we are.
    pub(super) fn connect(&mut self) -> Result<(), String> {
        if self.open.as_ref().is_some_and(|(_, sent)| *sent < MESSAGES) {
            return Ok(());
        }
        self.close();
        let name = ClientId::Domain(self.from.domain().to_owned());
        let place = (self.server.host.as_str(), self.server.port);
        let patience = Some(self.patience);
        let mut connection = match self.server.secrecy {
            Secrecy::Whole => SmtpConnection::connect(place, patience, &name, Some(&self.tls()?), None),
            Secrecy::Started | Secrecy::None => SmtpConnection::connect(place, patience, &name, None, None),
        }
        .map_err(|error| told(&error))?;
        if self.server.secrecy == Secrecy::Started {
            if !connection.can_starttls() {
                connection.abort();
                return Err("the server does not offer STARTTLS, and nothing is sent in the open".to_owned());
            }
            connection.starttls(&self.tls()?, &name).map_err(|error| told(&error))?;
        }
        if let (Some(user), Some(password)) = (&self.server.user, self.password) {
            let credentials = Credentials::new(user.clone(), password.to_owned());
            let login = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            if let Err(error) = login {
                connection.abort();
                return Err(format!("the server does not let `{user}` in: {}", told(&error)));
            }
        }
        self.open = Some((connection, 0));
        Ok(())
    }

    /// Hands over one message; `trying` is called before the server could have the whole of it.
    pub(super) fn deliver(
        &mut self,
        to: &Address,
        message: &[u8],
        trying: impl FnOnce() -> Result<(), Outcome>,
    ) -> Outcome {
        let outcome = match self.talk(to, message, trying) {
            Ok(words) => Outcome::Sent(words),
            Err(outcome) => outcome,
        };
        match (&outcome, &mut self.open) {
            (Outcome::Sent(_), Some((_, sent))) => *sent += 1,
            // A refusal leaves the conversation in the middle of a message.
            (Outcome::Refused(_) | Outcome::Deferred(_), Some((connection, _))) => {
                if connection.has_broken() || connection.command(Rset).is_err() {
                    self.open = None;
                }
            }
            // What is left of the line is dropped without a word: a server that gives no answer is not asked again.
            _ => self.open = None,
        }
        outcome
    }

    fn talk(
        &mut self,
        to: &Address,
        message: &[u8],
        trying: impl FnOnce() -> Result<(), Outcome>,
    ) -> Result<String, Outcome> {
        let Some((connection, _)) = &mut self.open else { return Err(Outcome::Lost("no connection".to_owned())) };
        let mut parameters = Vec::new();
        let address: &str = to.as_ref();
        if !address.is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Outcome::Refused("the server takes no address with letters beyond a to z".to_owned()));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        connection
            .command(Mail::new(Some(self.from.clone()), parameters))
            .map_err(|error| if error.is_permanent() { Outcome::Stop(told(&error)) } else { early(&error) })?;
        connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(|error| early(&error))?;
        connection.command(Data).map_err(|error| early(&error))?;
        trying()?;
        // The message and the line that ends it are written at once: a last line on its own waits until the other side
        // has confirmed what came before, which takes 40 ms a message.
        match connection.command(Whole(message)) {
            Ok(response) => Ok(response.first_line().unwrap_or_default().to_owned()),
            Err(error) if error.is_permanent() => Err(Outcome::Refused(told(&error))),
            Err(error) if error.is_transient() => Err(Outcome::Deferred(told(&error))),
            Err(error) if is_cut(&error) => Err(Outcome::Lost(told(&error))),
            Err(error) => Err(Outcome::Unknown(told(&error))),
        }
    }

    /// Says goodbye.
    pub(super) fn close(&mut self) {
        if let Some((mut connection, _)) = self.open.take() {
            let _ = connection.quit();
        }
    }
}

/// A message as it goes over the line: a dot at the start of a line stands for two, and a dot alone ends it.
struct Whole<'m>(&'m [u8]);

impl fmt::Display for Whole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A message of ours is text: `mime.rs` writes everything else as letters.
        let text = String::from_utf8_lossy(self.0);
        for line in text.split_inclusive("\r\n") {
            if line.starts_with('.') {
                f.write_str(".")?;
            }
            f.write_str(line)?;
        }
        f.write_str(if text.ends_with("\r\n") { ".\r\n" } else { "\r\n.\r\n" })
    }
}

/// Returns whether a line was closed before all was written: then the server cannot have the whole message.
fn is_cut(error: &Error) -> bool {
    use std::error::Error as _;
    let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    source.is_some_and(|fault| fault.kind() == ErrorKind::BrokenPipe)
}

/// Returns what a fault before the message means.
fn early(error: &Error) -> Outcome {
    if error.is_permanent() {
        Outcome::Refused(told(error))
    } else if error.is_transient() {
        Outcome::Deferred(told(error))
    } else {
        Outcome::Lost(told(error))
    }
}

/// Returns what an error says, on one line.
fn told(error: &Error) -> String {
    use std::error::Error as _;
    let mut words = error.to_string();
    if let Some(source) = error.source().map(ToString::to_string).filter(|source| !words.contains(source.as_str())) {
        words = format!("{words}: {source}");
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_message_ends_it() {
        let check = |message: &str, expected: &str| assert_eq!(Whole(message.as_bytes()).to_string(), expected);
        check("A: b\r\n\r\nc\r\n", "A: b\r\n\r\nc\r\n.\r\n");
        check("c", "c\r\n.\r\n");
        check(".\r\n..\r\na.\r\n.b", "..\r\n...\r\na.\r\n..b\r\n.\r\n");
        check("", "\r\n.\r\n");
    }
}
