//! The instructions of a page are followed as far as they show text.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::encoding::text_string;
use super::filter::decode;
use super::font::Font;
use super::layout::{Layout, Matrix};
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream};
use super::run::{Run, matrix};
use super::scan::File;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::unreadable::Unreadable;

/// The most drawings inside each other.
const DEPTH: usize = 12;
/// The most instructions of a file.
const STEPS: usize = 30_000_000;
/// The most comparisons of boxes with text.
const LOOKS: usize = 300_000_000;

/// What pages share: fonts and drawings that were read before, and what is left of the work.
pub(super) struct Reader<'f, 'b> {
    pub(super) file: &'f File<'b>,
    fonts: BTreeMap<u32, Rc<Font>>,
    streams: BTreeMap<usize, Rc<(Vec<u8>, bool)>>,
    steps: usize,
    drawing: Vec<usize>,
    /// How many times boxes may still be compared with text.
    pub(super) looks: usize,
    /// Where the drawings that were shown begin in the file.
    pub(super) drawn: BTreeSet<usize>,
}

/// What was seen on a page.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) layout: Layout,
    /// Texts that stand beside the letters, for those who do not see them.
    pub(super) asides: Vec<String>,
    pub(super) pictures: usize,
    pub(super) lines: usize,
    /// Whether some of the instructions could not be read.
    pub(super) broken: bool,
}

impl<'f, 'b> Reader<'f, 'b> {
    /// Begins with nothing read.
    pub(super) fn new(file: &'f File<'b>) -> Self {
        Self {
            file,
            fonts: BTreeMap::new(),
            streams: BTreeMap::new(),
            steps: 0,
            drawing: Vec::new(),
            looks: LOOKS,
            drawn: BTreeSet::new(),
        }
    }

    /// Returns the bytes of a stream, and whether they are all.
    pub(super) fn bytes(&mut self, stream: &Stream, gather: &mut Gather) -> Result<Rc<(Vec<u8>, bool)>, Unreadable> {
        if let Some(known) = self.streams.get(&stream.start) {
            return Ok(Rc::clone(known));
        }
        let decoded = decode(self.file, stream, gather)?;
        let bytes = Rc::new((decoded.bytes, decoded.whole));
        self.streams.insert(stream.start, Rc::clone(&bytes));
        Ok(bytes)
    }

    /// Follows instructions.
    pub(super) fn follow(
        &mut self,
        bytes: &[u8],
        resources: &Dict,
        start: (Matrix, usize),
        seen: &mut Seen,
        gather: &mut Gather,
    ) -> Result<(), Unreadable> {
        let (ctm, depth) = start;
        self.steps += bytes.len() / 64;
        let mut run = Run::new(ctm, resources, depth);
        let mut lexer = Lexer::of_page(bytes);
        let mut operands = Vec::new();
        while let Some(object) = lexer.next() {
            self.steps += 1;
            if self.steps > STEPS {
                return Err(Unreadable::TooLarge);
            }
            match object {
                Object::Word(word) if word == "BI" => {
                    seen.pictures += 1;
                    skip_picture(bytes, &mut lexer);
                    operands.clear();
                }
                Object::Word(word) => {
                    self.step(&word, &operands, &mut run, seen, gather)?;
                    operands.clear();
                }
                // More operands than any instruction has are of no use.
                operand if operands.len() < 64 => operands.push(operand),
                _ => {}
            }
        }
        Ok(())
    }

