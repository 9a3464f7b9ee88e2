//! Parts of an Office file that are not XML: pictures, programs, other files.

use crate::reading::attachment::Concern;
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::zip::{Archive, Entry};

/// Returns whether a part is XML, by its name.
pub(super) fn is_xml(name: &str) -> bool {
    matches!(ending(name).as_str(), "xml" | "rels" | "vml")
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Says what a part says.
pub(super) fn read(archive: &Archive<'_>, entry: &Entry, gather: &mut Gather) -> Result<(), Unreadable> {
    let folders = entry.name.to_ascii_lowercase();
    let file = entry.name.rsplit('/').next().unwrap_or_default();
    let bytes = archive.unpack(entry, gather)?;
    match ending(file).as_str() {
        // Fonts hold shapes, and come from their makers.
        "odttf" | "fntdata" | "ttf" | "otf" | "xps" => return Ok(()),
        "bin" if folders.contains("printersettings") => {
            printer(&bytes, gather);
            return Ok(());
        }
        "bin" if folders.contains("vbaproject") || folders.contains("activex") => {
            gather.worry(Concern::Program);
            return Ok(());
        }
        "mp4" | "m4v" | "mov" | "avi" | "wmv" | "mpg" | "mp3" | "m4a" | "wav" | "wma" => {
            gather.worry(Concern::Recording);
            say_name(file, gather);
            return match ending(file).as_str() {
                "mp4" | "m4v" | "mov" | "mp3" | "m4a" => gather.inner("a recording inside".to_owned(), file, &bytes),
                _ => Ok(()),
            };
        }
        // The parts of a binary workbook.
        "bin" if folders.ends_with("xl/workbook.bin") => return Err(Unreadable::UnknownFormat),
        _ => {}
    }
    if folders.contains("thumbnail") {
        gather.worry(Concern::Preview);
        return gather.inner("the preview picture".to_owned(), file, &bytes);
    }
    say_name(file, gather);
    if folders.contains("embeddings/") {
        // A chart has its workbook with it, and that is data; anything else is a file that somebody put there.
        let chart = folders.contains("microsoft_excel") && folders.ends_with("xlsx");
        gather.worry(if chart { Concern::DataBehind } else { Concern::EmbeddedFile });
        return gather.inner("a file inside".to_owned(), file, &bytes);
    }
    if folders.contains("vbadata") || folders.contains("vbaprojectsignature") {
        gather.worry(Concern::Program);
        return Ok(());
    }
    let words = if folders.contains("media/") { "a picture inside" } else { "a file inside" };
    gather.inner(words.to_owned(), file, &bytes)
}

fn say_name(file: &str, gather: &mut Gather) {
    gather.say_once(Place::metadata("name of a file inside"), file);
}

/// Says the name of the printer, with which these settings begin: at most 32 characters, often with a computer's name.
fn printer(bytes: &[u8], gather: &mut Gather) {
    let name = decode::utf16_le(&bytes[..bytes.len().min(64)]);
    let name = name.split('\0').next().unwrap_or_default();
    if name.chars().all(|c| !c.is_control() && c != char::REPLACEMENT_CHARACTER) && name.is_ascii() {
        gather.say_once(Place::metadata("name of a printer"), name);
    }
}
