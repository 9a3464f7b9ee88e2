//! Running text: paragraphs, tables, text boxes, comments, charts, and any part that is nothing else.

use std::collections::BTreeSet;

use super::noted;
use super::paragraph::{Mark, Paragraph};
use super::{Office, root};
use crate::reading::attachment::Concern;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event, Tag};

/// Elements whose text is numbers of the layout, or formulas that name cells.
const SKIPPED: &[&str] = &[
    "posOffset",
    "pctWidth",
    "pctHeight",
    "align",
    "formatCode",
    "f",
    "Row",
    "Column",
    "Anchor",
    "AutoFill",
    "SizeWithCells",
    "MoveWithCells",
    "Visible",
    "Checked",
    "FmlaLink",
    "FmlaRange",
    "ptCount",
    "creationId",
    "sldId",
    "Val",
    "Min",
    "Max",
    "col",
    "row",
    "colOff",
    "rowOff",
    "tableStyleId",
    "Inc",
    "Page",
    "Sel",
    "PrintObject",
    "Locked",
    "LockText",
    "TextHAlign",
    "TextVAlign",
    "DropLines",
    "FirstButton",
];

/// Returns the names of the styles whose text is not shown.
pub(super) fn hidden_styles(documents: &[(String, String)]) -> Result<BTreeSet<String>, Unreadable> {
    let mut hidden = BTreeSet::new();
    for (_, text) in documents {
        if root(text)? != "styles" {
            continue;
        }
        let mut style = String::new();
        for event in xml::events(text) {
            let Event::Open(tag) = event? else { continue };
            match tag.name {
                "style" => style = tag.get("styleId").unwrap_or_default().into_owned(),
                "vanish" if !tag.is_off("val") => drop(hidden.insert(style.clone())),
                _ => {}
            }
        }
    }
    Ok(hidden)
}

/// Says the names of styles that somebody made.
pub(super) fn own_styles(text: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut own = false;
    for event in xml::events(text) {
        let Event::Open(tag) = event? else { continue };
        match tag.name {
            "style" => own = tag.is_on("customStyle"),
            "name" if own => gather.say_once(Place::metadata("name of a style"), &tag.get("val").unwrap_or_default()),
            _ => {}
        }
    }
    Ok(())
}

/// Says what a part with running text says.
pub(super) fn read(name: &str, root: &str, text: &str, office: &Office, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut flow = Flow {
        scope: scope(name, root, office),
        numbered: root == "document",
        distinct: !root.starts_with("sldLayout") && !root.ends_with("Master"),
        hidden_styles: &office.hidden_styles,
        open: Vec::new(),
        paragraphs: Vec::new(),
        rows: Vec::new(),
        loose: String::new(),
        inserted: 0,
        deleted: 0,
        hidden: false,
        paragraph: 0,
        row: 0,
        gather,
    };
    if root == "sld" {
        flow.hidden_slide(text, office.order.number(name))?;
    }
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => flow.begin(tag),
            Event::Close(name) => flow.end(name),
            Event::Text(text) => flow.text(&text),
            Event::Comment(text) => flow.gather.say(Place::metadata("comment in the markup"), text),
            Event::Declaration(_) => {}
        }
    }
    flow.flush();
    Ok(())
}

/// Returns what a part is, in words.
fn scope(name: &str, root: &str, office: &Office) -> String {
    match root {
        "document" => "the text".to_owned(),
        "hdr" => "header".to_owned(),
        "ftr" => "footer".to_owned(),
        "footnotes" => "footnote".to_owned(),
        "endnotes" => "endnote".to_owned(),
        "comments" | "cmLst" | "ThreadedComments" => "comment".to_owned(),
        "glossaryDocument" => "building block".to_owned(),
        "sld" => format!("slide {}", office.order.number(name)),
        "notes" => format!("speaker notes of slide {}", office.order.number(name)),
        "sldLayout" => "slide layout".to_owned(),
        "sldMaster" => "slide master".to_owned(),
        "notesMaster" | "handoutMaster" => "master of notes or handouts".to_owned(),
        "chartSpace" => "chart".to_owned(),
        "dataModel" | "drawing" | "wsDr" | "userShapes" | "xml" => "drawing".to_owned(),
        "externalLink" => "copy of data of another workbook".to_owned(),
        "workbook" => "workbook".to_owned(),
        _ => "text inside".to_owned(),
    }
}

struct Flow<'f> {
    scope: String,
    numbered: bool,
    distinct: bool,
    hidden_styles: &'f BTreeSet<String>,
    open: Vec<&'f str>,
    paragraphs: Vec<Paragraph>,
    rows: Vec<Vec<String>>,
    loose: String,
    inserted: usize,
    deleted: usize,
    hidden: bool,
    paragraph: usize,
    row: usize,
    gather: &'f mut Gather,
}

