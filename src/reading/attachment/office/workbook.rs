//! What the sheets of a workbook share: their texts, the forms of their numbers, and which of them are hidden.

use std::collections::BTreeSet;

use super::numbers::{Form, forms};
use super::root;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event};

/// What sheets share.
#[derive(Default)]
pub(super) struct Workbook {
    texts: Vec<(String, bool)>,
    forms: Vec<Form>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    /// The numbers of hidden sheets.
    pub(super) hidden: BTreeSet<usize>,
}

impl Workbook {
    /// Reads what sheets share.
    pub(super) fn of(documents: &[(String, String)]) -> Result<Self, Unreadable> {
        let mut workbook = Self::default();
        for (_, text) in documents {
            match root(text)? {
                "sst" => workbook.texts = texts(text)?,
                "styleSheet" => workbook.forms = forms(text)?,
                "workbook" => workbook.sheets(text)?,
                _ => {}
            }
        }
        Ok(workbook)
    }

    fn sheets(&mut self, text: &str) -> Result<(), Unreadable> {
        let mut number = 0;
        for event in xml::events(text) {
            let Event::Open(tag) = event? else { continue };
            if tag.name == "workbookPr" {
                self.from_1904 = tag.is_on("date1904");
            }
            if tag.name == "sheet" {
                number += 1;
                if tag.get("state").is_some_and(|state| state != "visible") {
                    self.hidden.insert(number);
                }
            }
        }
        Ok(())
    }

    /// Returns a shared text, which then is no leftover.
    pub(super) fn text(&mut self, index: &str) -> &str {
        let found = index.trim().parse().ok().and_then(|index: usize| self.texts.get_mut(index));
        found.map_or("", |(text, used)| {
            *used = true;
            text.as_str()
        })
    }

    /// Returns the form of the numbers of some style.
    pub(super) fn form(&self, style: &str) -> Form {
        let form = style.parse().ok().and_then(|index: usize| self.forms.get(index));
        form.cloned().unwrap_or(Form::Plain)
    }

    /// Says the shared texts that stand on no sheet.
    pub(super) fn leftovers(&self, gather: &mut Gather) {
        for (text, _) in self.texts.iter().filter(|(_, used)| !used) {
            gather.say(Place::content("text that stands on no sheet"), text);
        }
        for number in &self.hidden {
            gather.worry(crate::reading::attachment::Concern::HiddenSheet(*number));
        }
    }
}

/// Returns the shared texts, each with its pieces put together.
fn texts(text: &str) -> Result<Vec<(String, bool)>, Unreadable> {
    let mut texts = Vec::new();
    let mut current = String::new();
    let mut in_text = false;
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => match tag.name {
                "si" => current.clear(),
                "t" => in_text = true,
                // How to pronounce what stands before.
                "rPh" => current.push(' '),
                _ => {}
            },
            Event::Close("si") => texts.push((std::mem::take(&mut current), false)),
            Event::Close("t") => in_text = false,
            Event::Text(text) if in_text => current.push_str(&text),
            _ => {}
        }
    }
    Ok(texts)
}
