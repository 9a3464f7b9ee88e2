//! XML becomes events: elements by their local names, texts with their entities resolved.
//!
//! It is a reader for looking, not for validating: it accepts every well-formed document and resolves no entity that
//! the document declares itself, so nothing grows while it is read. Such a declaration is an event of its own.

use std::borrow::Cow;

use super::decode;
use super::unreadable::Unreadable;

/// The most elements inside each other.
const DEPTH: usize = 256;

/// What comes next in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// The element of this local name ends.
    Close(&'x str),
    /// Text.
    Text(Cow<'x, str>),
    /// A comment.
    Comment(&'x str),
    /// A declaration of the document's type, or an instruction to a program.
    Declaration(&'x str),
}

/// The beginning of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'x> {
    /// Its name without prefix.
    pub(super) name: &'x str,
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    /// Returns the local names and values of the attributes, in order.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'x str, Cow<'x, str>)> {
        let mut rest = self.attributes;
        let all = std::iter::from_fn(move || {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            rest = after;
            Some((name.trim(), unescape(value)))
        });
        // The names of vocabularies say nothing of anybody.
        all.filter(|(name, _)| !name.starts_with("xmlns")).map(|(name, value)| (local(name), value))
    }

    /// Returns the value of the attribute of some local name.
    pub(super) fn get(self, name: &str) -> Option<Cow<'x, str>> {
        self.attributes().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Returns whether an attribute says no, as a switch of Office does.
    pub(super) fn is_off(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// Returns whether an attribute says yes.
    pub(super) fn is_on(self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }
}

/// Returns the characters of a document, by its byte order mark, its own word, or its bytes.
pub(super) fn characters(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(200)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let declared = start.split_once("encoding=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    match declared {
        Some(name) if name.starts_with("iso-8859-1") || name.starts_with("windows-1252") => decode::windows(bytes),
        _ => decode::text(bytes),
    }
}

/// Reads a document from its characters.
pub(super) fn events(text: &str) -> Events<'_> {
    let text = text.trim_start_matches('\u{feff}');
    Events { rest: text, open: Vec::new(), closing: None, ended: false, seen: false }
}

/// The events of a document.
pub(super) struct Events<'x> {
    rest: &'x str,
    open: Vec<&'x str>,
    closing: Option<&'x str>,
    ended: bool,
    seen: bool,
}

impl<'x> Iterator for Events<'x> {
    type Item = Result<Event<'x>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        if let Some(name) = self.closing.take() {
            return Some(Ok(Event::Close(name)));
        }
        if self.rest.is_empty() {
            self.ended = true;
            let whole = self.open.is_empty() && self.seen;
            return (!whole).then_some(Err(Unreadable::Damaged("a part of it ends too early")));
        }
        let event = self.step();
        self.ended = event.is_err();
        Some(event)
    }
}

impl<'x> Events<'x> {
    fn step(&mut self) -> Result<Event<'x>, Unreadable> {
        let Some(markup) = self.rest.strip_prefix('<') else {
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            let (text, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Ok(Event::Text(unescape(text)));
        };
        if let Some(inner) = markup.strip_prefix("!--") {
            return self.until(inner, "-->").map(Event::Comment);
        }
        if let Some(inner) = markup.strip_prefix("![CDATA[") {
            return self.until(inner, "]]>").map(|text| Event::Text(Cow::Borrowed(text)));
        }
        if let Some(inner) = markup.strip_prefix('?') {
            return self.until(inner, "?>").map(Event::Declaration);
        }
        if let Some(inner) = markup.strip_prefix('!') {
            return self.until(inner, declaration_end(inner)).map(Event::Declaration);
        }
        if let Some(inner) = markup.strip_prefix('/') {
            let name = self.until(inner, ">")?.trim_end();
            return if self.open.pop() == Some(name) { Ok(Event::Close(local(name))) } else { Err(broken()) };
        }
        self.open(markup)
    }

