//! `OpenDocument` files become what they say, show and hide.
//!
//! In: an archive with `content.xml` and `mimetype`.
//! Out: the text of its documents, its properties, and its pictures.
//!
//! Invariant: no part is passed over in silence; what is neither XML nor a picture is a concern.

mod content;

use super::Concern;
use super::gather::Gather;
use super::place::Place;
use super::unreadable::Unreadable;
use super::xml;
use super::zip::Archive;

/// Says what an `OpenDocument` file in a single document says.
pub(super) fn flat(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    content::read(&xml::characters(bytes), gather)
}

/// Says what an `OpenDocument` file says.
pub(super) fn read(archive: &Archive<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    for entry in archive.entries.iter().filter(|entry| !entry.is_folder()) {
        let bytes = archive.unpack(entry, gather)?;
        let file = entry.name.rsplit('/').next().unwrap_or_default();
        match entry.name.as_str() {
            "mimetype" => {}
            "META-INF/manifest.xml" => {
                if xml::characters(&bytes).contains("encryption-data") {
                    return Err(Unreadable::Encrypted);
                }
            }
            name if name.starts_with("Thumbnails/") => {
                gather.inner("the preview picture".to_owned(), file, &bytes)?;
            }
            name if name.starts_with("Basic/") || name.starts_with("Scripts/") => {
                if file != "script-lc.xml" && file != "script-lb.xml" {
                    gather.worry(Concern::Program);
                }
            }
            _ if file.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "xml" | "rdf")) => {
                content::read(&xml::characters(&bytes), gather)?;
            }
            name if name.starts_with("Configurations2/") || name.starts_with("Fonts/") => {}
            "layout-cache" => {}
            name => {
                gather.say_once(Place::metadata("name of a file inside"), file);
                if name.starts_with("Object") || name.starts_with("ObjectReplacements/") {
                    gather.worry(Concern::EmbeddedFile);
                }
                gather.inner("a picture inside".to_owned(), file, &bytes)?;
            }
        }
    }
    Ok(())
}
