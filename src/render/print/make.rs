//! A paper is made once a run: its data is put together, and set unless the store has it already.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde_json::{Map, Value};

use super::form::Form;
use super::frame::Paper;
use super::typeset::{Fault, Sheets, Typesetter};
use super::{qr, too_long};
use crate::base::{Digest, Span};
use crate::load::Folder;
use crate::render::rules::{TEMPLATE, UNSET};
use crate::render::{Stage, assets};
use crate::report::Finding;

/// In how many sizes a paper is set that should go on few sides.
const STEPS: usize = 4;

/// What the run has made so far.
#[derive(Default)]
pub(in crate::render) struct PrintRoom {
    typesetter: OnceLock<Typesetter>,
    /// No lock is held while something is set: the threads of the layout may take up another job meanwhile.
    made: Mutex<HashMap<(usize, &'static str), Made>>,
}

/// A paper that was made: its measures, and its bytes until they are written.
struct Made {
    measure: Measure,
    bytes: Option<Vec<u8>>,
}

/// How large a paper is.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) size: usize,
    pub(super) sides: usize,
}

impl PrintRoom {
    pub(super) fn typesetter(&self, folder: &Folder) -> &Typesetter {
        self.typesetter.get_or_init(|| Typesetter::new(folder))
    }
}

/// Returns how large the paper of the page at `at` is.
pub(super) fn measure(stage: &Stage<'_>, at: usize, form: &'static Form) -> Result<Measure, Finding> {
    let known = stage.print.made.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = known.get(&(at, form.name)) {
        return Ok(made.measure);
    }
    drop(known);
    let sheets = sheets(stage, at, form)?;
    Ok(note(stage, at, form, sheets.sides, sheets.bytes.len(), Some(sheets.bytes)))
}

/// Returns the paper of the page at `at`.
pub(super) fn bytes(stage: &Stage<'_>, at: usize, form: &'static Form) -> Result<Vec<u8>, Finding> {
    let mut known = stage.print.made.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = known.get_mut(&(at, form.name)).and_then(|made| made.bytes.take()) {
        return Ok(bytes);
    }
    drop(known);
    let sheets = sheets(stage, at, form)?;
    note(stage, at, form, sheets.sides, sheets.bytes.len(), None);
    Ok(sheets.bytes)
}

/// Remembers a paper, and reports it the first time if it is too long.
fn note(
    stage: &Stage<'_>,
    at: usize,
    form: &'static Form,
    sides: usize,
    size: usize,
    bytes: Option<Vec<u8>>,
) -> Measure {
    let measure = Measure { size, sides };
    let mut known = stage.print.made.lock().unwrap_or_else(PoisonError::into_inner);
    let is_new = known.insert((at, form.name), Made { measure, bytes }).is_none();
    drop(known);
    if let (true, Some(most)) = (is_new, form.aim.filter(|&most| form.strict && sides > most)) {
        let finding = too_long(&stage.library.pages[at], sides, most);
        stage.late.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }
    measure
}

/// Sets a paper, or takes it from the store.
fn sheets(stage: &Stage<'_>, at: usize, form: &'static Form) -> Result<Sheets, Finding> {
    let mut paper = Paper::new(stage, at);
    let data = paper.data(form);
    let text = Value::Object(data.clone()).to_string();
    let pictures = paper.writer.pictures.iter().filter_map(|picture| stage.folder.assets.get(&picture.path)?.digest());
    let digests: Vec<Digest> = std::iter::once(stage.print.typesetter(stage.folder).digest).chain(pictures).collect();
    let key = Digest::of_document(text.as_bytes(), &digests);
    if let Some(sheets) = stage.store.find(key).and_then(unpack) {
        return Ok(sheets);
    }
    let sheets = set(stage, &paper, form, data)?;
    stage.store.keep(key, &pack(&sheets));
    Ok(sheets)
}

