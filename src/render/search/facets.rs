//! What the results can be narrowed by: for each value of each facet, the documents that have it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bits::{Bits, data_url, rice_parameter, varint};
use super::chunk::Chunk;
use super::record::each_tag;
use crate::kinds::KINDS;
use crate::model::Page;
use crate::render::Stage;

/// One facet, as the root names it.
#[derive(Serialize)]
pub(super) struct Facet {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its script.
    pub digest: String,
}

/// One value: what addresses say, what readers see, and its documents.
type Value = (String, String, String);

/// The facets that are lists of a vocabulary: the name in addresses and the list.
const LISTS: &[(&str, &str)] = &[
    ("role", "roles"),
    ("theme", "themes"),
    ("agency", "agencies"),
    ("stage", "journey-stages"),
    ("category", "case-categories"),
    ("domain", "domains"),
];

/// Packs the facets of the documents at `places`, those that readers reach for first at the top.
pub(super) fn pack(stage: &Stage<'_>, places: &[usize]) -> (Vec<Facet>, Vec<(String, Chunk)>) {
    let mut packed: Vec<(&'static str, Vec<Value>)> = Vec::new();
    let tags = tagged(stage, places);
    for (id, list) in LISTS {
        let words = stage.vocabularies.words(list).iter();
        let values = words.filter_map(|word| {
            let documents = tags.get(&(*list, &*word.id.value))?;
            Some((word.id.value.to_string(), word.label.value.to_string(), numbers(documents)))
        });
        packed.push((id, values.collect()));
    }
    packed.insert(2, ("kind", kinds(stage, places)));
    packed.insert(3, ("year", years(stage, places)));
    packed.push(("area", areas(stage, places)));
    // A facet with one value narrows nothing.
    packed.retain(|(_, values)| values.len() > 1);
    let chunks = packed.into_iter().map(|(id, values)| (id, Chunk::new(&format!("f-{id}"), &values)));
    chunks.map(|(id, chunk)| (Facet { id, digest: chunk.digest.clone() }, (format!("f-{id}"), chunk))).unzip()
}

fn tagged<'s>(stage: &'s Stage<'s>, places: &[usize]) -> BTreeMap<(&'static str, &'s str), Vec<u32>> {
    let mut tags: BTreeMap<(&'static str, &'s str), Vec<u32>> = BTreeMap::new();
    for (document, &at) in (0..).zip(places) {
        each_tag(&stage.library.pages[at], &mut |list, id| {
            let documents = tags.entry((list, id)).or_default();
            if documents.last() != Some(&document) {
                documents.push(document);
            }
        });
    }
    tags
}

fn kinds(stage: &Stage<'_>, places: &[usize]) -> Vec<Value> {
    let values = KINDS.iter().map(|kind| {
        let about = &kind.about;
        let documents = those(stage, places, |page| page.document.kind.about.name == about.name);
        (about.folder.to_owned(), about.plural.to_owned(), documents)
    });
    kept(values)
}

fn years(stage: &Stage<'_>, places: &[usize]) -> Vec<Value> {
    let mut years: Vec<i16> = places.iter().map(|&at| stage.library.pages[at].published.year()).collect();
    years.dedup();
    let values = years
        .into_iter()
        .map(|year| (year.to_string(), year.to_string(), those(stage, places, |page| page.published.year() == year)));
    kept(values)
}

/// Areas; a document that names none concerns them all.
fn areas(stage: &Stage<'_>, places: &[usize]) -> Vec<Value> {
    let values = stage.settings.areas.iter().map(|area| {
        let id = &area.id.value;
        let concerns = |page: &Page| {
            let areas = &page.document.meta.areas;
            areas.is_empty() || areas.iter().any(|other| other.value == *id)
        };
        (id.to_string(), area.name.value.to_string(), those(stage, places, concerns))
    });
    kept(values)
}

fn those(stage: &Stage<'_>, places: &[usize], wanted: impl Fn(&Page) -> bool) -> Vec<u32> {
    let numbered = (0..).zip(places);
    numbered.filter(|(_, at)| wanted(&stage.library.pages[**at])).map(|(document, _)| document).collect()
}

fn kept(values: impl Iterator<Item = (String, String, Vec<u32>)>) -> Vec<Value> {
    let used = values.filter(|(.., documents)| !documents.is_empty());
    used.map(|(id, label, documents)| (id, label, numbers(&documents))).collect()
}

/// Packs document numbers: how many, the size of Rice's code, the steps between them.
fn numbers(documents: &[u32]) -> String {
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let last = documents.last().copied().unwrap_or_default();
    let low = rice_parameter(u64::from(last) + 1 - u64::from(count), u64::from(count));
    let mut bytes = Vec::new();
    varint(count, &mut bytes);
    let mut bits = Bits::default();
    bits.put(low, 5);
    let mut before = None;
    for &document in documents {
        bits.rice(before.map_or(document, |before: u32| document - before - 1), low);
        before = Some(document);
    }
    bytes.extend(bits.finish());
    data_url(&bytes)
}
