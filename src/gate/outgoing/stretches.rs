//! Bytes that go out, cut into stretches: what a reader takes in as one text.
//!
//! In: the bytes of one file. Out: each stretch with its fingerprint, without anything copied.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3, memmem};

use crate::base::Fingerprint;
use crate::base::runs::reference;
use crate::reading::{is_inline, is_told};

/// How a stretch says its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Between tags, with references such as `&amp;`.
    Markup,
    /// With escapes such as `\n`.
    Json,
    /// As they are.
    Plain,
}

/// One stretch.
#[derive(Debug)]
pub(super) struct Stretch<'b> {
    /// As it stands in the file.
    pub raw: &'b [u8],
    /// How it says its words.
    pub form: Form,
    /// What it says.
    pub print: Fingerprint,
    /// Its pieces between tags that do not end it; empty when it has no such tags.
    pub pieces: Vec<(Range<usize>, Fingerprint)>,
}

/// What of a list of strings is one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Each string.
    String,
    /// Each word, where words that do not belong together stand in the order of the alphabet.
    Word,
}

/// Calls `visit` for each stretch of a file, by the name of the file; files that say nothing to anybody have none.
pub(super) fn each_stretch(name: &str, bytes: &[u8], cut: Cut, visit: &mut dyn FnMut(&Stretch<'_>)) {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" | "xml" | "rels" => markup(bytes, if is_office(name) { is_told_in_office } else { is_told }, visit),
        "json" | "webmanifest" => strings(bytes, cut, visit),
        // Other scripts are the theme's own, and the same whatever the content.
        "js" if bytes.starts_with(b"candourSearch(") => strings(bytes, cut, visit),
        "txt" if bytes.trim_ascii_start().starts_with(b"<") => markup(bytes, is_told, visit),
        "txt" | "csv" | "md" => paragraphs(bytes, visit),
        "eml" => message(bytes, visit),
        "ics" => calendar(bytes, visit),
        // Words of a PDF come line by line, and nothing says where a paragraph ends.
        "pdf" => bytes.split(|byte| *byte == b'\n').for_each(|line| visit(&plain(line, Form::Plain))),
        _ => {}
    }
}

/// HTML and XML.
fn markup(bytes: &[u8], told: fn(&[u8]) -> bool, visit: &mut dyn FnMut(&Stretch<'_>)) {
    let mut open = Open::default();
    let mut at = 0;
    while at < bytes.len() {
        let found = memchr(b'<', &bytes[at..]).map_or(bytes.len(), |found| at + found);
        open.text(bytes, at..found);
        at = found;
        let rest = &bytes[at..];
        if rest.is_empty() {
            break;
        }
        if rest.starts_with(b"<!--") {
            let length = find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            visit(&plain(&rest[4..length.saturating_sub(3).max(4)], Form::Markup));
            at += length;
            continue;
        }
        if !rest.get(1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next)) {
            open.text(bytes, at..at + 1);
            at += 1;
            continue;
        }
        let end = at + tag_end(rest);
        let tag = &bytes[at..end];
        let name = tag[1..].strip_prefix(b"/").unwrap_or(&tag[1..]);
        let name = &name[..name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if is_inline(name) {
            open.tag();
        } else {
            open.close(bytes, visit);
        }
        values(tag, told, visit);
        at = end;
        let closing: Option<&[u8]> = match name {
            b"script" if tag[1] != b'/' => Some(b"</script"),
            b"style" if tag[1] != b'/' => Some(b"</style"),
            _ => None,
        };
        if let Some(closing) = closing {
            at += find(&bytes[at..], closing).unwrap_or(bytes.len() - at);
        }
    }
    open.close(bytes, visit);
}

/// The stretch being read.
#[derive(Default)]
struct Open {
    range: Option<Range<usize>>,
    /// What it says so far.
    print: Fingerprint,
    /// What it says since the last tag, once there was one: until then, that is all it says.
    piece: Option<(Range<usize>, Fingerprint)>,
    pieces: Vec<(Range<usize>, Fingerprint)>,
}

impl Open {
    fn text(&mut self, bytes: &[u8], range: Range<usize>) {
        if range.is_empty() || self.range.is_none() && bytes[range.clone()].iter().all(u8::is_ascii_whitespace) {
            return;
        }
        say(&mut self.print, &bytes[range.clone()]);
        if !self.pieces.is_empty() {
            let piece = self.piece.get_or_insert_with(|| (range.clone(), Fingerprint::default()));
            say(&mut piece.1, &bytes[range.clone()]);
            piece.0.end = range.end;
        }
        self.range.get_or_insert_with(|| range.clone()).end = range.end;
    }

    /// A tag that does not end the stretch.
    fn tag(&mut self) {
        if self.pieces.is_empty() {
            self.piece = self.range.clone().map(|range| (range, self.print));
        }
        self.pieces.extend(self.piece.take());
    }

    fn close(&mut self, bytes: &[u8], visit: &mut dyn FnMut(&Stretch<'_>)) {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.extend(self.piece.take());
        if let Some(range) = self.range.take().filter(|_| !self.print.is_empty()) {
            for (piece, _) in &mut pieces {
                *piece = piece.start - range.start..piece.end - range.start;
            }
            visit(&Stretch { raw: &bytes[range], form: Form::Markup, print: self.print, pieces });
        }
        self.print = Fingerprint::default();
    }
}

/// Takes what some text of a page says, without its references such as `&amp;`.
fn say(print: &mut Fingerprint, text: &[u8]) {
    let mut at = 0;
    while at < text.len() {
        let length = memchr(b'&', &text[at..]).unwrap_or(text.len() - at);
        print.push(&text[at..at + length]);
        at += length;
        if at < text.len() {
            at += 1 + reference(&text[at + 1..]);
        }
    }
}

/// The values inside a tag; an address says each of its parts.
fn values(tag: &[u8], told: fn(&[u8]) -> bool, visit: &mut dyn FnMut(&Stretch<'_>)) {
    let mut at = 0;
    while let Some(found) = memchr2(b'"', b'\'', &tag[at..]) {
        let start = at + found + 1;
        let length = memchr(tag[start - 1], &tag[start..]).unwrap_or(tag.len() - start);
        let value = &tag[start..start + length];
        let name = tag[at..start - 1].trim_ascii_end().strip_suffix(b"=").unwrap_or_default().trim_ascii_end();
        let name = name.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        if !told(name) || value.starts_with(b"data:") || value.starts_with(b"cid:") {
            // Look, structure, packed numbers and the names of parts of a message are no words.
        } else if value.contains(&b' ') || value.contains(&b'@') {
            visit(&plain(value, Form::Markup));
        } else {
            value.split(|byte| b"/#?&=.".contains(byte)).for_each(|part| visit(&plain(part, Form::Markup)));
        }
        at = (start + length + 1).min(tag.len());
    }
}

/// JSON: each string, and each key that is more than the name of a field.
fn strings(bytes: &[u8], cut: Cut, visit: &mut dyn FnMut(&Stretch<'_>)) {
    let mut at = 0;
    while let Some(found) = memchr(b'"', &bytes[at..]) {
        let start = at + found + 1;
        let end = string_end(bytes, start);
        let raw = &bytes[start..end];
        at = (end + 1).min(bytes.len());
        let is_key = bytes[at..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
        // Packed numbers and the names of fields are no words.
        if raw.starts_with(b"data:") || is_key && raw.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_') {
            continue;
        }
        match cut {
            Cut::String => visit(&string(raw)),
            Cut::Word => raw.split(|byte| *byte == b' ').for_each(|word| visit(&string(word))),
        }
    }
}

/// Returns where the string ends that starts there: at its quotation mark.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        match bytes[at + found] {
            b'"' => return at + found,
            _ => at += found + 2,
        }
    }
    bytes.len()
}

fn string(raw: &[u8]) -> Stretch<'_> {
    let mut print = Fingerprint::default();
    let mut rest = raw;
    while let Some(escape) = memchr(b'\\', rest) {
        print.push(&rest[..escape]);
        let length = if rest.get(escape + 1) == Some(&b'u') { 6 } else { 2 };
        rest = &rest[(escape + length).min(rest.len())..];
    }
    print.push(rest);
    Stretch { raw, form: Form::Json, print, pieces: Vec::new() }
}

