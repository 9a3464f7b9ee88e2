//! The mail server that somebody names: where it is, how it is spoken to, and with what name.

/// How a connection is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secrecy {
    /// From its first byte.
    Whole,
    /// From the word STARTTLS on; a server without that word is left alone.
    Started,
    /// Not at all: the server is this computer.
    None,
}

/// A mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Server {
    pub host: String,
    pub port: u16,
    pub user: Option<String>,
    pub secrecy: Secrecy,
}

impl Server {
    /// Reads `smtp://` or `smtps://`, a name and `@` where one is needed, host, and port.
    pub(super) fn parse(url: &str) -> Result<Self, &'static str> {
        let (scheme, rest) =
            url.split_once("://").ok_or("a mail server is written as smtps://user@mail.example.org")?;
        let rest = rest.trim_end_matches('/');
        let (user, place) = rest.rsplit_once('@').map_or((None, rest), |(user, place)| (Some(user), place));
        if user.is_some_and(|user| user.contains(':')) {
            return Err("a password in the address could be read by others; leave it out, and set \
                        CANDOUR_SMTP_PASSWORD or type it when asked");
        }
        let (host, port) = match place
            .rsplit_once(':')
            .filter(|(host, _)| !host.starts_with('[') || host.ends_with(']'))
        {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| "the port of the mail server is no number")?)),
            None => (place, None),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || "/?#@".contains(c)) {
            return Err("the name of the mail server cannot be read");
        }
        let is_here =
            host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        let (secrecy, usual) = match scheme {
            "smtps" => (Secrecy::Whole, 465),
            "smtp" if is_here => (Secrecy::None, 25),
            "smtp" => (Secrecy::Started, 587),
            _ => return Err("a mail server is written as smtps://… or smtp://…"),
        };
        let user = user.filter(|user| !user.is_empty()).map(str::to_owned);
        Ok(Self { host, port: port.unwrap_or(usual), user, secrecy })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_off_this_computer_is_never_open() {
        let secrecy = |url: &str| Server::parse(url).map(|server| (server.port, server.secrecy));
        assert_eq!(secrecy("smtps://mail.example.org"), Ok((465, Secrecy::Whole)));
        assert_eq!(secrecy("smtp://a@mail.example.org"), Ok((587, Secrecy::Started)));
        assert_eq!(secrecy("smtp://mail.example.org:25"), Ok((25, Secrecy::Started)));
        assert_eq!(secrecy("smtp://127.0.0.1:8025"), Ok((8025, Secrecy::None)));
        assert_eq!(secrecy("smtp://[::1]:8025"), Ok((8025, Secrecy::None)));
        assert_eq!(secrecy("smtp://localhost"), Ok((25, Secrecy::None)));
        assert_eq!(secrecy("smtp://127.0.0.1.example.org"), Ok((587, Secrecy::Started)));
        assert!(secrecy("smtp://a:secret@mail.example.org").is_err());
        assert!(secrecy("http://mail.example.org").is_err());
        assert!(secrecy("smtp://mail example").is_err());
    }
}
