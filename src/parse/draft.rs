//! A document as it was written, before anyone has judged it.

use std::sync::Arc;

use super::front;
use super::markdown::{self, Body};
use super::rules::{BAD_SLUG, UNKNOWN_KIND};
use crate::base::{FileId, Notes, Slug, Source, Span, nearest};
use crate::fields::{Field, Reader, Record, Table, Text};
use crate::kinds::{Facts, KINDS, Kind, Meta};
use crate::report::{Finding, Where};

/// A document as it was written.
#[derive(Debug)]
pub struct Draft {
    /// Its file.
    pub file: FileId,
    /// Its id and address, as far as they could be read.
    pub name: Name,
    /// Its front matter; `None` when a finding says what is wrong with it.
    pub front: Option<Arc<Front>>,
    /// Its text.
    pub body: Arc<Body>,
    /// What checks worked out of it and its text.
    pub notes: Notes,
}

/// The names of a document, kept even when the rest of its front matter is broken.
#[derive(Debug)]
pub struct Name {
    /// Its kind.
    pub kind: Option<&'static Kind>,
    /// Its id, and where that stands.
    pub id: Option<Text>,
    /// The last part of its address.
    pub slug: Option<Slug>,
}

/// Whole front matter.
#[derive(Debug)]
pub struct Front {
    /// Its kind.
    pub kind: &'static Kind,
    /// The last part of its address.
    pub slug: Slug,
    /// What every document says.
    pub meta: Meta,
    /// What its kind says.
    pub facts: Facts,
}

/// Parses one document.
pub fn parse(source: &Source, findings: &mut Vec<Finding>) -> Draft {
    let Some(halves) = front::split(source, findings) else {
        let name = Name { kind: None, id: None, slug: None };
        return Draft { file: source.id, name, front: None, body: Arc::default(), notes: Notes::default() };
    };
    let before = findings.len();
    let mut reader = Reader::new(source.id, halves.front.start, findings);
    let table = reader.parse(&source.text[halves.front.clone()]);
    let opening = Span::new(source.id, halves.front.start.saturating_sub(4)..halves.front.start.saturating_sub(1));
    let (name, front) = read_front(source, &table, opening, &mut reader);
    // A key too many keeps the document back, and takes nothing from the others: they are checked all the same.
    let breaks = |finding: &Finding| finding.blocks() && *finding.rule != crate::fields::UNKNOWN_KEY;
    let broken = findings[before..].iter().any(breaks);
    let body = Arc::new(markdown::parse(source, halves.body, findings));
    Draft { file: source.id, name, front: front.filter(|_| !broken).map(Arc::new), body, notes: Notes::default() }
}

fn read_front(source: &Source, table: &Table<'_>, span: Span, reader: &mut Reader<'_>) -> (Name, Option<Front>) {
    let kind = read_kind(source, table, reader);
    let common = Meta::FIELDS.iter().map(|field| field.key);
    if let Some(kind) = kind {
        let known: Vec<&str> = common.chain(kind.fields.iter().map(|field| field.key)).collect();
        reader.unknown_keys(table, &known);
    }
    let meta = <Meta as Record>::read(table, span, reader);
    let facts = kind.and_then(|kind| (kind.read)(table, span, reader));
    let slug = read_slug(source, table, reader);
    // The id is kept even when another key is broken, so that references to it are not reported as well.
    let mut aside = Vec::new();
    let mut quiet = Reader::new(source.id, 0, &mut aside);
    let mut id = meta.as_ref().map(|meta| meta.id.clone());
    id = id.or_else(|| table.get("id").and_then(|value| <Text as Field>::read(value, &mut quiet)));
    if let Some(bad) = id.as_ref().filter(|id| Slug::parse(&id.value).is_none()) {
        let help = "use small letters, digits and hyphens, such as `briefing-neglect`";
        let finding = Finding::new(&crate::fields::BAD_VALUE, bad.span, format!("`{}` is not an id", bad.value));
        reader.report(finding.help(help));
    }
    let front = match (kind, &slug, meta, facts) {
        (Some(kind), Some(slug), Some(meta), Some(facts)) => Some(Front { kind, slug: slug.clone(), meta, facts }),
        _ => None,
    };
    (Name { kind, id, slug }, front)
}

/// Returns the kind that the document names, or that of its folder.
fn read_kind(source: &Source, table: &Table<'_>, reader: &mut Reader<'_>) -> Option<&'static Kind> {
    if let Some(value) = table.get("kind") {
        // A value of another type is reported when the common keys are read.
        let name = value.get_ref().as_str()?;
        let kind = KINDS.iter().find(|kind| kind.about.name == name);
        if kind.is_none() {
            let span = reader.span(value.span());
            let finding = Finding::new(&UNKNOWN_KIND, span, format!("there is no kind `{name}`"));
            reader.report(finding.help(offer(name, |kind| kind.about.name)));
        }
        return kind;
    }
    let folder = source.path.as_str().split('/').nth(1).unwrap_or_default();
    let kind = KINDS.iter().find(|kind| kind.about.folder == folder);
    if kind.is_none() {
        let message = format!("the folder `{folder}` belongs to no kind, and the document names none");
        let finding = Finding::new(&UNKNOWN_KIND, Span::whole(source.id), message).at(Where::Path);
        reader.report(finding.help(offer(folder, |kind| kind.about.folder)));
    }
    kind
}

fn offer(written: &str, name: impl Fn(&Kind) -> &'static str) -> String {
    let names: Vec<&str> = KINDS.iter().map(name).collect();
    nearest(written, names.iter().copied())
        .map_or_else(|| format!("choose one of: {}", names.join(", ")), |near| format!("did you mean `{near}`?"))
}

/// Returns the last part of the address: `slug`, or the name of the file or of its folder.
fn read_slug(source: &Source, table: &Table<'_>, reader: &mut Reader<'_>) -> Option<Slug> {
    let help = "use small letters, digits and hyphens, such as `neglect-and-school`";
    if let Some(value) = table.get("slug") {
        let text = value.get_ref().as_str()?;
        let slug = Slug::parse(text).filter(|slug| slug.as_str() != "index");
        if slug.is_none() {
            let span = reader.span(value.span());
            let finding = Finding::new(&BAD_SLUG, span, format!("`{text}` cannot be part of an address"));
            reader.report(finding.help(help));
        }
        return slug;
    }
    let name = source.path.name();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let name = if name == "index" { source.path.folder().rsplit('/').next().unwrap_or_default() } else { name };
    let slug = Slug::from_text(name).filter(|slug| slug.as_str() != "index");
    if slug.is_none() {
        let message = format!("the name `{name}` makes no address");
        let finding = Finding::new(&BAD_SLUG, Span::whole(source.id), message).at(Where::Path);
        reader.report(finding.help("rename the file, or set `slug`"));
    }
    slug
}
