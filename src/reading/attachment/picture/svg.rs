//! SVG: the words of a drawing, and what its editor left in it.

use crate::reading::attachment::Concern;
use crate::reading::attachment::base64;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event, Tag};

/// Attributes that people or editors write words into.
const WORDS: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "data-name",
    "description",
    "docbase",
    "docname",
    "export-filename",
    "absref",
    "id",
    "label",
    "name",
    "src",
    "title",
    "desc",
];

/// Says what an SVG says.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let text = xml::characters(bytes);
    let mut open: Vec<&str> = Vec::new();
    let mut line = String::new();
    let mut line_depth = None;
    for event in xml::events(&text) {
        match event? {
            Event::Open(tag) => {
                attributes(tag, gather)?;
                if tag.name == "script" || tag.name == "foreignObject" {
                    gather.worry(Concern::Program);
                }
                if tag.name == "text" && line_depth.is_none() {
                    line_depth = Some(open.len());
                } else if tag.name == "tspan" && (tag.get("y").is_some() || tag.get("dy").is_some()) {
                    line.push('\n');
                }
                open.push(tag.name);
            }
            Event::Close(_) => {
                open.pop();
                if line_depth.is_some_and(|depth| depth >= open.len()) {
                    line_depth = None;
                    gather.say(Place::content("text of the drawing"), &std::mem::take(&mut line));
                }
            }
            Event::Text(text) if line_depth.is_some() => line.push_str(&text),
            Event::Text(text) => gather.say(place(&open), &text),
            Event::Comment(text) => gather.say(Place::metadata("comment in the drawing"), text),
            Event::Declaration(text) if text.starts_with("DOCTYPE") && text.contains('[') => {
                gather.say(Place::metadata("declaration of the drawing"), text);
            }
            Event::Declaration(_) => {}
        }
    }
    Ok(())
}

fn place(open: &[&str]) -> Place {
    let last = open.last().copied().unwrap_or_default();
    if open.contains(&"metadata") {
        let person = open.iter().any(|name| matches!(*name, "creator" | "contributor" | "publisher" | "rights"));
        return if person {
            Place::person("person named in the description of the drawing")
        } else {
            Place::metadata("description of the drawing")
        };
    }
    match last {
        "title" => Place::content("title of the drawing"),
        "desc" => Place::content("description in the drawing"),
        "style" => Place::metadata("style of the drawing"),
        _ => Place::content("text of the drawing"),
    }
}

fn attributes(tag: Tag<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    for (name, value) in tag.attributes() {
        if let Some(data) = value.strip_prefix("data:") {
            embedded(data, gather)?;
        } else if name == "href" {
            if !value.starts_with('#') {
                gather.say_once(Place::metadata("link in the drawing"), &value);
            }
        } else if matches!(name, "docname" | "export-filename" | "docbase" | "absref") {
            gather.say_once(Place::metadata("path left by the program that drew it"), &value);
        } else if WORDS.contains(&name) || name.starts_with("data-") {
            gather.say_once(Place::metadata("name in the drawing"), &value);
        } else if name.starts_with("on") && name.len() > 3 {
            gather.worry(Concern::Program);
        }
    }
    Ok(())
}

/// Reads a file that is packed into an attribute.
fn embedded(data: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    let Some((kind, body)) = data.split_once(',') else { return Ok(()) };
    let bytes = if kind.ends_with("base64") { base64::decode(body) } else { body.as_bytes().to_vec() };
    gather.spend(bytes.len())?;
    let name = if kind.contains("svg") { "inner.svg" } else { "" };
    if kind.contains("font") || kind.contains("text/css") {
        return Ok(());
    }
    gather.inner("a picture in the drawing".to_owned(), name, &bytes)
}
