//! The parts of a presentation, how each is called, and what each refers to.

use std::fmt::Write;

use super::template::Template;
use super::xml::xml;
use crate::base::{Pack, Store};

/// Where the words for relations begin.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// Where the words for the contents of parts begin.
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.";

/// The parts of a presentation.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// What each XML part is.
    types: Vec<(String, String)>,
    /// What endings of a partnership's own parts mean.
    endings: Vec<(String, String)>,
}

impl Package {
    /// Adds an XML part of some content, such as `presentationml.slide+xml`, with what it refers to.
    pub(super) fn part(&mut self, name: &str, content: &str, text: impl Into<Vec<u8>>, refers: &Refers) {
        self.types.push((name.to_owned(), format!("{CONTENT}{content}")));
        self.plain(name, text);
        if !refers.0.is_empty() {
            let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
            self.plain(&format!("{folder}/_rels/{file}.rels"), refers.xml());
        }
    }

    /// Adds a part whose ending says what it is; one of that name that is there already stays.
    pub(super) fn plain(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        if !self.has(name) {
            self.parts.push((name.to_owned(), bytes.into()));
        }
    }

    /// Returns whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|(own, _)| own == name)
    }

    /// Adds the parts of a partnership's own look.
    pub(super) fn bring(&mut self, template: &Template) {
        for (name, bytes) in &template.parts {
            self.plain(name, bytes.clone());
        }
        self.types.extend(template.types.iter().cloned());
        self.endings.extend(template.endings.iter().cloned());
    }

    /// Adds what is known of a part that was brought along.
    pub(super) fn type_of(&mut self, name: &str, content: &str) {
        self.types.push((name.to_owned(), content.to_owned()));
    }

    /// Returns the file: what the parts are comes first, as every reader expects.
    pub(super) fn finish(self, store: &dyn Store) -> Vec<u8> {
        let mut types = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        );
        let usual = ENDINGS.iter().map(|(ending, kind)| (*ending, *kind));
        let own = self.endings.iter().map(|(ending, kind)| (ending.as_str(), kind.as_str()));
        let own = own.filter(|(ending, _)| {
            !["rels", "xml"].contains(ending) && ENDINGS.iter().all(|(known, _)| known != ending)
        });
        for (ending, kind) in usual.chain(own) {
            let dotted = format!(".{ending}");
            if self.parts.iter().any(|(name, _)| name.to_ascii_lowercase().ends_with(&dotted)) {
                let _ = write!(types, "<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
            }
        }
        for (name, content) in &self.types {
            let _ = write!(types, "<Override PartName=\"/{}\" ContentType=\"{}\"/>", xml(name), xml(content));
        }
        types.push_str("</Types>");
        let mut pack = Pack::default();
        pack.add("[Content_Types].xml", types);
        for (name, bytes) in self.parts {
            pack.add(&name, bytes);
        }
        pack.finish(store)
    }
}

/// Parts that are not XML.
const ENDINGS: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("svg", "image/svg+xml"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("fntdata", "application/x-fontdata"),
];

/// What a part refers to: kind, target, and whether that is outside the file.
#[derive(Debug, Default)]
pub(super) struct Refers(Vec<(String, String, bool)>);

impl Refers {
    /// Adds a part of this file by its way from the part that refers to it; returns the name of the reference.
    pub(super) fn to(&mut self, kind: &str, target: &str) -> String {
        self.add(format!("{RELATION}{kind}"), target, false)
    }

    /// Adds an address outside the file.
    pub(super) fn link(&mut self, address: &str) -> String {
        self.add(format!("{RELATION}hyperlink"), address, true)
    }

    /// Adds a reference of any kind.
    pub(super) fn add(&mut self, kind: String, target: &str, outside: bool) -> String {
        let same = |one: &(String, String, bool)| one.0 == kind && one.1 == target;
        let at = self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push((kind, target.to_owned(), outside));
            self.0.len() - 1
        });
        format!("rId{}", at + 1)
    }

    /// Returns the part that holds these references.
    pub(super) fn xml(&self) -> String {
        let mut text = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for (at, (kind, target, outside)) in self.0.iter().enumerate() {
            let mode = if *outside { " TargetMode=\"External\"" } else { "" };
            let _ =
                write!(text, "<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>", at + 1, xml(target));
        }
        text.push_str("</Relationships>");
        text
    }
}
