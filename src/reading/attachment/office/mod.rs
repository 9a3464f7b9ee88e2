//! The documents, workbooks and slides of Microsoft Office become what they say, show and hide.
//!
//! In: an archive with `[Content_Types].xml`.
//! Out: the text of every part of it, whatever its path: a part is known by its root element.
//!
//! Invariant: no part is passed over in silence; what is neither XML, a picture nor a known thing is a concern.

mod cells;
mod flow;
mod links;
mod noted;
mod numbers;
mod order;
mod paragraph;
mod parts;
mod properties;
mod sheet;
mod workbook;

use std::collections::BTreeSet;

use super::gather::Gather;
use super::unreadable::Unreadable;
use super::xml::{self, Event};
use super::zip::Archive;
use order::Order;
use workbook::Workbook;

/// What parts need to know of other parts.
struct Office {
    order: Order,
    workbook: Workbook,
    hidden_styles: BTreeSet<String>,
}

/// Says what an Office file says.
pub(super) fn read(archive: &Archive<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut documents = Vec::new();
    let mut others = Vec::new();
    for entry in archive.entries.iter().filter(|entry| !entry.is_folder()) {
        if entry.name == "[Content_Types].xml" {
            // Unpacked only to know that it can be.
            archive.unpack(entry, gather)?;
        } else if parts::is_xml(&entry.name) {
            let text = xml::characters(&archive.unpack(entry, gather)?);
            documents.push((entry.name.trim_start_matches('/').to_owned(), text));
        } else {
            others.push(entry);
        }
    }
    let mut office = Office {
        order: Order::of(&documents)?,
        workbook: Workbook::of(&documents)?,
        hidden_styles: flow::hidden_styles(&documents)?,
    };
    for (name, text) in &documents {
        document(name, text, &mut office, gather)?;
    }
    office.workbook.leftovers(gather);
    for entry in others {
        parts::read(archive, entry, gather)?;
    }
    Ok(())
}

fn document(name: &str, text: &str, office: &mut Office, gather: &mut Gather) -> Result<(), Unreadable> {
    match root(text)? {
        "coreProperties" | "Properties" => properties::read(text, gather),
        "Relationships" => links::read(text, gather),
        "worksheet" | "dialogsheet" | "macrosheet" => sheet::read(name, text, office, gather),
        "styles" => flow::own_styles(text, gather),
        // The first two were read before all others, and the rest is about looks.
        "sst" | "styleSheet" | "fonts" | "webSettings" | "tblStyleLst" => Ok(()),
        _ if name.starts_with("customXml/") => super::plain::xml(text.as_bytes(), gather),
        root => flow::read(name, root, text, office, gather),
    }
}

/// Returns the name of the first element.
fn root(text: &str) -> Result<&str, Unreadable> {
    for event in xml::events(text) {
        if let Event::Open(tag) = event? {
            return Ok(tag.name);
        }
    }
    Ok("")
}