/// Sets a paper; one that must go on few sides is set smaller, step by step.
fn set(stage: &Stage<'_>, paper: &Paper<'_>, form: &Form, mut data: Map<String, Value>) -> Result<Sheets, Finding> {
    let page = paper.page;
    refuse_unprintable(stage, paper, &data)?;
    let mut files = Vec::new();
    for picture in &paper.writer.pictures {
        let bytes = assets::for_print(stage, &picture.path, picture.span)?;
        files.extend(bytes.map(|bytes| (picture.name.clone(), bytes)));
    }
    files.extend(
        paper.address().and_then(|address| qr::draw(&address)).map(|svg| ("qr.svg".to_owned(), svg.into_bytes())),
    );
    let name = format!("{}#{}", page.document.id(), form.name);
    let mut first = None;
    for step in 0..STEPS {
        data.insert("step".to_owned(), step.into());
        let text = Value::Object(data.clone()).to_string().into_bytes();
        let made = stage.print.typesetter(stage.folder).set(&name, text, files.clone());
        let sheets = made.map_err(|fault| finding(stage, paper, fault))?;
        let is_last = step + 1 == STEPS && form.strict;
        if is_last || form.aim.is_none_or(|aim| sheets.sides <= aim) {
            return Ok(sheets);
        }
        first.get_or_insert(sheets);
    }
    // Smaller type did not help, so it stays as it is read best.
    first.ok_or_else(|| finding(stage, paper, Fault::of("it was never set")))
}

/// Words of the settings and the theme are printed too, and were not looked at with those of the document.
fn refuse_unprintable(stage: &Stage<'_>, paper: &Paper<'_>, data: &Map<String, Value>) -> Result<(), Finding> {
    let signs = stage.folder.theme.signs();
    let mut missing = Vec::new();
    for (key, value) in data {
        each_text(key, value, &mut |text| missing.extend(signs.missing(text)));
    }
    let Some(c) = missing.first() else { return Ok(()) };
    let message =
        format!("the papers of this document would show `{c}` (U+{:04X}), for which there is no sign", u32::from(*c));
    let finding = Finding::new(&UNSET, Span::whole(paper.page.document.file), message);
    Err(finding
        .help("look for it in the settings and in the words of the theme, or add a font to `pdf/fonts` of the theme"))
}

/// Visits the texts that are shown; what only a machine or a screen reader reads needs no sign.
fn each_text(key: &str, value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) if !["alt", "to", "src", "fonts"].contains(&key) => visit(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(key, item, visit)),
        Value::Object(table) => table.iter().for_each(|(key, value)| each_text(key, value, visit)),
        _ => {}
    }
}

fn finding(stage: &Stage<'_>, paper: &Paper<'_>, fault: Fault) -> Finding {
    let Some(file) = fault.file else {
        let path = &stage.folder.sources.get(paper.page.document.file).path;
        let message = format!("the papers of `{path}` could not be set: {}", fault.message);
        let finding = Finding::new(&UNSET, Span::whole(paper.page.document.file), message);
        return finding.help("build with `--no-documents` for now, and report this as a fault of the program");
    };
    let id = paper.page.document.id();
    let message = format!("{} (while printing `{id}`)", fault.message);
    let finding = Finding::new(&TEMPLATE, Span::new(file, fault.range), message);
    finding.help("mend this template, or remove your copy to use the built-in one")
}

/// Returns a paper as the store keeps it: the number of its sides goes first.
fn pack(sheets: &Sheets) -> Vec<u8> {
    let sides = u32::try_from(sheets.sides).unwrap_or(u32::MAX);
    [&sides.to_le_bytes()[..], &sheets.bytes].concat()
}

fn unpack(mut bytes: Vec<u8>) -> Option<Sheets> {
    let sides = u32::from_le_bytes(*bytes.first_chunk()?);
    bytes.drain(..4);
    Some(Sheets { bytes, sides: usize::try_from(sides).ok()? })
}
