//! HTML, as a page of the output or as a piece inside Markdown: what is shown, and what attributes and comments say.

use std::ops::Range;

use super::build::Builder;
use super::normal::Normal;
use super::passage::Spot;

/// Elements that do not end a passage.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr", "img",
];

/// Attributes that a reader, a screen reader or a search engine receives.
const TOLD: &[(&str, Spot)] = &[
    ("href", Spot::Target),
    ("src", Spot::Target),
    ("action", Spot::Target),
    ("cite", Spot::Target),
    ("id", Spot::Attribute),
    ("name", Spot::Attribute),
    ("srcset", Spot::Target),
    ("alt", Spot::Alt),
    ("title", Spot::Title),
    ("aria-label", Spot::Title),
    ("aria-description", Spot::Title),
    ("placeholder", Spot::Title),
    ("content", Spot::Attribute),
    ("value", Spot::Attribute),
    ("summary", Spot::Attribute),
    ("label", Spot::Attribute),
    ("datetime", Spot::Attribute),
];

/// Returns whether an element leaves the passage around it open, by its name in any letters.
pub(super) fn is_inline(name: &[u8]) -> bool {
    INLINE.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// Returns whether a reader, a screen reader or a search engine receives the value of an attribute.
pub(super) fn is_told(name: &[u8]) -> bool {
    TOLD.iter().any(|(known, _)| known.as_bytes().eq_ignore_ascii_case(name))
        || name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"data-"))
}

/// Reads a stretch of HTML.
pub(super) fn read(range: Range<usize>, builder: &mut Builder<'_>) {
    let mut page = Page { spot: Spot::Paragraph, tables: Vec::new(), skip: None };
    let input = builder.input;
    let mut at = range.start;
    while at < range.end {
        let rest = &input[at..range.end];
        let Some(found) = rest.find('<') else {
            page.text(rest, at, builder);
            break;
        };
        page.text(&rest[..found], at, builder);
        at += found;
        at = page.markup(at, range.end, builder);
    }
    builder.close(page.spot);
    builder.cell = None;
}

/// Reads one piece of HTML inside a paragraph of Markdown: its attributes and comments become passages of their own.
pub(super) fn inline(range: Range<usize>, builder: &mut Builder<'_>) {
    let piece = &builder.input[range.clone()];
    if let Some(comment) = piece.strip_prefix("<!--") {
        let inner = comment.strip_suffix("-->").unwrap_or(comment);
        builder.copied(Spot::Comment, range.start + 4..range.start + 4 + inner.len());
    } else {
        attributes(range, builder);
    }
}

struct Page {
    spot: Spot,
    tables: Vec<(u32, u32, u32)>,
    skip: Option<String>,
}

impl Page {
    fn text(&mut self, text: &str, offset: usize, builder: &mut Builder<'_>) {
        if self.skip.is_some() {
            return;
        }
        if builder.open.text.is_empty() && text.trim().is_empty() {
            return;
        }
        entities(text, offset, &mut builder.open);
    }