impl<'f> Flow<'f> {
    fn hidden_slide(&mut self, text: &str, number: usize) -> Result<(), Unreadable> {
        for event in xml::events(text) {
            if let Event::Open(tag) = event? {
                if tag.is_off("show") {
                    self.gather.worry(Concern::HiddenSlide(number));
                }
                break;
            }
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag<'f>) {
        self.flush();
        noted::say(tag, self.gather);
        match tag.name {
            "p" | "text" | "si" | "is" => self.begin_paragraph(tag.name == "text"),
            "tr" => self.rows.push(Vec::new()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "r" => self.hidden = false,
            "vanish" if !tag.is_off("val") && !self.open.contains(&"pPr") => self.hidden = true,
            "rStyle" | "pStyle" => self.styled(tag),
            "ins" | "moveTo" => self.inserted += 1,
            "del" | "moveFrom" => self.deleted += 1,
            "tab" | "ptab" if self.inside("r") => self.add("\t"),
            "br" | "cr" if self.inside("r") || self.inside("p") => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "sym" => self.symbol(tag),
            "comment" | "cm" | "threadedComment" => self.gather.worry(Concern::Comments),
            "srcRect" if tag.attributes().any(|(_, value)| value.bytes().any(|byte| matches!(byte, b'1'..=b'9'))) => {
                self.gather.worry(Concern::CroppedPicture);
            }
            "pivotCacheRecords" | "pivotCacheDefinition" => self.gather.worry(Concern::DataBehind),
            "script" => self.gather.worry(Concern::Program),
            _ => {}
        }
        let change = matches!(tag.name, "ins" | "del" | "moveFrom" | "moveTo") || tag.name.ends_with("Change");
        if change && (tag.get("author").is_some() || tag.get("id").is_some()) {
            self.gather.worry(Concern::TrackedChanges);
        }
        self.open.push(tag.name);
    }

    fn end(&mut self, name: &'f str) {
        self.flush();
        self.open.pop();
        match name {
            "p" | "text" | "si" | "is" => self.end_paragraph(),
            "tr" => self.end_row(),
            "ins" | "del" | "moveFrom" | "moveTo" => self.unmark(name),
            "r" => self.hidden = false,
            _ => {}
        }
    }

    fn unmark(&mut self, name: &str) {
        let count = if matches!(name, "ins" | "moveTo") { &mut self.inserted } else { &mut self.deleted };
        *count = count.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        let open = self.paragraphs.last().is_some_and(|paragraph| paragraph.open);
        match self.open.last().copied() {
            Some("t") if !self.paragraphs.is_empty() => self.add(text),
            Some("delText") if !self.paragraphs.is_empty() => {
                self.deleted += 1;
                self.add(text);
                self.deleted -= 1;
            }
            Some("instrText" | "delInstrText") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.codes.push_str(text);
                }
            }
            Some(name) if SKIPPED.contains(&name) => {}
            Some("text") if open => self.add(text),
            _ => self.loose.push_str(text),
        }
    }

    fn flush(&mut self) {
        if !self.loose.is_empty() {
            let loose = std::mem::take(&mut self.loose);
            if self.inside("author") {
                self.gather.say_once(Place::person("author of a change or comment"), &loose);
            } else {
                self.gather.say(Place::content(self.scope.clone()), &loose);
            }
        }
    }

    fn inside(&self, name: &str) -> bool {
        self.open.last() == Some(&name)
    }

    fn add(&mut self, text: &str) {
        let mark = Mark { inserted: self.inserted > 0, deleted: self.deleted > 0, hidden: self.hidden };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.add(text, mark);
        }
    }

    fn styled(&mut self, tag: Tag<'_>) {
        let style = tag.get("val").unwrap_or_default();
        if !self.hidden_styles.contains(&*style) {
            return;
        }
        match self.paragraphs.last_mut() {
            Some(paragraph) if tag.name == "pStyle" => paragraph.hidden = true,
            _ => self.hidden = true,
        }
    }

    fn symbol(&mut self, tag: Tag<'_>) {
        let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        // Fonts of symbols have their letters at F000.
        let code = code.map(|code| if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code });
        if let Some(c) = code.and_then(char::from_u32) {
            self.add(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn begin_paragraph(&mut self, open: bool) {
        if self.paragraphs.is_empty() && self.rows.is_empty() {
            self.paragraph += 1;
        }
        self.paragraphs.push(Paragraph { open, ..Paragraph::default() });
        self.hidden = false;
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let outer = self.paragraphs.is_empty();
        let here = match (outer, self.numbered) {
            (false, _) => format!("text box in {}", self.scope),
            (true, true) => format!("paragraph {}", self.paragraph),
            (true, false) => self.scope.clone(),
        };
        if paragraph.deleted > 0 {
            let place = Place::content(format!("{here}, before the tracked changes"));
            self.gather.say(place, &paragraph.before);
        }
        if paragraph.unseen > 0 {
            self.gather.worry(Concern::HiddenText);
            self.gather.say(Place::content(format!("{here}, with hidden text")), &paragraph.with_hidden);
        }
        self.gather.say_once(Place::metadata("field"), &paragraph.codes);
        let cell = self.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| outer);
        match cell {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(&paragraph.shown);
            }
            // The same text box stands in the file twice, for old and for new programs; all layouts say the same.
            None if !outer || !self.distinct => self.gather.say_once(Place::content(here), &paragraph.shown),
            None => self.gather.say(Place::content(here), &paragraph.shown),
        }
    }

    fn end_row(&mut self) {
        self.row += 1;
        let Some(row) = self.rows.pop() else { return };
        let place = Place::content(format!("table row {} in {}", self.row, self.scope));
        self.gather.say(place, &row.join("\t"));
    }
}