    fn open(&mut self, markup: &'x str) -> Result<Event<'x>, Unreadable> {
        let end = tag_end(markup).ok_or_else(broken)?;
        let inner = &markup[..end];
        self.rest = &markup[end + 1..];
        let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let (name, attributes) = inner.split_at(inner.find(char::is_whitespace).unwrap_or(inner.len()));
        if name.is_empty() || name.contains(['=', '"', '<']) {
            return Err(broken());
        }
        self.seen = true;
        if empty {
            self.closing = Some(local(name));
        } else {
            self.open.push(name);
        }
        if self.open.len() > DEPTH {
            return Err(Unreadable::TooDeep);
        }
        Ok(Event::Open(Tag { name: local(name), attributes }))
    }

    fn until(&mut self, inner: &'x str, end: &str) -> Result<&'x str, Unreadable> {
        let (inside, rest) = inner.split_once(end).ok_or_else(broken)?;
        self.rest = rest;
        Ok(inside)
    }
}

fn broken() -> Unreadable {
    Unreadable::Damaged("a part of it is not well-formed")
}

/// Returns what ends a declaration: one with declarations inside ends after their bracket.
fn declaration_end(inner: &str) -> &'static str {
    let bracket = inner.find('[');
    let end = inner.find('>');
    if bracket.is_some_and(|bracket| end.is_none_or(|end| bracket < end)) { "]>" } else { ">" }
}

/// Returns where a tag ends, outside its quoted values.
fn tag_end(markup: &str) -> Option<usize> {
    let mut quote = None;
    markup.bytes().position(|byte| match (quote, byte) {
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), _) => {
            if open == byte {
                quote = None;
            }
            false
        }
        (None, _) => byte == b'>',
    })
}

/// Returns a name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns text with its character references and the five known entities resolved; any other stays as written.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No reference is longer, and a limit keeps a text of ampersands from being searched again and again.
        let end = after.bytes().take(12).position(|byte| byte == b';');
        let character = end.and_then(|end| reference(&after[..end]));
        if let (Some(character), Some(end)) = (character, end) {
            out.push(character);
            rest = &after[end + 1..];
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            code.and_then(char::from_u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut seen = Vec::new();
        for event in events(text) {
            seen.push(match event {
                Ok(Event::Open(tag)) => {
                    let attributes = tag.attributes().map(|(name, value)| format!(" {name}={value}"));
                    format!("<{}{}>", tag.name, attributes.collect::<String>())
                }
                Ok(Event::Close(name)) => format!("</{name}>"),
                Ok(Event::Text(text)) => text.into_owned(),
                Ok(Event::Comment(text)) => format!("#{text}"),
                Ok(Event::Declaration(text)) => format!("!{text}"),
                Err(fault) => fault.to_string(),
            });
        }
        assert_eq!(seen.join("|"), expected, "{text}");
    }

    #[test]
    fn a_document_is_read_to_its_end_or_refused() {
        check("<?xml version='1.0'?><w:p w:a='1>2' b = \"&#233;\"/>", "!xml version='1.0'|<p a=1>2 b=é>|</p>");
        check("<a>x &amp; y &lt;<!-- who --><![CDATA[<b>]]></a>", "<a>|x & y <|# who |<b>|</a>");
        check("<!DOCTYPE svg [<!ENTITY n 'N'>]><a>&n;</a>", "!DOCTYPE svg [<!ENTITY n 'N'>|<a>|&n;|</a>");
        check("<a><b></a>", "<a>|<b>|the file is damaged: a part of it is not well-formed");
        check("<a>", "<a>|the file is damaged: a part of it ends too early");
        check("", "the file is damaged: a part of it ends too early");
    }

    #[test]
    fn levels_have_a_limit() {
        let deep = "<a>".repeat(5000);
        assert_eq!(events(&deep).last(), Some(Err(Unreadable::TooDeep)));
    }
}
