//! The properties of an Office file: who wrote it, for whom, and what it calls itself.

use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event};

/// Says what a list of properties says.
pub(super) fn read(text: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut open = Vec::new();
    let mut value = String::new();
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => {
                if tag.name == "property" {
                    let name = tag.get("name").unwrap_or_default();
                    gather.say_once(Place::metadata("name of a property"), &name);
                }
                open.push(tag.name);
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::Close(_) => {
                if let Some(place) = place(&open) {
                    gather.say(place, &value);
                }
                value.clear();
                open.pop();
            }
            Event::Comment(text) => gather.say(Place::metadata("comment between the properties"), text),
            Event::Declaration(_) => {}
        }
    }
    Ok(())
}

fn place(open: &[&str]) -> Option<Place> {
    if open.contains(&"property") {
        return Some(Place::metadata("property"));
    }
    // The words for slides, sheets and the like.
    if open.contains(&"HeadingPairs") {
        return None;
    }
    if open.contains(&"TitlesOfParts") {
        return Some(Place::metadata("title of a part"));
    }
    Some(match *open.last()? {
        "creator" => Place::person("author"),
        "lastModifiedBy" => Place::person("last modified by"),
        "Manager" => Place::person("manager"),
        "Company" => Place::metadata("company"),
        "title" => Place::metadata("title"),
        "subject" => Place::metadata("subject"),
        "description" => Place::metadata("comments about the file"),
        "keywords" => Place::metadata("keywords"),
        "category" => Place::metadata("category"),
        "contentStatus" => Place::metadata("status"),
        "identifier" => Place::metadata("identifier"),
        "Template" => Place::metadata("template"),
        "HyperlinkBase" => Place::metadata("base of links"),
        "Application" => Place::metadata("program"),
        // Dates and counts.
        "created"
        | "modified"
        | "lastPrinted"
        | "revision"
        | "Pages"
        | "Words"
        | "Characters"
        | "Lines"
        | "Paragraphs"
        | "TotalTime"
        | "AppVersion"
        | "DocSecurity"
        | "CharactersWithSpaces"
        | "Slides"
        | "Notes"
        | "HiddenSlides"
        | "MMClips"
        | "ScaleCrop"
        | "LinksUpToDate"
        | "SharedDoc"
        | "HyperlinksChanged"
        | "language"
        | "PresentationFormat"
        | "i4" => return None,
        _ => Place::metadata("property"),
    })
}
