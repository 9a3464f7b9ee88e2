//! A sheet of a workbook: its rows as a reader sees them, and what is hidden.

use super::cells::Cell;
use super::{Office, noted, numbers};
use crate::reading::attachment::Concern;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event, Tag};

/// Says what a sheet says.
pub(super) fn read(name: &str, text: &str, office: &mut Office, gather: &mut Gather) -> Result<(), Unreadable> {
    let number = office.order.number(name);
    let hidden = office.workbook.hidden.contains(&number);
    let words = if hidden { format!("hidden sheet {number}") } else { format!("sheet {number}") };
    let mut sheet =
        Sheet { number, words, row: 0, cells: String::new(), cell: Cell::default(), open: Vec::new(), office, gather };
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => sheet.begin(tag),
            Event::Close(name) => sheet.end(name),
            Event::Text(text) => sheet.text(&text),
            Event::Comment(text) => sheet.gather.say(Place::metadata("comment in the markup"), text),
            Event::Declaration(_) => {}
        }
    }
    Ok(())
}

struct Sheet<'s> {
    number: usize,
    words: String,
    row: usize,
    cells: String,
    cell: Cell,
    open: Vec<&'s str>,
    office: &'s mut Office,
    gather: &'s mut Gather,
}

impl<'s> Sheet<'s> {
    fn begin(&mut self, tag: Tag<'s>) {
        match tag.name {
            "row" => {
                self.row = tag.get("r").and_then(|row| row.parse().ok()).unwrap_or(self.row + 1);
                self.cells.clear();
                self.hidden(tag);
            }
            "col" => self.hidden(tag),
            "c" => {
                self.cell = Cell {
                    kind: tag.get("t").unwrap_or_default().into_owned(),
                    style: tag.get("s").unwrap_or_default().into_owned(),
                    ..Cell::default()
                };
            }
            "v" | "f" | "t" | "is" | "r" => {}
            _ => noted::say(tag, self.gather),
        }
        self.open.push(tag.name);
    }

    fn hidden(&mut self, tag: Tag<'_>) {
        if tag.is_on("hidden") {
            self.gather.worry(Concern::HiddenRowsOrColumns(self.number));
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last().copied() {
            Some("v") => self.cell.value.push_str(text),
            Some("t") => self.cell.text.push_str(text),
            Some("f") => self.cell.formula.push_str(text),
            Some("formula" | "formula1" | "formula2" | "sqref") if !text.contains('"') => {}
            Some(name) if name.ends_with("Header") || name.ends_with("Footer") => self.edge(text),
            Some(_) => self.gather.say(Place::content(self.words.clone()), text),
            None => {}
        }
    }

    /// Says a header or footer, whose codes for left, middle and right become line ends.
    fn edge(&mut self, text: &str) {
        let text = text.replace("&L", "\n").replace("&C", "\n").replace("&R", "\n");
        self.gather.say(Place::content(format!("header or footer of {}", self.words)), &text);
    }

    fn end(&mut self, name: &str) {
        self.open.pop();
        match name {
            "c" => self.end_cell(),
            "row" => {
                let place = Place::content(format!("row {} of {}", self.row, self.words));
                self.gather.say(place, &self.cells);
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        if !self.cells.is_empty() {
            self.cells.push('\t');
        }
        let workbook = &mut self.office.workbook;
        match cell.kind.as_str() {
            "s" => self.cells.push_str(workbook.text(&cell.value)),
            "" | "n" if !cell.value.is_empty() => {
                let form = workbook.form(&cell.style);
                self.cells.push_str(&numbers::show(&cell.value, &form, workbook.from_1904));
            }
            "b" | "e" => {}
            _ => {
                self.cells.push_str(&cell.text);
                self.cells.push_str(&cell.value);
            }
        }
        // A formula shows its result; the words and paths inside it are seen by whoever clicks on the cell.
        if cell.formula.contains(['"', '[']) {
            self.gather.say(Place::content(format!("formula in row {} of {}", self.row, self.words)), &cell.formula);
        }
    }
}
