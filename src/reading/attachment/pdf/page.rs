//! The pages of a PDF in their order, and pages that nobody shows any more.

use std::collections::BTreeSet;

use super::content::{Reader, Seen};
use super::layout::Matrix;
use super::object::{Dict, Object, Stream, is_a};
use super::scan::File;
use crate::reading::attachment::Concern;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;

/// The most pages of a file, and the most levels of the tree that they hang on.
const PAGES: usize = 100_000;
const LEVELS: usize = 64;
/// So many lines without a word may be letters drawn by hand.
const LINES: usize = 400;

/// Says what pages say.
pub(super) fn read(file: &File<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
    let (pages, numbers) = in_order(file);
    if pages.is_empty() {
        return Err(Unreadable::Damaged("it has no pages"));
    }
    let mut reader = Reader::new(file);
    for (index, (page, resources)) in pages.iter().enumerate() {
        one(&mut reader, page, resources, index + 1, gather)?;
    }
    let loose = file.objects.iter().filter(|(number, _)| !numbers.contains(number)).map(|(_, object)| object);
    for page in loose.chain(&file.earlier).filter_map(Object::dict).filter(|dict| is_a(dict, "Page")) {
        let seen = shown(&mut reader, page, &Dict::new(), gather)?;
        if !seen.layout.text.trim().is_empty() {
            gather.worry(Concern::EarlierVersion);
            gather.say(Place::content("page that is no longer shown"), &seen.layout.text);
        }
    }
    unused(&mut reader, pages.first().map(|(_, resources)| resources), gather)
}

/// Returns the pages with the resources that they inherit, and the numbers of their objects.
fn in_order<'f>(file: &'f File<'_>) -> (Vec<(&'f Dict, &'f Dict)>, BTreeSet<u32>) {
    static NONE: Dict = Dict::new();
    let root = file.trailers.iter().rev().filter_map(|trailer| file.get(trailer, "Root").dict());
    let catalogs = file.objects.values().filter_map(Object::dict).filter(|dict| is_a(dict, "Catalog"));
    let roots = root.chain(catalogs).find_map(|root| root.get("Pages"));
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<(&Object, &Dict, usize)> = roots.map(|root| (root, &NONE, 0)).into_iter().collect();
    while let Some((object, inherited, level)) = waiting.pop() {
        if let Object::Reference(number) = object
            && !seen.insert(*number)
        {
            continue;
        }
        let Some(dict) = file.resolve(object).dict() else { continue };
        let resources = file.get(dict, "Resources").dict().unwrap_or(inherited);
        match file.get(dict, "Kids").array() {
            Some(kids) if level < LEVELS => {
                waiting.extend(kids.iter().rev().map(|kid| (kid, resources, level + 1)));
            }
            _ if pages.len() < PAGES => pages.push((dict, resources)),
            _ => {}
        }
    }
    (pages, seen)
}

fn one(
    reader: &mut Reader<'_, '_>,
    page: &Dict,
    resources: &Dict,
    number: usize,
    gather: &mut Gather,
) -> Result<(), Unreadable> {
    let seen = shown(reader, page, resources, gather)?;
    let layout = &seen.layout;
    gather.say(Place::content(format!("page {number}")), &unbroken(&layout.text));
    for aside in &seen.asides {
        gather.say_once(Place::content(format!("alternative text on page {number}")), aside);
    }
    if layout.invisible > 0 {
        gather.worry(Concern::HiddenText);
    }
    if layout.covered {
        gather.worry(Concern::CoveredText(number));
    }
    if seen.broken || layout.has_riddles() {
        gather.worry(Concern::UnreadableText(number));
    }
    let words = layout.text.chars().filter(|c| c.is_alphabetic()).count();
    if words < 3 && layout.unreadable == 0 && (seen.pictures > 0 || seen.lines > LINES) {
        gather.worry(Concern::PictureOfPage(number));
    }
    Ok(())
}

/// Returns text with words put together that were broken at the end of a line.
fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let small = line.chars().next().is_some_and(char::is_lowercase);
        if out.ends_with("-\n") || out.ends_with("\u{ad}\n") {
            out.pop();
            // Before a capital the hyphen belongs to the name.
            if small || out.ends_with('\u{ad}') {
                out.pop();
            }
        }
        out.push_str(line);
    }
    out
}

