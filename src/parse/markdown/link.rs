//! Where links and pictures lead, from an allowlist.
//!
//! In: an address as Markdown gives it, entities and escapes decoded. Out: a [`Target`], an [`Asset`] or a finding.
//! Invariant: an address that is not understood is refused; what passes holds no control character and no `\`.

use std::borrow::Cow;

use super::quote::quote;
use super::{Asset, Target};
use crate::base::{SitePath, Span};
use crate::report::{Finding, Rule};

/// An address that could run a program, leave the site or deceive a reader.
pub static UNSAFE_LINK: Rule = Rule::error("markdown/unsafe-link", include_str!("rules/unsafe-link.md"));

/// A picture that would be fetched from somebody else's computer.
pub static REMOTE_IMAGE: Rule = Rule::error("markdown/remote-image", include_str!("rules/remote-image.md"));

/// A link without an address.
pub static EMPTY_LINK: Rule = Rule::error("markdown/empty-link", include_str!("rules/empty-link.md"));

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// There is none.
    Empty,
    /// It holds characters that cannot be seen, or are read differently by different programs.
    Hidden,
    /// It begins with `/`, so it depends on where the site is put.
    Absolute,
    /// It begins with `//`: another host, by whatever scheme.
    Host,
    /// It begins with a scheme that is not allowed here.
    Scheme,
}

/// An address split by its first scheme.
enum Parts<'a> {
    Scheme(String, &'a str),
    Anchor(&'a str),
    Relative { path: Cow<'a, str>, anchor: Option<Box<str>> },
}

/// Returns where a link written in `page` goes.
pub(super) fn target(address: &str, page: &SitePath, span: Span) -> Result<Target, Finding> {
    classify(address, page).map_err(|fault| refused(fault, address, span))
}

/// Returns the local file that a picture written in `page` shows.
pub(super) fn picture(address: &str, page: &SitePath, span: Span) -> Result<Asset, Finding> {
    match split(address) {
        Ok(Parts::Relative { path, .. }) => Ok(asset(path, page)),
        Ok(Parts::Scheme(scheme, _)) if scheme == "http" || scheme == "https" => Err(remote(address, span)),
        Err(Fault::Host) => Err(remote(address, span)),
        Ok(_) => Err(refused(Fault::Scheme, address, span)),
        Err(fault) => Err(refused(fault, address, span)),
    }
}

fn classify(address: &str, page: &SitePath) -> Result<Target, Fault> {
    match split(address)? {
        Parts::Anchor(anchor) => Ok(Target::Anchor(decode_anchor(anchor)?)),
        Parts::Scheme(scheme, rest) => with_scheme(&scheme, rest),
        Parts::Relative { path, anchor } if is_document(&path) => {
            Ok(Target::File { path: page.join(&path), written: path.into(), anchor })
        }
        Parts::Relative { path, .. } => Ok(Target::Asset(asset(path, page))),
    }
}

fn with_scheme(scheme: &str, rest: &str) -> Result<Target, Fault> {
    let external = || Ok(Target::External(format!("{scheme}:{rest}").into()));
    match scheme {
        "id" => {
            let (id, anchor) = split_anchor(rest)?;
            let id = decode(id)?;
            if id.is_empty() { Err(Fault::Empty) } else { Ok(Target::Id { id: id.into(), anchor }) }
        }
        // Browsers mend `https:host` and `https:///host` into addresses that no reader would expect.
        "http" | "https" if rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')) => {
            external()
        }
        "mailto" | "tel" if !rest.is_empty() => external(),
        "http" | "https" | "mailto" | "tel" if rest.trim_matches('/').is_empty() => Err(Fault::Empty),
        _ => Err(Fault::Scheme),
    }
}

fn split(address: &str) -> Result<Parts<'_>, Fault> {
    let address = address.trim();
    if address.is_empty() || address == "#" {
        return Err(Fault::Empty);
    }
    if address.contains(is_hidden) {
        return Err(Fault::Hidden);
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return Ok(Parts::Anchor(anchor));
    }
    if let Some((scheme, rest)) = split_scheme(address) {
        return Ok(Parts::Scheme(scheme.trim().to_ascii_lowercase(), rest));
    }
    let (path, anchor) = split_anchor(address)?;
    let path = decode(path)?;
    // The decoded path is looked at again: `%2F%2Fhost` and `javascript%3A…` must fare no better than the plain forms.
    if path.starts_with("//") {
        Err(Fault::Host)
    } else if path.starts_with('/') {
        Err(Fault::Absolute)
    } else if split_scheme(&path).is_some() {
        Err(Fault::Scheme)
    } else {
        Ok(Parts::Relative { path, anchor })
    }
}

/// Splits at a `:` before which no part of a path ends.
fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let end = address.find([':', '/', '?', '#'])?;
    address[end..].strip_prefix(':').map(|rest| (&address[..end], rest))
}

fn split_anchor(address: &str) -> Result<(&str, Option<Box<str>>), Fault> {
    match address.split_once('#') {
        None | Some((_, "")) => Ok((address.trim_end_matches('#'), None)),
        Some((path, anchor)) => Ok((path, Some(decode_anchor(anchor)?))),
    }
}

fn decode_anchor(anchor: &str) -> Result<Box<str>, Fault> {
    decode(anchor).map(Into::into)
}