    fn step(
        &mut self,
        word: &str,
        operands: &[Object],
        run: &mut Run<'_>,
        seen: &mut Seen,
        gather: &mut Gather,
    ) -> Result<(), Unreadable> {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        match word {
            "Tf" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                // A font that stands in the resources themselves has no number to be remembered by.
                run.state.font = match run.fonts.get(name) {
                    Some(font) => font.clone(),
                    None => self.font(name, run.resources, gather)?,
                };
                run.fonts.insert(name.to_owned(), run.state.font.clone());
                run.state.size = number(1);
            }
            "Do" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.draw(name, run, seen, gather)?;
            }
            "gs" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.graphics(name, run, gather)?;
            }
            "BDC" => {
                let dict = operands.get(1).and_then(Object::dict);
                let texts = ["ActualText", "Alt", "E"].iter().filter_map(|key| dict?.get(*key)?.text());
                seen.asides.extend(texts.map(text_string));
            }
            _ => {
                let before = seen.layout.text.len();
                run.simple(word, operands, seen);
                // Each letter is a step as well, and a short code may mean a long text.
                let more = seen.layout.text.len() - before.min(seen.layout.text.len());
                self.steps += more;
                gather.spend(more)?;
            }
        }
        Ok(())
    }

    fn font(&mut self, name: &str, resources: &Dict, gather: &mut Gather) -> Result<Option<Rc<Font>>, Unreadable> {
        let Some(entry) = self.file.get(resources, "Font").dict().and_then(|fonts| fonts.get(name)) else {
            return Ok(None);
        };
        self.load(entry, gather)
    }

    fn load(&mut self, entry: &Object, gather: &mut Gather) -> Result<Option<Rc<Font>>, Unreadable> {
        let key = if let Object::Reference(number) = entry { Some(*number) } else { None };
        if let Some(known) = key.and_then(|key| self.fonts.get(&key)) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(dict) = self.file.resolve(entry).dict() else { return Ok(None) };
        let font = Rc::new(Font::read(self.file, dict, gather)?);
        if let Some(key) = key {
            self.fonts.insert(key, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    fn graphics(&mut self, name: &str, run: &mut Run<'_>, gather: &mut Gather) -> Result<(), Unreadable> {
        let file = self.file;
        let Some(entry) = file.get(run.resources, "ExtGState").dict().map(|all| file.get(all, name)) else {
            return Ok(());
        };
        let Some(dict) = entry.dict() else { return Ok(()) };
        let solid = file.get(dict, "ca").number().is_none_or(|amount| amount > 0.95);
        let blend = file.get(dict, "BM");
        let normal = matches!(blend.name(), None | Some("Normal" | "Compatible"));
        run.state.see_through = !solid || !normal;
        if let Some([font, size]) = file.get(dict, "Font").array() {
            run.state.font = self.load(font, gather)?;
            run.state.size = file.resolve(size).number().unwrap_or(1.0);
        }
        Ok(())
    }

    /// Follows the instructions of a drawing inside a page.
    fn draw(&mut self, name: &str, run: &mut Run<'_>, seen: &mut Seen, gather: &mut Gather) -> Result<(), Unreadable> {
        let file = self.file;
        let all = file.get(run.resources, "XObject").dict();
        let Some(Object::Stream(stream)) = all.map(|all| file.get(all, name)) else { return Ok(()) };
        match file.get(&stream.dict, "Subtype").name() {
            Some("Image") => seen.pictures += 1,
            Some("Form") if run.depth < DEPTH => {
                self.form(stream, run.resources, (run.state.ctm, run.depth + 1), seen, gather)?;
            }
            Some("Form") => seen.broken = true,
            _ => {}
        }
        Ok(())
    }

    /// Follows the instructions of a drawing.
    pub(super) fn form(
        &mut self,
        stream: &Stream,
        resources: &Dict,
        start: (Matrix, usize),
        seen: &mut Seen,
        gather: &mut Gather,
    ) -> Result<(), Unreadable> {
        if self.drawing.contains(&stream.start) {
            return Ok(());
        }
        self.drawn.insert(stream.start);
        // Calling a drawing costs as much as many steps, so that drawings of drawings end.
        self.steps += 100;
        let bytes = self.bytes(stream, gather)?;
        seen.broken |= !bytes.1;
        let own = self.file.get(&stream.dict, "Resources").dict();
        let matrix = matrix(self.file.get(&stream.dict, "Matrix").array().unwrap_or_default());
        let start = (matrix.then(start.0), start.1);
        self.drawing.push(stream.start);
        let result = self.follow(&bytes.0, own.unwrap_or(resources), start, seen, gather);
        self.drawing.pop();
        result
    }
}

/// Passes over a picture that stands between the instructions.
fn skip_picture(bytes: &[u8], lexer: &mut Lexer<'_>) {
    while let Some(object) = lexer.next() {
        if object == Object::Word("ID".to_owned()) {
            break;
        }
    }
    let mut at = lexer.at;
    let space = |at: usize| bytes.get(at).is_none_or(|byte| super::lexer::is_space(*byte));
    while let Some(end) = crate::reading::attachment::bytes::find(bytes, b"EI", at) {
        if end > 0 && space(end - 1) && space(end + 2) {
            lexer.at = end + 2;
            return;
        }
        at = end + 1;
    }
    lexer.at = bytes.len();
}
