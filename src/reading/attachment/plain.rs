//! Plain text, tables of text, and XML of no known kind.

use super::decode;
use super::gather::Gather;
use super::place::Place;
use super::unreadable::Unreadable;
use super::xml::{self, Event};

/// Returns whether some bytes are text at all: few control characters, whatever the encoding.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let text = decode::text(&bytes[..bytes.len().min(64 * 1024)]);
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    odd * 100 <= text.chars().count()
}

fn checked(bytes: &[u8]) -> Result<String, Unreadable> {
    if is_text(bytes) { Ok(decode::text(bytes)) } else { Err(Unreadable::Damaged("it is not text")) }
}

/// Says the paragraphs of a text: lines that follow each other belong together.
pub(super) fn text(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let mut text = checked(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    if text.starts_with("BEGIN:V") {
        // Calendars and cards fold long lines, in the middle of words.
        text = text.replace("\n ", "").replace("\n\t", "");
    }
    let (mut paragraph, mut first) = (String::new(), 1);
    for (index, line) in text.split('\n').chain([""]).enumerate() {
        if line.trim().is_empty() {
            gather.say(Place::content(format!("paragraph at line {first}")), &paragraph);
            paragraph.clear();
            first = index + 2;
        } else {
            paragraph.push_str(line);
            paragraph.push('\n');
        }
    }
    Ok(())
}

/// Says the rows of a table, their cells with tabs between them.
pub(super) fn table(bytes: &[u8], separator: char, gather: &mut Gather) -> Result<(), Unreadable> {
    let text = checked(bytes)?;
    // Programs in other languages write semicolons and tabs into files of the same name.
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: char| head.matches(mark).count();
    let separator = [separator, ';', '\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(separator);
    let (mut row, mut number, mut quoted) = (String::new(), 1, false);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                row.push('"');
            }
            '"' => quoted = !quoted,
            _ if c == separator && !quoted => row.push('\t'),
            '\n' | '\r' if !quoted => {
                if c == '\r' && characters.peek() == Some(&'\n') {
                    characters.next();
                }
                gather.say(Place::content(format!("row {number}")), &row);
                row.clear();
                number += 1;
            }
            _ => row.push(c),
        }
    }
    gather.say(Place::content(format!("row {number}")), &row);
    Ok(())
}

/// Returns whether a value is one that a program made up to tell things apart.
fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'{' | b'}' | b'-' | b'.'))
}

/// Says every text, attribute and comment of a document in XML.
pub(super) fn xml(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let text = xml::characters(bytes);
    for event in xml::events(&text) {
        match event? {
            Event::Open(tag) => {
                for (name, value) in tag.attributes() {
                    if (!value.starts_with("http://") || name == "href") && !is_number(&value) {
                        gather.say_once(Place::metadata("attribute"), &value);
                    }
                }
            }
            Event::Text(text) => gather.say(Place::content("text"), &text),
            Event::Comment(text) => gather.say(Place::metadata("comment"), text),
            Event::Declaration(text) if text.starts_with("DOCTYPE") => {
                gather.say(Place::metadata("declaration"), text);
            }
            Event::Close(_) | Event::Declaration(_) => {}
        }
    }
    Ok(())
}
