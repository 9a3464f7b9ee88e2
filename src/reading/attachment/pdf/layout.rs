//! Letters at places on a page become lines of text, and boxes over them are noticed.

/// A transformation of the plane, in the order of PDF.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Changes nothing.
    pub(super) const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Returns this transformation followed by another.
    pub(super) fn then(self, next: Self) -> Self {
        let (own, other) = (self.0, next.0);
        let row = |first: usize| {
            let (x, y) = (own[first], own[first + 1]);
            (x * other[0] + y * other[2], x * other[1] + y * other[3])
        };
        let (across, up, origin) = (row(0), row(2), next.point(own[4], own[5]));
        Self([across.0, across.1, up.0, up.1, origin.0, origin.1])
    }

    /// Returns where a point goes.
    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let own = self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }
}

/// A stretch of text on a page.
struct Stretch {
    left: f64,
    right: f64,
    /// The middle of its small letters.
    middle: f64,
    size: f64,
}

/// The most stretches of a page that boxes are compared with.
const STRETCHES: usize = 20_000;

/// The text of a page while it is put together.
#[derive(Default)]
pub(super) struct Layout {
    /// The text so far.
    pub(super) text: String,
    /// Letters that can be read, and letters that cannot.
    pub(super) readable: usize,
    /// Letters, and other signs, whose meaning is a guess.
    pub(super) guesses: (usize, usize),
    /// Letters that no table gives a meaning.
    pub(super) unreadable: usize,
    /// Whether a box was drawn over letters.
    pub(super) covered: bool,
    /// Letters that are not drawn.
    pub(super) invisible: usize,
    end: Option<(f64, f64)>,
    stretches: Vec<Stretch>,
    /// How many times a box may still be compared with a stretch.
    pub(super) looks: usize,
}

impl Layout {
    /// Goes to the place where the next letters begin, and adds the space or line end that a reader sees before it.
    ///
    /// `matrix` takes the plane of a letter of size one to the page.
    pub(super) fn go(&mut self, matrix: Matrix) {
        let start = matrix.point(0.0, 0.0);
        let [a, b, c, d, ..] = matrix.0;
        let (length, size) = (a.hypot(b), c.hypot(d));
        if let Some(end) = self.end.filter(|_| length > 0.0 && size > 0.0) {
            let (dx, dy) = (start.0 - end.0, start.1 - end.1);
            let along = (dx * a + dy * b) / length;
            let across = (dy * a - dx * b) / length;
            if across.abs() > size * 0.6 || along < -size {
                self.space('\n');
            } else if along > size * 0.18 {
                self.space(' ');
            }
        }
        self.end = Some(start);
    }

    /// Adds a letter, and says where the next one stands.
    pub(super) fn letter(&mut self, text: Option<&str>, from: Matrix, to: Matrix, visible: bool) {
        if let Some(text) = text {
            self.readable += usize::from(!text.trim().is_empty());
            self.invisible += usize::from(!visible && !text.trim().is_empty());
            self.text.push_str(text);
        } else {
            self.unreadable += 1;
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        let (start, end) = (from.point(0.0, 0.0), to.point(0.0, 0.0));
        self.end = Some(end);
        let size = from.0[2].hypot(from.0[3]);
        if visible && self.stretches.len() < STRETCHES && text.is_some_and(|text| !text.trim().is_empty()) {
            let middle = start.1 + size * 0.25;
            self.stretches.push(Stretch { left: start.0.min(end.0), right: start.0.max(end.0), middle, size });
        }
    }

    /// Takes note that a box was filled between two corners.
    pub(super) fn cover(&mut self, from: (f64, f64), to: (f64, f64)) {
        if self.covered || self.looks < self.stretches.len() {
            return;
        }
        self.looks -= self.stretches.len();
        let (left, right) = (from.0.min(to.0), from.0.max(to.0));
        let (bottom, top) = (from.1.min(to.1), from.1.max(to.1));
        let hidden = |stretch: &&Stretch| {
            let inside = stretch.left + stretch.right;
            (left..=right).contains(&(inside / 2.0))
                && (bottom..=top).contains(&stretch.middle)
                && top - bottom > stretch.size * 0.5
        };
        // One letter beneath a box may be chance; two are words.
        self.covered = self.stretches.iter().filter(hidden).take(2).count() == 2;
    }

    /// Takes note of a letter or sign whose meaning is a guess.
    pub(super) fn guess(&mut self, text: &str) {
        let letter = text.chars().all(char::is_alphabetic);
        let sign = !letter && !text.trim().is_empty();
        self.guesses = (self.guesses.0 + usize::from(letter), self.guesses.1 + usize::from(sign));
    }

    /// Returns whether words have letters that cannot be read.
    ///
    /// One such letter by itself is the point of a list, for which fonts of symbols are used.
    pub(super) fn has_riddles(&self) -> bool {
        let odd = |c: char| c == char::REPLACEMENT_CHARACTER;
        // In any language there are more letters than signs.
        let (letters, signs) = self.guesses;
        signs > 8 && signs > letters
            || self.unreadable > 0
                && self.text.split_whitespace().any(|word| {
                    let odds = word.chars().filter(|c| odd(*c)).count();
                    odds > 1 || odds == 1 && word.chars().filter(|c| c.is_alphabetic()).count() > 1
                })
    }

    /// Adds a line end, between things that do not belong together.
    pub(super) fn part(&mut self) {
        self.space('\n');
        self.end = None;
    }

    fn space(&mut self, space: char) {
        if self.text.ends_with(' ') && space == '\n' {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(space);
        }
    }
}
