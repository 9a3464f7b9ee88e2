//! In which order a reader sees slides and sheets, which are numbered otherwise in their files.

use std::collections::BTreeMap;

use super::root;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event};

/// The numbers of slides and sheets, by the names of their parts.
#[derive(Default)]
pub(super) struct Order(BTreeMap<String, usize>);

impl Order {
    /// Reads the order off the presentation or the workbook, and its relations.
    pub(super) fn of(documents: &[(String, String)]) -> Result<Self, Unreadable> {
        let mut order = Self::default();
        let relations = documents.iter().filter(|(name, _)| name.contains("_rels/"));
        let relations: BTreeMap<_, _> = relations.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        for (name, text) in documents {
            if !matches!(root(text)?, "presentation" | "workbook") {
                continue;
            }
            let targets = targets(name, &relations)?;
            let mut number = 0;
            for event in xml::events(text) {
                let Event::Open(tag) = event? else { continue };
                if matches!(tag.name, "sldId" | "sheet") {
                    number += 1;
                    // The relation's name is the `id` that does not hold a plain number.
                    let ids = tag.attributes().filter(|(name, _)| *name == "id");
                    for (_, id) in ids {
                        order.0.extend(targets.get(&*id).map(|target| (target.clone(), number)));
                    }
                }
            }
        }
        let notes = documents.iter().filter(|(name, _)| name.contains("notesSlide") && !name.contains("_rels/"));
        let mut found = Vec::new();
        for (name, _) in notes {
            let slide = targets(name, &relations)?.into_values().find_map(|target| order.0.get(&target).copied());
            found.extend(slide.map(|slide| (name.clone(), slide)));
        }
        order.0.extend(found);
        Ok(order)
    }

    /// Returns the number of a slide or sheet: its place, or else the digits of its name.
    pub(super) fn number(&self, name: &str) -> usize {
        self.0.get(name).copied().unwrap_or_else(|| {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(1)
        })
    }
}

/// Returns the targets of a part's relations, by their names.
fn targets(name: &str, relations: &BTreeMap<&str, &str>) -> Result<BTreeMap<String, String>, Unreadable> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let wanted = format!("{folder}/_rels/{file}.rels");
    let mut targets = BTreeMap::new();
    let Some(text) = relations.get(wanted.as_str()) else { return Ok(targets) };
    for event in xml::events(text) {
        let Event::Open(tag) = event? else { continue };
        if let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) {
            targets.insert(id.into_owned(), resolve(folder, &target));
        }
    }
    Ok(targets)
}

/// Returns the name of a part from the folder that its address starts in.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