/// Decodes `%41`; a `%` that starts no pair of digits stands for itself.
fn decode(text: &str) -> Result<Cow<'_, str>, Fault> {
    if !text.contains('%') {
        return Ok(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.first_chunk().filter(|_| *first == b'%').and_then(|&[high, low]| Some((hex(high)?, hex(low)?)));
        bytes.push(pair.map_or(*first, |(high, low)| high * 16 + low));
        rest = if pair.is_some() { &tail[2..] } else { tail };
    }
    let decoded = String::from_utf8(bytes).map_err(|_| Fault::Hidden)?;
    if decoded.contains(is_hidden) { Err(Fault::Hidden) } else { Ok(Cow::Owned(decoded)) }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Control characters, marks that reorder or hide text, and the backslash, which browsers read as a slash.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\\' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_document(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

fn asset(path: Cow<'_, str>, page: &SitePath) -> Asset {
    Asset { path: page.join(&path), written: path.into() }
}

fn remote(address: &str, span: Span) -> Finding {
    Finding::new(&REMOTE_IMAGE, span, format!("the picture {} is on another website", quote(address)))
        .help("save the picture beside this file, if you may, and write its file name here")
}

fn refused(fault: Fault, address: &str, span: Span) -> Finding {
    let address = quote(address);
    let (rule, message, help) = match fault {
        Fault::Empty => (&EMPTY_LINK, format!("the address {address} leads nowhere"), "write where it should go"),
        Fault::Hidden => (
            &UNSAFE_LINK,
            format!("the address {address} holds a hidden character or a backslash"),
            "type the address again by hand, with `/` between its parts",
        ),
        Fault::Absolute => (
            &UNSAFE_LINK,
            format!("the address {address} begins with `/`"),
            "write the way from this file, such as `../briefings/neglect.md`, or use `id:` and the document's id",
        ),
        Fault::Host => (
            &UNSAFE_LINK,
            format!("the address {address} names a website without saying `https`"),
            "write `https://` in front of the website's name",
        ),
        Fault::Scheme => (
            &UNSAFE_LINK,
            format!("the address {address} is of a kind that is not allowed"),
            "use `https://`, `mailto:`, `tel:`, `id:`, or the way to a file in this site",
        ),
    };
    Finding::new(rule, span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: &str) {
        let page = SitePath::new("content/pages/about.md").expect("a plain path");
        let shown = match classify(address, &page) {
            Ok(Target::Id { id, anchor }) => format!("id {id} {anchor:?}"),
            Ok(Target::File { path, anchor, .. }) => {
                format!("file {} {anchor:?}", path.map_or("outside".to_owned(), |path| path.to_string()))
            }
            Ok(Target::Anchor(anchor)) => format!("anchor {anchor}"),
            Ok(Target::Asset(asset)) => {
                format!("asset {}", asset.path.map_or("outside".to_owned(), |path| path.to_string()))
            }
            Ok(Target::External(address)) => format!("external {address}"),
            Err(fault) => format!("{fault:?}"),
        };
        assert_eq!(shown, expected, "{address:?}");
    }

    #[test]
    fn each_kind_of_address_is_understood() {
        check("id:briefing-neglect", "id briefing-neglect None");
        check("id:briefing-neglect#why", "id briefing-neglect Some(\"why\")");
        check("#why-it-matters", "anchor why-it-matters");
        check("https://example.org/a?b=c:d#e", "external https://example.org/a?b=c:d#e");
        check("HTTPS://example.org", "external https://example.org");
        check("mailto:help@example.org", "external mailto:help@example.org");
        check("tel:01632960000", "external tel:01632960000");
        check("../briefings/neglect.md#why", "file content/briefings/neglect.md Some(\"why\")");
        check("../briefings/Esgeulustod%20t%C5%B7.MD", "file content/briefings/Esgeulustod tŷ.MD None");
        check("form.pdf", "asset content/pages/form.pdf");
        check("./form.pdf#page=2", "asset content/pages/form.pdf");
        check("50%.pdf", "asset content/pages/50%.pdf");
    }

    #[test]
    fn a_path_out_of_the_site_folder_is_kept_without_a_place() {
        check("../../../a.md", "file outside None");
        check("%2e%2e/%2e%2e/%2e%2e/etc/passwd", "asset outside");
    }

    #[test]
    fn every_other_scheme_is_refused_however_it_is_dressed_up() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "  javascript:alert(1)",
            "javascript :alert(1)",
            "javascript%3Aalert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://example.org",
            "blob:x",
            "c:/windows",
            "https:example.org",
            "https:///example.org",
            ":x",
        ] {
            check(address, "Scheme");
        }
    }

    #[test]
    fn hidden_characters_and_backslashes_are_refused() {
        for address in [
            "java\tscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "https:\\\\example.org",
            "a\\b.md",
            "a%5Cb.md",
            "a%00.md",
            "a%FF.md",
            "https://example.org/\u{202e}fdp.exe",
            "java\u{200b}script:x",
        ] {
            check(address, "Hidden");
        }
    }

    #[test]
    fn addresses_that_depend_on_the_host_are_refused() {
        check("//example.org/a", "Host");
        check("%2F/example.org", "Host");
        check("/briefings/a.md", "Absolute");
        check("%2Fetc/passwd", "Absolute");
    }

    #[test]
    fn addresses_that_lead_nowhere_are_refused() {
        for address in ["", " ", "#", "id:", "id:#a", "https:", "https://", "mailto:", "tel:"] {
            check(address, "Empty");
        }
    }
}