    /// Reads what begins with `<` and returns where it ends.
    fn markup(&mut self, at: usize, end: usize, builder: &mut Builder<'_>) -> usize {
        let rest = &builder.input[at..end];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let length = comment.find("-->").unwrap_or(comment.len());
            if self.skip.is_none() {
                builder.copied(Spot::Comment, at + 4..at + 4 + length);
            }
            return (at + 4 + length + 3).min(end);
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if !is_tag {
            self.text("<", at, builder);
            return at + 1;
        }
        let close = tag_end(rest);
        let tag = &rest[..close];
        let closing = tag.starts_with("</");
        let name: String = tag[1..]
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || "-:".contains(*c))
            .collect::<String>()
            .to_ascii_lowercase();
        if let Some(skip) = &self.skip {
            if closing && *skip == name {
                self.skip = None;
            }
            return at + close;
        }
        if !is_inline(name.as_bytes()) {
            self.block(&name, closing, builder);
        }
        if !closing {
            attributes(at..at + close, builder);
            if matches!(name.as_str(), "script" | "style") {
                self.skip = Some(name);
            }
        }
        at + close
    }

    /// An element that ends the passage before it, and perhaps begins one of its own kind.
    fn block(&mut self, name: &str, closing: bool, builder: &mut Builder<'_>) {
        builder.cell = self.tables.last().filter(|_| self.spot == Spot::Cell).copied();
        builder.close(self.spot);
        builder.cell = None;
        self.spot = match name {
            _ if closing => Spot::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "caption" | "legend" => Spot::Heading,
            "li" | "dt" | "dd" | "option" => Spot::Item,
            "blockquote" => Spot::Quote,
            "pre" => Spot::Code,
            "td" | "th" => Spot::Cell,
            _ => Spot::Paragraph,
        };
        match (name, closing) {
            ("table", false) => {
                let number = builder.table(0);
                self.tables.push((number, u32::MAX, u32::MAX));
            }
            ("table", true) => {
                self.tables.pop();
            }
            ("tr", false) => {
                if let Some((_, row, column)) = self.tables.last_mut() {
                    *row = row.wrapping_add(1);
                    *column = u32::MAX;
                }
            }
            ("td" | "th", false) => {
                if let Some((table, row, column)) = self.tables.last_mut() {
                    *column = column.wrapping_add(1);
                    let (table, row) = (*table, *row);
                    if row == u32::MAX {
                        self.tables.pop();
                        self.tables.push((table, 0, 0));
                    }
                    if name == "th" && row == 0 {
                        builder.header(table, 1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Returns where a tag ends, past its `>`; a `>` inside quotation marks does not end it.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    // An open quotation mark would hide the rest of the page; then the tag ends at its first `>`.
    rest.find('>').map_or(rest.len(), |at| at + 1)
}

/// Reads the attributes of one tag.
fn attributes(range: Range<usize>, builder: &mut Builder<'_>) {
    let tag = &builder.input[range.clone()];
    let mut at = 0;
    while let Some(equals) = tag[at..].find('=') {
        let before = &tag[at..at + equals];
        let name =
            before.trim_end().rsplit(|c: char| c.is_whitespace() || "<\"'/".contains(c)).next().unwrap_or_default();
        let value = at + equals + 1 + (tag[at + equals + 1..].len() - tag[at + equals + 1..].trim_start().len());
        let (start, end, next) = if let Some(&quote @ (b'"' | b'\'')) = tag.as_bytes().get(value) {
            let length = tag[value + 1..].find(char::from(quote)).unwrap_or(tag.len() - value - 1);
            (value + 1, value + 1 + length, (value + 2 + length).min(tag.len()))
        } else {
            let length = tag[value..].find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len() - value);
            (value, value + length, value + length)
        };
        let lower = name.to_ascii_lowercase();
        let told = TOLD.iter().find(|(known, _)| *known == lower).map(|(_, spot)| *spot);
        let told = told.or_else(|| lower.starts_with("data-").then_some(Spot::Attribute));
        if let Some(spot) = told.filter(|_| end > start) {
            let mut normal = Normal::default();
            entities(&tag[start..end], range.start + start, &mut normal);
            builder.add(spot, &normal);
        }
        if next <= at {
            break;
        }
        at = next;
    }
}

/// Adds a text, with its entities decoded.
pub(super) fn entities(text: &str, offset: usize, normal: &mut Normal) {
    let mut at = 0;
    while let Some(found) = text[at..].find('&') {
        normal.copied(&text[at..at + found], offset + at);
        at += found;
        let length = text[at..].bytes().take(34).position(|byte| byte == b';').map_or(1, |end| end + 1);
        let entity = &text[at..at + length];
        let decoded = html_escape::decode_html_entities(entity);
        if decoded == entity {
            normal.copied("&", offset + at);
            at += 1;
        } else {
            normal.decoded(&decoded, offset + at..offset + at + length);
            at += length;
        }
    }
    normal.copied(&text[at..], offset + at);
}
