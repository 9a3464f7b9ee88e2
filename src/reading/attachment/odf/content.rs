//! The text of an `OpenDocument` file: paragraphs, tables, notes, changes, properties.

use std::collections::BTreeSet;

use crate::reading::attachment::Concern;
use crate::reading::attachment::base64;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event, Tag};

/// Elements with words of their own inside paragraphs.
const ASIDE: &[&str] =
    &["binary-data", "creator", "creator-initials", "date", "date-string", "desc", "initial-creator", "title"];

/// Says what a document in the file says.
pub(super) fn read(text: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    let mut content = Content {
        open: Vec::new(),
        paragraphs: Vec::new(),
        rows: Vec::new(),
        loose: String::new(),
        styles: Styles::default(),
        number: 0,
        row: 0,
        sheet: 0,
        slide: 0,
        pictures: Vec::new(),
        gather,
    };
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => content.begin(tag),
            Event::Close(name) => content.end(name),
            Event::Text(text) => content.text(&text),
            Event::Comment(text) => content.gather.say(Place::metadata("comment in the markup"), text),
            Event::Declaration(_) => {}
        }
    }
    content.flush();
    for picture in std::mem::take(&mut content.pictures) {
        gather.spend(picture.len())?;
        gather.inner("a picture inside".to_owned(), "", &picture)?;
    }
    Ok(())
}

/// The names of styles that hide.
#[derive(Default)]
struct Styles {
    current: String,
    hidden: BTreeSet<String>,
}

struct Content<'c> {
    open: Vec<&'c str>,
    paragraphs: Vec<String>,
    rows: Vec<String>,
    loose: String,
    styles: Styles,
    number: usize,
    row: usize,
    sheet: usize,
    slide: usize,
    pictures: Vec<Vec<u8>>,
    gather: &'c mut Gather,
}

impl<'c> Content<'c> {
    fn begin(&mut self, tag: Tag<'c>) {
        self.flush();
        self.attributes(tag);
        match tag.name {
            "p" | "h" => {
                self.number += usize::from(self.paragraphs.is_empty());
                self.paragraphs.push(String::new());
            }
            "s" if !self.paragraphs.is_empty() => {
                let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.add(&" ".repeat(std::cmp::min(count, 64)));
            }
            "tab" => self.add("\t"),
            "line-break" => self.add("\n"),
            "table" => {
                self.sheet += 1;
                self.row = 0;
                if self.is_hidden(tag) {
                    self.gather.worry(Concern::HiddenSheet(self.sheet));
                }
            }
            "page" => {
                self.slide += 1;
                if self.is_hidden(tag) {
                    self.gather.worry(Concern::HiddenSlide(self.slide));
                }
            }
            "table-row" => {
                self.row += repeated(tag);
                self.rows.push(String::new());
                self.collapsed(tag);
            }
            "table-column" => self.collapsed(tag),
            "table-cell" => {
                if let Some(row) = self.rows.last_mut().filter(|row| !row.is_empty()) {
                    row.push('\t');
                }
            }
            "annotation" => self.gather.worry(Concern::Comments),
            "changed-region" | "tracked-changes" if self.open.contains(&"tracked-changes") => {
                self.gather.worry(Concern::TrackedChanges);
            }
            "cell-content-change" | "movement" => self.gather.worry(Concern::TrackedChanges),
            "hidden-text" | "hidden-paragraph" => self.gather.worry(Concern::HiddenText),
            "style" => self.styles.current = tag.get("name").unwrap_or_default().into_owned(),
            "text-properties" if tag.get("display").as_deref() == Some("none") => {
                self.gather.worry(Concern::HiddenText);
            }
            "table-properties" if tag.is_off("display") => drop(self.styles.hidden.insert(self.styles.current.clone())),
            "drawing-page-properties" if tag.get("visibility").as_deref() == Some("hidden") => {
                self.styles.hidden.insert(self.styles.current.clone());
            }
            "object-ole" => self.gather.worry(Concern::EmbeddedFile),
            "script" | "event-listener" => self.gather.worry(Concern::Program),
            _ => {}
        }
        self.open.push(tag.name);
    }

