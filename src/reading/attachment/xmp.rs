//! XMP, the description that Adobe's programs and their friends put into every kind of file.

use super::gather::Gather;
use super::place::Place;
use super::xml::{self, Event};

/// Properties that hold a person.
const PEOPLE: &[&str] = &[
    "Artist",
    "AuthorsPosition",
    "CaptionWriter",
    "CameraOwnerName",
    "CreatorContactInfo",
    "Manager",
    "Name",
    "OwnerName",
    "PersonDisplayName",
    "PersonInImage",
    "RegionPersonDisplayName",
    "author",
    "authorName",
    "contributor",
    "creator",
];

/// Properties of no use to anybody: numbers of the machine, and names of formats.
const MACHINE: &[&str] = &[
    "DocumentID",
    "InstanceID",
    "OriginalDocumentID",
    "documentID",
    "instanceID",
    "originalDocumentID",
    "about",
    "parseType",
    "lang",
    "xmptk",
    "format",
    "changed",
    "action",
    "when",
    "begin",
    "id",
    "resource",
    "ModifyDate",
    "CreateDate",
    "MetadataDate",
    "CreatorTool",
    "softwareAgent",
    "Thumbnails",
    "image",
];

/// Says what a block of XMP says; a block that is not well-formed is said as it is.
pub(super) fn read(bytes: &[u8], gather: &mut Gather) {
    let text = xml::characters(bytes);
    let mut property = Vec::new();
    let mut texts = Vec::new();
    for event in xml::events(text.trim_end_matches('\0').trim()) {
        match event {
            Ok(Event::Open(tag)) => {
                texts.extend(tag.attributes().map(|(name, value)| (name.to_owned(), value.into_owned())));
                property.push(tag.name);
            }
            Ok(Event::Close(_)) => {
                property.pop();
            }
            Ok(Event::Text(value)) => {
                let list = |name: &&&str| !matches!(**name, "li" | "Seq" | "Bag" | "Alt" | "Description" | "value");
                let name = property.iter().rev().find(list).copied().unwrap_or("text");
                texts.push((name.to_owned(), value.into_owned()));
            }
            Ok(Event::Comment(value)) => texts.push(("comment".to_owned(), value.to_owned())),
            Ok(Event::Declaration(_)) => {}
            Err(_) => {
                gather.say(Place::metadata("description of the file (XMP)"), &text);
                return;
            }
        }
    }
    for (name, value) in texts {
        say(&name, &value, gather);
    }
}

fn say(name: &str, value: &str, gather: &mut Gather) {
    if name.starts_with("GPS") && (name.contains("Latitude") || name.contains("Longitude")) {
        gather.worry(super::Concern::Location);
    }
    if MACHINE.contains(&name) {
        return;
    }
    let place = if PEOPLE.contains(&name) {
        Place::person("person named in the description of the file (XMP)")
    } else if matches!(name, "title" | "Headline") {
        Place::metadata("title in the description of the file (XMP)")
    } else if matches!(name, "City" | "Location" | "Sublocation" | "State" | "Country") {
        Place::metadata("place named in the description of the file (XMP)")
    } else {
        Place::metadata("description of the file (XMP)")
    };
    gather.say_once(place, value);
}