/// Returns what is seen on a page, with its annotations.
fn shown(reader: &mut Reader<'_, '_>, page: &Dict, inherited: &Dict, gather: &mut Gather) -> Result<Seen, Unreadable> {
    let file = reader.file;
    let resources = file.get(page, "Resources").dict().unwrap_or(inherited);
    let mut seen = Seen::default();
    seen.layout.looks = reader.looks;
    let mut all = Vec::new();
    for object in parts(file, page.get("Contents")) {
        let bytes = reader.bytes(object, gather)?;
        seen.broken |= !bytes.1;
        all.extend_from_slice(&bytes.0);
        all.push(b'\n');
    }
    reader.follow(&all, resources, (Matrix::ONE, 0), &mut seen, gather)?;
    for annotation in file.get(page, "Annots").array().unwrap_or_default() {
        let Some(dict) = file.resolve(annotation).dict() else { continue };
        box_over(file, dict, &mut seen);
        seen.layout.part();
        let Some(looks) = file.get(dict, "AP").dict() else { continue };
        for look in looks.values() {
            for stream in streams(file, look) {
                // What an annotation shows covers nothing that it is meant to cover.
                reader.form(stream, resources, (Matrix::ONE, 1), &mut seen, gather)?;
                seen.layout.part();
            }
        }
    }
    reader.looks = seen.layout.looks;
    Ok(seen)
}

/// Takes note of boxes that somebody drew over words, or marked for removal and did not remove.
fn box_over(file: &File<'_>, annotation: &Dict, seen: &mut Seen) {
    let filled = file.get(annotation, "IC").array().is_some_and(|colour| !colour.is_empty());
    let kind = file.get(annotation, "Subtype").name().unwrap_or_default();
    if kind != "Redact" && !(filled && matches!(kind, "Square" | "Polygon")) {
        return;
    }
    let corners = file.get(annotation, "Rect").array().unwrap_or_default();
    let numbers: Vec<f64> = corners.iter().filter_map(|number| file.resolve(number).number()).collect();
    if let [left, bottom, right, top] = numbers[..] {
        seen.layout.cover((left, bottom), (right, top));
    }
}

/// Returns the streams that make a page: one, or a list.
fn parts<'f>(file: &'f File<'_>, contents: Option<&'f Object>) -> Vec<&'f Stream> {
    match contents.map(|contents| file.resolve(contents)) {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(array)) => {
            let streams = array.iter().filter_map(|object| match file.resolve(object) {
                Object::Stream(stream) => Some(stream),
                _ => None,
            });
            streams.collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the streams of one look of an annotation: itself, or one for each of its states.
fn streams<'f>(file: &'f File<'_>, look: &'f Object) -> Vec<&'f Stream> {
    match file.resolve(look) {
        Object::Stream(stream) => vec![stream],
        Object::Dict(states) => {
            let streams = states.values().filter_map(|state| match file.resolve(state) {
                Object::Stream(stream) => Some(stream),
                _ => None,
            });
            streams.collect()
        }
        _ => Vec::new(),
    }
}

/// Says the text of drawings that no page shows, and of streams that a later version took the place of.
fn unused(reader: &mut Reader<'_, '_>, resources: Option<&&Dict>, gather: &mut Gather) -> Result<(), Unreadable> {
    let file = reader.file;
    let none = Dict::new();
    let resources = resources.copied().unwrap_or(&none);
    for (earlier, object) in
        file.objects.values().map(|object| (false, object)).chain(file.earlier.iter().map(|object| (true, object)))
    {
        let Object::Stream(stream) = object else { continue };
        let form = file.get(&stream.dict, "Subtype").name() == Some("Form");
        let bare = earlier && !["Type", "Subtype", "Length1", "N"].iter().any(|key| stream.dict.contains_key(*key));
        if reader.drawn.contains(&stream.start) || !(form || bare) {
            continue;
        }
        let mut seen = Seen::default();
        reader.form(stream, resources, (Matrix::ONE, 1), &mut seen, gather)?;
        gather.say_once(Place::content("drawing that no page shows"), &seen.layout.text);
    }
    Ok(())
}