    fn attributes(&mut self, tag: Tag<'_>) {
        for (name, value) in tag.attributes() {
            let place = match (tag.name, name) {
                ("bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start", "name") => {
                    Place::metadata("bookmark")
                }
                ("table" | "named-range" | "database-range" | "named-expression", "name") => {
                    Place::content("name of a sheet or range")
                }
                ("frame" | "page" | "custom-shape" | "section" | "image" | "object" | "g" | "control", "name") => {
                    Place::metadata("name of a picture, page or shape")
                }
                ("user-defined", "name") => Place::metadata("name of a property"),
                ("user-field-decl" | "variable-set" | "variable-decl", "name" | "string-value") => {
                    Place::metadata("variable of the document")
                }
                ("hidden-text" | "hidden-paragraph" | "conditional-text", "string-value" | "condition") => {
                    Place::content("hidden text")
                }
                ("template", "href" | "title") => Place::metadata("path of the template"),
                ("param", "value") => Place::metadata("field"),
                (_, "title" | "label" | "help-message" | "current-value" | "alt") => Place::content("label"),
                ("a", "href" | "name") => Place::content("address of a link"),
                (_, "href") if value.contains("://") || value.contains("/..") || value.starts_with("..") => {
                    self.gather.worry(Concern::ExternalLink);
                    Place::metadata("path of a file elsewhere")
                }
                (_, "formula") if value.contains(['"', '\'']) => Place::content("formula"),
                _ => continue,
            };
            self.gather.say_once(place, &value);
        }
    }

    fn is_hidden(&self, tag: Tag<'_>) -> bool {
        let style = tag.get("style-name").unwrap_or_default();
        self.styles.hidden.contains(&*style)
    }

    fn collapsed(&mut self, tag: Tag<'_>) {
        // What a filter hides comes back as well.
        if matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter")) {
            self.gather.worry(Concern::HiddenRowsOrColumns(self.sheet));
        }
    }

    fn text(&mut self, text: &str) {
        if self.paragraphs.is_empty() || self.open.last().is_some_and(|name| ASIDE.contains(name)) {
            self.loose.push_str(text);
        } else {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn flush(&mut self) {
        if self.loose.is_empty() {
            return;
        }
        let loose = std::mem::take(&mut self.loose);
        if self.open.last() == Some(&"binary-data") {
            return self.picture(&loose);
        }
        let Some(place) = property(&self.open) else { return };
        if self.open.last() == Some(&"config-item")
            && (loose.len() > 160 || !loose.contains(' ') && !loose.contains('/'))
        {
            // Switches, numbers, and the packed settings of a printer.
            return;
        }
        self.gather.say_once(place, &loose);
    }

    fn picture(&mut self, letters: &str) {
        self.pictures.push(base64::decode(letters));
    }

    fn end(&mut self, name: &str) {
        self.flush();
        self.open.pop();
        match name {
            "p" | "h" => self.end_paragraph(),
            "table-row" => {
                if let Some(row) = self.rows.pop() {
                    let place = Place::content(format!("row {} of table {}", self.row, self.sheet));
                    self.gather.say(place, &row);
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(text) = self.paragraphs.pop() else { return };
        let has = |name: &str| self.open.contains(&name);
        let words = if has("annotation") {
            "comment".to_owned()
        } else if has("tracked-changes") {
            "deleted text".to_owned()
        } else if has("notes") {
            format!("speaker notes of slide {}", self.slide)
        } else if has("page") {
            format!("slide {}", self.slide)
        } else if has("header") || has("header-first") || has("header-left") {
            "header".to_owned()
        } else if has("footer") || has("footer-first") || has("footer-left") {
            "footer".to_owned()
        } else if has("note") {
            "note".to_owned()
        } else if has("text-box") {
            "text box".to_owned()
        } else if has("master-styles") {
            "master".to_owned()
        } else {
            format!("paragraph {}", self.number)
        };
        let aside = has("annotation") || has("tracked-changes");
        match self.rows.last_mut() {
            Some(row) if !aside => {
                if !row.is_empty() && !row.ends_with('\t') {
                    row.push('\n');
                }
                row.push_str(&text);
            }
            _ => self.gather.say(Place::content(words), &text),
        }
    }
}

/// Returns how often a row stands there.
fn repeated(tag: Tag<'_>) -> usize {
    let times = tag.get("number-rows-repeated").and_then(|times| times.parse().ok());
    times.unwrap_or(1).min(2_000_000)
}

/// Returns the place of a text outside paragraphs.
fn property(open: &[&str]) -> Option<Place> {
    // How numbers and dates are written.
    if open.iter().any(|name| name.ends_with("-style") && *name != "page-style") {
        return None;
    }
    Some(match *open.last()? {
        "creator" | "initial-creator" | "printed-by" | "sender-initials" => Place::person("author"),
        "creator-initials" => Place::metadata("initials of an author"),
        "title" if open.contains(&"meta") => Place::metadata("title"),
        "subject" => Place::metadata("subject"),
        "description" => Place::metadata("comments about the file"),
        "keyword" => Place::metadata("keywords"),
        "generator" => Place::metadata("program"),
        "user-defined" => Place::metadata("property"),
        "title" | "desc" => Place::content("alternative text"),
        "date" | "date-string" | "creation-date" | "print-date" | "editing-duration" | "editing-cycles"
        | "language" | "binary-data" => return None,
        // Settings of the program: numbers, switches, and the name of the printer.
        "config-item" => Place::metadata("setting of the program"),
        _ => Place::content("text inside"),
    })
}
