//! A partnership's own presentation gives the look: its master, layouts, pictures and colours.
//!
//! In: the bytes of `slides/template.pptx` of the theme. Out: its parts, and where each layout keeps what.
//! Its slides, notes, comments and properties are left behind.

use std::collections::BTreeMap;

use super::design::{Area, Frame, Slot};
use crate::base::parts::each_part;
use crate::deck::Layout;

/// What a presentation brings along.
#[derive(Debug)]
pub(in crate::render) struct Template {
    /// The parts of the look, by name; relations of a part stand among them.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
    /// What each XML part is, and what each ending is.
    pub(super) types: Vec<(String, String)>,
    pub(super) endings: Vec<(String, String)>,
    /// The master's part, and its number in the list of masters.
    pub(super) master: String,
    pub(super) number: String,
    /// The size of a slide, in EMU.
    pub(super) wide: u64,
    pub(super) high: u64,
    pub(super) frames: Vec<(Layout, Frame)>,
}

impl Template {
    /// Reads a presentation.
    ///
    /// # Errors
    ///
    /// In words, when it is none, or lacks what slides need.
    pub(in crate::render) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let mut all: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        each_part("template", bytes, &mut |name, part| {
            all.entry(name.to_owned()).or_insert_with(|| part.to_vec());
            true
        });
        let text = |name: &str| all.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let show = text("ppt/presentation.xml").ok_or("it is no PowerPoint presentation")?;
        let relations = text("ppt/_rels/presentation.xml.rels").ok_or("its parts cannot be found")?;
        let first = tags(&show, "sldMasterId").next().ok_or("it has no slide master")?;
        let (number, id) = (value(first, "id"), value(first, "r:id"));
        let target = targets(&relations).into_iter().find(|(own, ..)| Some(own.as_str()) == id.as_deref());
        let master =
            target.map(|(_, _, target)| joined("ppt/presentation.xml", &target)).ok_or("it has no slide master")?;
        let size = tags(&show, "sldSz").next();
        let length = |name: &str| size.and_then(|tag| value(tag, name)).and_then(|number| number.parse::<u64>().ok());
        let (wide, high) = (length("cx").unwrap_or(12_192_000), length("cy").unwrap_or(6_858_000));

        let mut parts = BTreeMap::new();
        let mut layouts = Vec::new();
        gather(&all, &master, &mut parts, &mut layouts);
        let kinds = text("[Content_Types].xml").ok_or("its parts cannot be told apart")?;
        let listed = |tag: &str, key: &str| -> Vec<(String, String)> {
            let found = tags(&kinds, tag).filter_map(|tag| Some((value(tag, key)?, value(tag, "ContentType")?)));
            found.map(|(name, kind)| (name.trim_start_matches('/').to_owned(), kind)).collect()
        };
        let types = listed("Override", "PartName").into_iter().filter(|(name, _)| parts.contains_key(name)).collect();
        let body = text(&master).and_then(|text| shapes(&text).into_iter().find(|shape| shape.kind == "body")?.area);
        let body = body.unwrap_or(Area { x: wide * 7 / 100, y: high / 4, wide: wide * 86 / 100, high: high * 6 / 10 });
        let mut own: BTreeMap<String, Frame> = BTreeMap::new();
        for name in layouts {
            let Some(layout) = text(&name) else { continue };
            let kind = tags(&layout, "sldLayout").next().and_then(|tag| value(tag, "type")).unwrap_or_default();
            if let Some(frame) = frame(&name, &kind, &layout, body) {
                own.entry(kind).or_insert(frame);
            }
        }
        let usual =
            own.get("obj").or_else(|| own.values().next()).cloned().ok_or("no layout has a title and a text")?;
        let two = own.get("twoObj").unwrap_or(&usual);
        let plain = Frame { side: None, ..usual.clone() };
        let pick = |layout: Layout| match layout {
            Layout::Opening => own.get("title").unwrap_or(&usual),
            Layout::Content => &usual,
            Layout::Columns | Layout::Closing => two,
            Layout::Section => own.get("secHead").unwrap_or(&usual),
            Layout::Picture => own.get("picTx").unwrap_or(two),
            Layout::Table => &plain,
        };
        let frames = Layout::ALL.iter().map(|&layout| (layout, pick(layout).clone())).collect();
        let number = number.unwrap_or_else(|| "2147483648".to_owned());
        Ok(Self { parts, types, endings: listed("Default", "Extension"), master, number, wide, high, frames })
    }
}

