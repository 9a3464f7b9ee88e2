//! What a presentation says of itself.

use super::design::HEAD;
use super::package::{Package, Refers};
use super::xml::xml;
use crate::render::slides::show::Show;

/// Adds title, maker, language and days; no person, no program version, no time of day.
pub(super) fn add(show: &Show<'_>, package: &mut Package) {
    let day = |day: crate::base::Day| format!("{day}T00:00:00Z");
    let text = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{}</dcterms:modified><dc:language>{}</dc:language></cp:coreProperties>",
        xml(&show.title),
        xml(&show.summary),
        xml(&show.creator),
        xml(&show.keywords),
        day(show.created),
        day(show.modified),
        xml(&show.language),
    );
    package.type_of("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    package.plain("docProps/core.xml", text);
    let count = show.deck.slides.len();
    let noted = show.deck.slides.iter().filter(|slide| !slide.notes.is_empty()).count();
    let text = format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><PresentationFormat>Widescreen</PresentationFormat><Slides>{count}</Slides><Notes>{noted}</Notes><Company>{}</Company></Properties>",
        xml(&show.creator)
    );
    package.part("docProps/app.xml", "extended-properties+xml", text, &Refers::default());
    let mut refers = Refers::default();
    refers.to("officeDocument", "ppt/presentation.xml");
    refers.add(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned(),
        "docProps/core.xml",
        false,
    );
    refers.to("extended-properties", "docProps/app.xml");
    package.plain("_rels/.rels", refers.xml());
}
