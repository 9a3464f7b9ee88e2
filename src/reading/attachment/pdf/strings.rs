//! Every string in every object: properties, annotations, bookmarks, form fields, names of files and layers.

use std::collections::BTreeSet;

use super::encoding::text_string;
use super::object::{Dict, Object, is_a};
use super::scan::File;
use crate::reading::attachment::Concern;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;

/// Keys whose strings are digests, dates, names of glyphs and other things of the machine.
const MACHINE: &[&str] = &[
    "ByteRange",
    "CharSet",
    "Cert",
    "CheckSum",
    "CreationDate",
    "DA",
    "DS",
    "FontFamily",
    "ID",
    "IDTree",
    "Lang",
    "LastModified",
    "M",
    "ModDate",
    "O",
    "OE",
    "Ordering",
    "Panose",
    "Perms",
    "Registry",
    "Style",
    "U",
    "UE",
    "DestOutputProfile",
    "OutputConditionIdentifier",
    "RegistryName",
    "OutputCondition",
    "Lookup",
    "Indexed",
    "ColorSpace",
    "CS",
    "WP",
    "Trapped",
];

/// Says every string that people may have written.
pub(super) fn read(file: &File<'_>, gather: &mut Gather) {
    let mut infos = BTreeSet::new();
    for trailer in &file.trailers {
        match trailer.get("Info") {
            Some(Object::Reference(number)) => drop(infos.insert(*number)),
            Some(Object::Dict(dict)) => information(dict, gather),
            _ => {}
        }
    }
    for (number, object) in &file.objects {
        match object {
            Object::Dict(dict) if infos.contains(number) => information(dict, gather),
            object => walk(file, object, "", None, gather, 0),
        }
    }
    if !file.earlier.is_empty() {
        let changed = |object: &&Object| {
            object.dict().is_none_or(|dict| !is_a(dict, "XRef") && !is_a(dict, "ObjStm") && !is_a(dict, "Metadata"))
        };
        if file.earlier.iter().any(|object| changed(&object)) {
            gather.worry(Concern::EarlierVersion);
        }
        for object in &file.earlier {
            if let Object::Dict(dict) = object
                && (dict.contains_key("Producer") || dict.contains_key("CreationDate"))
            {
                information(dict, gather);
                continue;
            }
            walk(file, object, "", None, gather, 0);
        }
    }
}

/// Says the properties of the document, whatever their names.
fn information(dict: &Dict, gather: &mut Gather) {
    for (key, value) in dict {
        let Some(text) = value.text() else { continue };
        let place = match key.as_str() {
            "Author" => Place::person("author"),
            "Title" => Place::metadata("title"),
            "Subject" => Place::metadata("subject"),
            "Keywords" => Place::metadata("keywords"),
            "Creator" | "Producer" => Place::metadata("program"),
            "CreationDate" | "ModDate" | "SourceModified" => continue,
            "Company" => Place::metadata("company"),
            _ => Place::metadata("property"),
        };
        gather.say(place, &text_string(text));
    }
}

fn walk(file: &File<'_>, object: &Object, key: &str, parent: Option<&Dict>, gather: &mut Gather, depth: usize) {
    if depth > 120 {
        return;
    }
    match object {
        Object::Text(text) if !MACHINE.contains(&key) => say(file, text, key, parent, gather),
        Object::Array(array) => {
            for object in array {
                walk(file, object, key, parent, gather, depth + 1);
            }
        }
        Object::Dict(dict) => {
            concerns(dict, gather);
            entries(file, dict, gather, depth);
        }
        Object::Stream(stream) => {
            if is_a(&stream.dict, "XRef") {
                return;
            }
            concerns(&stream.dict, gather);
            entries(file, &stream.dict, gather, depth);
        }
        _ => {}
    }
}

fn entries(file: &File<'_>, dict: &Dict, gather: &mut Gather, depth: usize) {
    let signature = dict.contains_key("ByteRange");
    for (key, value) in dict {
        // The contents of a signature are its certificate.
        if signature && key == "Contents" {
            continue;
        }
        walk(file, value, key, Some(dict), gather, depth + 1);
    }
}

fn concerns(dict: &Dict, gather: &mut Gather) {
    if is_a(dict, "Filespec") || is_a(dict, "F") || dict.contains_key("EF") {
        gather.worry(if dict.contains_key("EF") { Concern::EmbeddedFile } else { Concern::ExternalLink });
    }
    match dict.get("S").and_then(Object::name) {
        Some("JavaScript") => gather.worry(Concern::Program),
        Some("Launch" | "GoToR" | "SubmitForm" | "ImportData") => gather.worry(Concern::ExternalLink),
        _ => {}
    }
    match dict.get("Subtype").and_then(Object::name) {
        Some(
            "Text" | "FreeText" | "Highlight" | "Underline" | "Squiggly" | "StrikeOut" | "Caret" | "Ink" | "Popup"
            | "Stamp" | "Redact",
        ) if dict.contains_key("Rect") => gather.worry(Concern::Comments),
        Some("FileAttachment") => gather.worry(Concern::EmbeddedFile),
        Some("Movie" | "Sound" | "Screen" | "RichMedia" | "3D") => gather.worry(Concern::Recording),
        _ => {}
    }
}

fn say(file: &File<'_>, text: &[u8], key: &str, parent: Option<&Dict>, gather: &mut Gather) {
    let has = |key: &str| parent.is_some_and(|dict| dict.contains_key(key));
    let annotation = has("Rect") || has("QuadPoints");
    let place = match key {
        "T" if has("FT") || has("Kids") || has("Parent") && !annotation => Place::metadata("name of a form field"),
        "T" if annotation && !widget(file, parent) => Place::person("author of an annotation"),
        "T" => Place::metadata("title of an element"),
        "Title" => Place::content("bookmark"),
        "Contents" | "RC" => Place::content("annotation"),
        "TU" | "TM" => Place::metadata("name of a form field"),
        "V" | "DV" | "Opt" | "RV" => Place::content("value of a form field"),
        "F" | "UF" | "DOS" | "Unix" | "Mac" => Place::metadata("name of a file inside or elsewhere"),
        "Desc" => Place::metadata("description of a file"),
        "URI" => Place::content("address of a link"),
        "Alt" | "ActualText" | "E" => Place::content("alternative text"),
        "Name" if has("ByteRange") => Place::person("signer"),
        "Name" => Place::metadata("name of a layer or signer"),
        "Reason" | "Location" | "ContactInfo" => Place::metadata("signature"),
        "P" => Place::content("page label"),
        "JS" => Place::metadata("script"),
        "Author" => Place::person("author"),
        "Names" | "Limits" | "D" | "Dest" => Place::metadata("name of a target"),
        "CA" | "RO" | "AC" => Place::content("caption of a button"),
        _ => Place::metadata("text in an object"),
    };
    let text = text_string(text);
    // Binary strings that no key tells apart.
    let odd =
        text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER).count();
    if odd * 4 <= text.chars().count() && text.chars().nth(1).is_some() {
        gather.say_once(place, &text);
    }
}

fn widget(file: &File<'_>, parent: Option<&Dict>) -> bool {
    parent.is_some_and(|dict| file.get(dict, "Subtype").name() == Some("Widget"))
}