/// Gathers a part and all that it refers to; slides and notes are no part of a look.
fn gather(
    all: &BTreeMap<String, Vec<u8>>,
    name: &str,
    parts: &mut BTreeMap<String, Vec<u8>>,
    layouts: &mut Vec<String>,
) {
    let Some(bytes) = all.get(name).filter(|_| !parts.contains_key(name)) else { return };
    parts.insert(name.to_owned(), bytes.clone());
    if name.contains("/slideLayouts/") {
        layouts.push(name.to_owned());
    }
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let relations = format!("{folder}/_rels/{file}.rels");
    let Some(bytes) = all.get(&relations) else { return };
    parts.insert(relations, bytes.clone());
    for (_, kind, target) in targets(&String::from_utf8_lossy(bytes)) {
        if !kind.ends_with("/slide") && !kind.ends_with("/notesSlide") {
            gather(all, &joined(name, &target), parts, layouts);
        }
    }
}

/// Returns the places of a layout; none when it has no title or nothing to write in.
fn frame(name: &str, kind: &str, layout: &str, body: Area) -> Option<Frame> {
    let shapes = shapes(layout);
    let slot = |shape: &Shape| Slot {
        kind: (!shape.kind.is_empty()).then(|| shape.kind.clone()),
        number: shape.number.as_ref().and_then(|number| number.parse().ok()),
    };
    let title = shapes.iter().find(|shape| matches!(shape.kind.as_str(), "title" | "ctrTitle")).map(slot)?;
    let foot = |wanted: &str| shapes.iter().find(|shape| shape.kind == wanted).map(slot);
    let is_text = |shape: &&Shape| matches!(shape.kind.as_str(), "" | "obj" | "body" | "subTitle");
    let mut texts = shapes.iter().filter(is_text);
    let main = texts.next();
    let picture = shapes.iter().find(|shape| shape.kind == "pic").filter(|_| kind == "picTx");
    let side = picture.or_else(|| texts.next());
    let place = side.or(main).and_then(|shape| shape.area).unwrap_or(body);
    main?;
    Some(Frame {
        file: name.rsplit('/').next()?.to_owned(),
        title,
        main: main.map(slot),
        side: side.map(slot),
        area: if kind == "obj" { main.and_then(|shape| shape.area).unwrap_or(body) } else { place },
        foot: foot("ftr"),
        number: foot("sldNum"),
    })
}

/// A place on a layout, as it is written.
struct Shape {
    kind: String,
    number: Option<String>,
    area: Option<Area>,
}

fn shapes(text: &str) -> Vec<Shape> {
    let parts = text.split("<p:sp>").skip(1).map(|part| part.split("</p:sp>").next().unwrap_or_default());
    let shape = |part: &str| {
        let holder = tags(part, "ph").next()?;
        let number =
            |tag: &str, name: &str| tags(part, tag).next().and_then(|tag| value(tag, name)?.parse::<u64>().ok());
        let area = || {
            Some(Area {
                x: number("off", "x")?,
                y: number("off", "y")?,
                wide: number("ext", "cx")?,
                high: number("ext", "cy")?,
            })
        };
        Some(Shape { kind: value(holder, "type").unwrap_or_default(), number: value(holder, "idx"), area: area() })
    };
    parts.filter_map(shape).collect()
}

/// Returns each tag of a local name, with its attributes.
fn tags<'x>(text: &'x str, name: &'x str) -> impl Iterator<Item = &'x str> {
    text.split('<').filter_map(move |part| {
        let inner = part.split('>').next()?;
        let own = inner.split([' ', '\t', '\n', '\r', '/']).find(|word| !word.is_empty())?;
        (own.rsplit(':').next() == Some(name)).then_some(inner)
    })
}

/// Returns the value of an attribute.
fn value(tag: &str, name: &str) -> Option<String> {
    let begin = [' ', '\t', '\n', '\r'].iter().find_map(|space| {
        let key = format!("{space}{name}=");
        tag.find(&key).map(|at| at + key.len())
    })?;
    let rest = &tag[begin..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next().map(|value| value.replace("&amp;", "&"))
}

/// Returns each part that relations name: its name, kind and target.
fn targets(relations: &str) -> Vec<(String, String, String)> {
    let inside = tags(relations, "Relationship").filter(|tag| value(tag, "TargetMode").as_deref() != Some("External"));
    inside.filter_map(|tag| Some((value(tag, "Id")?, value(tag, "Type")?, value(tag, "Target")?))).collect()
}

/// Returns the part that a target names from another part.
fn joined(from: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}
