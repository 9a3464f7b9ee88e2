//! Who may ask what: one pure function from a head to an address, or a refusal.
//!
//! The preview holds drafts. A page of another site that is open in the same browser can send requests here, and a name
//! server can be made to say that its own name leads here; so only our own names pass, and only ourselves as their source.

use super::wire::Head;
use crate::base::OutPath;

/// What may be asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pass {
    /// The address, decoded once.
    pub path: OutPath,
    /// What stands after the `?`.
    pub query: String,
    /// Whether the head alone is wanted.
    pub head_only: bool,
}

/// Why something may not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: u16,
    pub reason: &'static str,
}

/// Names under which a browser on this computer knows it.
const NAMES: &[&str] = &["127.0.0.1", "localhost", "[::1]"];
/// No address of a site is longer, even when each of its letters is written as nine characters.
const LONGEST: usize = 4096;

/// Judges a request to the server at `port`.
pub(super) fn guard(head: &Head, port: u16) -> Result<Pass, Refusal> {
    let refuse = |status, reason| Err(Refusal { status, reason });
    if head.target.len() > LONGEST {
        return refuse(414, "the address is too long");
    }
    let odd = |text: &str| text.chars().any(|c| c.is_control() || !c.is_ascii());
    if odd(&head.target) || head.headers.iter().any(|(name, value)| odd(name) || odd(value)) {
        return refuse(400, "the request holds characters that no request holds");
    }
    if head.method != "GET" && head.method != "HEAD" {
        return refuse(405, "the preview can only be read");
    }
    if has_body(head) {
        return refuse(400, "a question to the preview has no body");
    }
    let mut hosts = head.all("host");
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_ours(host, port) => {}
        (Some(_), None) => return refuse(421, "the preview answers to names of this computer only"),
        _ => return refuse(400, "a request names its host, and one host"),
    }
    let own_origin = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_ours(host, port));
    if !head.all("origin").all(own_origin) {
        return refuse(403, "another site may not read the preview");
    }
    // A script or picture that another site embeds comes without an origin, and browsers say so here.
    let foreign = head.all("sec-fetch-site").any(|site| site != "same-origin" && site != "none");
    let is_visit = head.first("sec-fetch-mode") == Some("navigate") && head.first("sec-fetch-dest") == Some("document");
    if foreign && !is_visit {
        return refuse(403, "another site may not read the preview");
    }
    let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
    match address(path) {
        Some(path) => Ok(Pass { path, query: query.to_owned(), head_only: head.method == "HEAD" }),
        None => refuse(400, "this is no address of a site"),
    }
}

/// Returns whether a head announces a body.
pub(super) fn has_body(head: &Head) -> bool {
    head.all("content-length").any(|length| length.trim() != "0") || head.first("transfer-encoding").is_some()
}

fn is_ours(host: &str, port: u16) -> bool {
    let Some((name, given)) = host.rsplit_once(':') else { return port == 80 && NAMES.contains(&host) };
    let name_fits = NAMES.iter().any(|own| own.eq_ignore_ascii_case(name));
    // A port is digits alone: `parse` would take a sign as well.
    name_fits && given.bytes().all(|byte| byte.is_ascii_digit()) && given.parse() == Ok(port)
}

/// Returns the address that a path means: decoded once, then held to the rules of the output's own addresses.
fn address(path: &str) -> Option<OutPath> {
    let inner = decoded(path.strip_prefix('/')?)?;
    if inner.is_empty() || inner.ends_with('/') {
        return OutPath::new(&format!("{inner}index.html"));
    }
    OutPath::new(&inner)
}

/// Returns the text behind percent signs.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Returns an address as it stands in a link: everything but plain letters and digits behind percent signs.
pub(super) fn encoded(path: &str) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, target: &str, headers: &[(&str, &str)]) -> Result<String, u16> {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let head = Head { method: method.to_owned(), target: target.to_owned(), headers };
        guard(&head, 4400).map(|pass| pass.path.to_string()).map_err(|refusal| refusal.status)
    }

    fn check(target: &str, expected: Result<&str, u16>) {
        assert_eq!(asked("GET", target, &[("host", "localhost:4400")]), expected.map(str::to_owned), "{target:?}");
    }

    fn check_head(headers: &[(&str, &str)], expected: u16) {
        let status = asked("GET", "/", headers).map_or_else(|status| status, |_| 200);
        assert_eq!(status, expected, "{headers:?}");
    }

    #[test]
    fn an_address_is_decoded_once_and_stays_in_the_site() {
        check("/", Ok("index.html"));
        check("/briefings/", Ok("briefings/index.html"));
        check("/a%20b.html?x=1", Ok("a b.html"));
        check("/%252e%252e/a", Ok("%2e%2e/a"));
        for hostile in [
            "",
            "x",
            "*",
            "//",
            "/..",
            "/../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/a%2f..%2fb",
            "/a/./b",
            "/a%00",
            "/a%5cb",
            "/c:/windows",
            "/%zz",
            "/%f",
            "/%ff",
            "/con",
            "http://evil.example/",
            "/a\nX: 1",
            "/a%0d%0aX",
        ] {
            check(hostile, Err(400));
        }
        check(&format!("/{}", "a".repeat(5000)), Err(414));
    }

    #[test]
    fn only_reading_is_allowed() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get"] {
            assert_eq!(asked(method, "/", &[("host", "localhost:4400")]), Err(405), "{method}");
        }
        check_head(&[("host", "localhost:4400"), ("content-length", "5")], 400);
        check_head(&[("host", "localhost:4400"), ("transfer-encoding", "chunked")], 400);
    }

    #[test]
    fn only_names_of_this_computer_are_answered() {
        for host in ["localhost:4400", "127.0.0.1:4400", "[::1]:4400", "LocalHost:4400"] {
            check_head(&[("host", host)], 200);
        }
        for host in ["evil.example:4400", "localhost", "localhost:80", "127.0.0.1:+4400", "127.0.0.1.evil.example:4400"]
        {
            check_head(&[("host", host)], 421);
        }
        check_head(&[], 400);
        check_head(&[("host", "localhost:4400"), ("host", "evil.example")], 400);
    }

    #[test]
    fn another_site_can_neither_read_nor_embed() {
        let with = |more: &[(&'static str, &'static str)]| [&[("host", "localhost:4400")], more].concat();
        check_head(&with(&[("origin", "http://localhost:4400")]), 200);
        for origin in ["http://evil.example", "null", "https://localhost:4400", "http://localhost:4401"] {
            check_head(&with(&[("origin", origin)]), 403);
        }
        check_head(&with(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]), 403);
        check_head(&with(&[("sec-fetch-site", "same-site"), ("sec-fetch-dest", "script")]), 403);
        let visit = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        check_head(&with(&visit), 200);
        let frame = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")];
        check_head(&with(&frame), 403);
    }
}
