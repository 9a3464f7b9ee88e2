//! The HTML of a page becomes its tags and texts.
//!
//! In: a page that candour wrote. Out: [`Tag`]s in order.
//! Invariant: this is no parser for the web's HTML but for ours, and it fails on anything else: every tag is in small
//! letters, every attribute quoted, every element closed in its order.

/// One opening tag, with the text that follows it.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text from here to the next tag, opening or closing.
    pub(super) text: String,
}

/// Elements without an end (HTML, 13.1.2 "Void elements").
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

impl Tag {
    /// Returns the value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Returns the opening tags of a page, or what is wrong with its HTML.
pub(super) fn tags(page: &str) -> Result<Vec<Tag>, String> {
    let rest = page.trim_start().strip_prefix("<!doctype html>").ok_or("no doctype")?;
    let (mut tags, mut open): (Vec<Tag>, Vec<String>) = (Vec::new(), Vec::new());
    for part in rest.split('<').skip(1) {
        let (inside, text) = cut(part)?;
        if let Some(name) = inside.strip_prefix('/') {
            let last = open.pop();
            if last.as_deref() != Some(name) {
                return Err(format!("</{name}> closes {last:?}"));
            }
            continue;
        }
        let (inside, closed) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let tag = tag(inside, text)?;
        if !closed && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    if open.is_empty() { Ok(tags) } else { Err(format!("{open:?} stay open")) }
}

/// Splits at the `>` that ends a tag, which is the first one outside of quotes.
fn cut(part: &str) -> Result<(&str, &str), String> {
    let mut quoted = false;
    for (at, c) in part.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return Ok((&part[..at], &part[at + 1..])),
            _ => {}
        }
    }
    Err(format!("a tag without an end: <{part:.60}"))
}

fn tag(inside: &str, text: &str) -> Result<Tag, String> {
    let end = inside.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).unwrap_or(inside.len());
    let (name, mut rest) = inside.split_at(end);
    if name.is_empty() {
        return Err(format!("no name in <{inside}>"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        let started = rest.starts_with(char::is_whitespace);
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(Tag { name: name.to_owned(), attributes, text: decode(text)? });
        }
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        if key.is_empty() || !started || attributes.iter().any(|(other, _)| other == key) {
            return Err(format!("a broken attribute in <{inside}>"));
        }
        let value = if let Some(after) = after.strip_prefix("=\"") {
            let (value, after) = after.split_once('"').ok_or_else(|| format!("an open quote in <{inside}>"))?;
            rest = after;
            value
        } else if after.starts_with('=') {
            return Err(format!("a value without quotes in <{inside}>"));
        } else {
            rest = after;
            ""
        };
        attributes.push((key.to_owned(), decode(value)?));
    }
}

/// Returns text without character references.
fn decode(text: &str) -> Result<String, String> {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or_else(|| format!("a bare ampersand before `{part:.40}`"))?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            "#x2F" => '/',
            "nbsp" => '\u{a0}',
            _ => return Err(format!("an unknown reference &{name};")),
        });
        plain.push_str(rest);
    }
    Ok(plain)
}
