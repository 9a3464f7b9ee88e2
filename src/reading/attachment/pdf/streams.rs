//! Streams that are files of their own: descriptions in XMP, photographs, attached files.

use std::collections::BTreeMap;

use super::filter::decode;
use super::object::{Object, Stream, is_a};
use super::scan::File;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xmp;
use crate::reading::attachment::{Concern, format, plain};

/// Says what these streams say.
pub(super) fn read(file: &File<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    forms(file, gather)?;
    let embedded = embedded(file);
    let numbered = file.objects.iter().map(|(number, object)| (Some(*number), object));
    let earlier = file.earlier.iter().map(|object| (None, object));
    for (number, object) in numbered.chain(earlier) {
        let Object::Stream(stream) = object else { continue };
        let name = number.and_then(|number| embedded.get(&number));
        if let Some(name) = name {
            attached(file, stream, name, gather)?;
        } else if is_a(&stream.dict, "EmbeddedFile") {
            attached(file, stream, "", gather)?;
        } else if is_a(&stream.dict, "Metadata") || file.get(&stream.dict, "Subtype").name() == Some("XML") {
            let decoded = decode(file, stream, gather)?;
            xmp::read(&decoded.bytes, gather);
        } else if file.get(&stream.dict, "Subtype").name() == Some("Image") {
            photograph(file, stream, gather)?;
        }
    }
    Ok(())
}

/// Says what forms in XML say, which hold their own text and what was filled in.
fn forms(file: &File<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut whole = Vec::new();
    for form in file.all().filter_map(Object::dict).filter_map(|dict| dict.get("XFA")) {
        let form = file.resolve(form);
        for piece in form.array().unwrap_or(std::slice::from_ref(form)) {
            if let Object::Stream(stream) = file.resolve(piece) {
                whole.extend(decode(file, stream, gather)?.bytes);
            }
        }
    }
    if !whole.is_empty() && plain::xml(&whole, gather).is_err() {
        gather.worry(Concern::Unchecked);
    }
    Ok(())
}

/// Returns the numbers of attached files, with their names.
fn embedded(file: &File<'_>) -> BTreeMap<u32, String> {
    let mut found = BTreeMap::new();
    for dict in file.all().filter_map(Object::dict) {
        let Some(files) = file.get(dict, "EF").dict() else { continue };
        let name = ["UF", "F"].iter().find_map(|key| file.get(dict, key).text());
        let name = super::encoding::text_string(name.unwrap_or_default());
        for object in files.values() {
            if let Object::Reference(number) = object {
                found.insert(*number, name.clone());
            }
        }
    }
    found
}

fn attached(file: &File<'_>, stream: &Stream, name: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    gather.worry(Concern::EmbeddedFile);
    let decoded = decode(file, stream, gather)?;
    // What is of no known kind may still be text, whatever its name.
    let name = if format::Format::of(name, &decoded.bytes).is_some() { name } else { "a.txt" };
    gather.inner("an attached file".to_owned(), name, &decoded.bytes)
}

/// A photograph stands in a PDF as it came from the camera.
fn photograph(file: &File<'_>, stream: &Stream, gather: &mut Gather) -> Result<(), Unreadable> {
    let filter = file.get(&stream.dict, "Filter");
    let last = filter.array().and_then(|filters| filters.last()).map_or(filter, |last| file.resolve(last));
    if last.name() != Some("DCTDecode") && last.name() != Some("DCT") {
        return Ok(());
    }
    let decoded = decode(file, stream, gather)?;
    if decoded.bytes.starts_with(&[0xff, 0xd8]) {
        gather.inner("a picture inside".to_owned(), "a.jpg", &decoded.bytes)?;
    }
    Ok(())
}