/// Text: what stands between empty lines.
fn paragraphs(bytes: &[u8], visit: &mut dyn FnMut(&Stretch<'_>)) {
    let (mut start, mut at) = (0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.iter().all(u8::is_ascii_whitespace) {
            visit(&plain(&bytes[start..at], Form::Plain));
            start = at + line.len();
        }
        at += line.len();
    }
    visit(&plain(&bytes[start..], Form::Plain));
}

/// Returns whether a part belongs to a presentation or another file of Office Open XML, by its name in the pack.
fn is_office(name: &str) -> bool {
    ["ppt/", "word/", "xl/", "docProps/", "_rels/", "[Content_Types]"].iter().any(|start| name.starts_with(start))
}

/// Returns whether readers of such a part receive the value of an attribute: the words for a picture, and where links lead.
fn is_told_in_office(name: &[u8]) -> bool {
    matches!(name, b"descr" | b"title" | b"Target")
}

/// A message: what its head says to people, its text, and its HTML; pictures follow as packed numbers.
fn message(bytes: &[u8], visit: &mut dyn FnMut(&Stretch<'_>)) {
    let end = find(bytes, b"\r\n\r\n").unwrap_or(bytes.len());
    let (head, body) = bytes.split_at(end);
    for line in head.split(|byte| *byte == b'\n') {
        let said = [&b"Subject: "[..], b"From: ", b" \"", b"To: "].iter().any(|name| line.starts_with(name));
        if said {
            visit(&plain(line, Form::Plain));
        }
    }
    let html = find(body, b"<!doctype html").or_else(|| find(body, b"<html")).unwrap_or(body.len());
    paragraphs(&body[..html], visit);
    let length = find(&body[html..], b"</html>").unwrap_or(body.len() - html);
    markup(&body[html..html + length], is_told, visit);
}

/// A calendar: what its entries say to people (RFC 5545, section 3.1 about lines that go on).
fn calendar(bytes: &[u8], visit: &mut dyn FnMut(&Stretch<'_>)) {
    let text = String::from_utf8_lossy(bytes).replace("\r\n ", "");
    for line in text.lines() {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        if ["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT"].contains(&name.split(';').next().unwrap_or(name)) {
            visit(&plain(value.as_bytes(), Form::Plain));
        }
    }
}

fn plain(raw: &[u8], form: Form) -> Stretch<'_> {
    Stretch { raw, form, print: Fingerprint::of(raw), pieces: Vec::new() }
}

/// Returns where a tag ends, past its `>`; a `>` inside quotation marks does not end it.
fn tag_end(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = rest.get(at..).and_then(|rest| memchr3(b'>', b'"', b'\'', rest)) {
        at += found + 1;
        match rest[at - 1] {
            b'>' => return at,
            // A mark that nothing closes quotes nothing.
            quote => match memchr(quote, &rest[at..]) {
                Some(length) => at += length + 1,
                None => break,
            },
        }
    }
    memchr(b'>', rest).map_or(rest.len(), |at| at + 1)
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    memmem::find(text, wanted)
}
