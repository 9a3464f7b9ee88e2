//! The state of a page between its instructions, and the instructions that change nothing else.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::content::Seen;
use super::font::Font;
use super::layout::Matrix;
use super::object::{Dict, Object};
use super::path::{Area, Path};

/// The most states that a page may put aside.
const STATES: usize = 1000;

/// A stretch of instructions and the state they have reached.
pub(super) struct Run<'r> {
    pub(super) state: State,
    saved: Vec<State>,
    pen: Pen,
    path: Path,
    pub(super) resources: &'r Dict,
    /// Fonts by the names that they have here.
    pub(super) fonts: BTreeMap<String, Option<Rc<Font>>>,
    pub(super) depth: usize,
}

/// What instructions have set, and what can be put aside and taken up again.
#[derive(Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    stretch: f64,
    letter_space: f64,
    word_space: f64,
    leading: f64,
    rise: f64,
    mode: f64,
    pub(super) see_through: bool,
    clip: Option<Area>,
}

impl State {
    fn at(ctm: Matrix) -> Self {
        Self {
            ctm,
            font: None,
            size: 1.0,
            stretch: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0.0,
            see_through: false,
            clip: None,
        }
    }
}

/// Where text is shown: the beginning of the line, and the next letter.
#[derive(Clone, Copy)]
struct Pen {
    line: Matrix,
    next: Matrix,
}

impl<'r> Run<'r> {
    /// Begins at the start of some instructions.
    pub(super) fn new(ctm: Matrix, resources: &'r Dict, depth: usize) -> Self {
        let pen = Pen { line: Matrix::ONE, next: Matrix::ONE };
        let (saved, path, fonts) = (Vec::new(), Path::default(), BTreeMap::new());
        Self { state: State::at(ctm), saved, pen, path, resources, fonts, depth }
    }

    /// Follows an instruction that needs nothing from elsewhere.
    pub(super) fn simple(&mut self, word: &str, operands: &[Object], seen: &mut Seen) {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        match word {
            "q" if self.saved.len() < STATES => self.saved.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            "cm" => self.state.ctm = matrix(operands).then(self.state.ctm),
            "BT" => self.pen = Pen { line: Matrix::ONE, next: Matrix::ONE },
            "Tm" => self.pen = Pen { line: matrix(operands), next: matrix(operands) },
            "Td" => self.line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.line(number(0), number(1));
            }
            "T*" => self.line(0.0, -self.state.leading),
            "Tc" => self.state.letter_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Tr" => self.state.mode = number(0),
            "Tj" => self.show(operands.first(), seen),
            "'" => {
                self.line(0.0, -self.state.leading);
                self.show(operands.first(), seen);
            }
            "\"" => {
                self.state.word_space = number(0);
                self.state.letter_space = number(1);
                self.line(0.0, -self.state.leading);
                self.show(operands.get(2), seen);
            }
            "TJ" => {
                for piece in operands.first().and_then(Object::array).unwrap_or_default() {
                    match piece.number() {
                        Some(back) => self.advance(-back / 1000.0 * self.state.size),
                        None => self.show(Some(piece), seen),
                    }
                }
            }
            "re" => self.path.add_box(self.state.ctm, [number(0), number(1), number(2), number(3)]),
            "m" | "l" => {
                seen.lines += 1;
                self.path.add_point(self.state.ctm.point(number(0), number(1)));
            }
            "c" | "v" | "y" => {
                seen.lines += 1;
                // The end of a curve stands last; with its other points it is no box.
                for at in (0..operands.len()).step_by(2) {
                    self.path.add_point(self.state.ctm.point(number(at), number(at + 1)));
                }
            }
            "W" | "W*" => self.path.clip(),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.end_path(!self.state.see_through, seen),
            "S" | "s" | "n" => self.end_path(false, seen),
            _ => {}
        }
    }

    fn end_path(&mut self, filled: bool, seen: &mut Seen) {
        self.state.clip = self.path.end(filled, self.state.clip, &mut seen.layout);
    }

    fn line(&mut self, x: f64, y: f64) {
        self.pen.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.pen.line);
        self.pen.next = self.pen.line;
    }

    fn advance(&mut self, x: f64) {
        let x = x * self.state.stretch;
        self.pen.next = Matrix([1.0, 0.0, 0.0, 1.0, x, 0.0]).then(self.pen.next);
    }

    /// Returns what takes a letter of size one to the page.
    fn place(&self) -> Matrix {
        let State { size, stretch, rise, ctm, .. } = self.state;
        Matrix([size * stretch, 0.0, 0.0, size, 0.0, rise]).then(self.pen.next).then(ctm)
    }

    fn show(&mut self, string: Option<&Object>, seen: &mut Seen) {
        let Some(string) = string.and_then(Object::text) else { return };
        let font = Rc::clone(self.state.font.get_or_insert_with(|| Rc::new(Font::unknown())));
        let visible = !matches!(self.state.mode, 3.0 | 7.0);
        let mut from = self.place();
        seen.layout.go(from);
        for shown in font.shown(string) {
            let mut width = shown.width * self.state.size + self.state.letter_space;
            if shown.space {
                width += self.state.word_space;
            }
            self.advance(width);
            if let Some(text) = shown.text.as_deref().filter(|_| shown.guessed) {
                seen.layout.guess(text);
            }
            let to = self.place();
            seen.layout.letter(shown.text.as_deref(), from, to, visible);
            from = to;
        }
    }
}

/// Returns a transformation of six numbers.
pub(super) fn matrix(numbers: &[Object]) -> Matrix {
    let mut matrix = Matrix::ONE;
    if numbers.len() == 6 {
        for (place, number) in matrix.0.iter_mut().zip(numbers) {
            *place = number.number().unwrap_or(*place);
        }
    }
    matrix
}
