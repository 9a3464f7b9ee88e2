//! Text as a reader receives it, with the way back to the author's bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A stretch of normal text and where it came from; the same length on both sides when it was copied byte for byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub normal: u32,
    pub source: u32,
    pub normal_len: u32,
    pub source_len: u32,
}

/// A text being put into normal form.
///
/// Entities and escapes are decoded by whoever calls; here spaces, hyphens and quotes become alike, characters that are
/// not seen go, wide and styled letters become plain ones, and letters of another alphabet that look like Latin ones
/// become those inside a Latin word.
#[derive(Debug, Default)]
pub(super) struct Normal {
    pub text: String,
    pub runs: Vec<Run>,
    /// Places in the source where something hidden stands inside a word.
    pub hidden: Vec<Range<u32>>,
    /// Something unseen after a letter, of which it is not yet known what follows.
    unseen: Option<Range<u32>>,
}

impl Normal {
    /// Empties it, and keeps its memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.hidden.clear();
    }

    /// Adds a piece that stands in the source as it is, from byte `at`.
    pub(super) fn copied(&mut self, piece: &str, at: usize) {
        let bytes = piece.as_bytes();
        let mut done = 0;
        while done < piece.len() {
            let plain =
                bytes[done..].iter().position(|&byte| !byte.is_ascii() || byte < b' ').unwrap_or(bytes.len() - done);
            if plain > 0 {
                self.hidden.extend(self.unseen.take().filter(|_| is_latin(char::from(bytes[done]))));
                self.run(at + done, plain, plain);
                self.text.push_str(&piece[done..done + plain]);
                done += plain;
            }
            let Some(c) = piece[done..].chars().next() else { break };
            let next = piece[done + c.len_utf8()..].chars().next();
            self.character(c, next, at + done..at + done + c.len_utf8());
            done += c.len_utf8();
        }
    }

    /// Adds a text that stands for the bytes `from` of the source.
    pub(super) fn decoded(&mut self, text: &str, from: Range<usize>) {
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            self.character(c, rest.peek().copied(), from.clone());
        }
    }

    /// Adds a space, unless one stands there.
    pub(super) fn space(&mut self, from: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.put(' ', from);
        }
    }

    /// Adds one character that stands for the bytes `from`.
    fn character(&mut self, c: char, next: Option<char>, from: Range<usize>) {
        if c.is_ascii() && c >= ' ' {
            return self.put(c, from);
        }
        match c {
            '\t' | '\n' | '\r' => self.put(' ', from),
            c if c < ' ' => {}
            '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' | '\u{202a}'..='\u{202e}' => {
                self.hide(&from);
            }
            '\u{ad}' | '\u{34f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}' | '\u{2066}'..='\u{206f}' => {}
            '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '\u{2043}' => {
                self.put('-', from);
            }
            '’' | '‘' | 'ʼ' | 'ʻ' | '′' | '`' | '´' | '\u{ff07}' => self.put('\'', from),
            '“' | '”' | '„' | '«' | '»' | '″' => self.put('"', from),
            c if c.is_whitespace() => self.put(' ', from),
            // Taken apart, a fraction would join the number before it.
            '¼'..='¾' | '⅐'..='⅞' => self.put(c, from),
            c => match lookalike(c).filter(|_| self.in_latin(next)) {
                Some(latin) => {
                    self.hidden.push(narrow(from.start)..narrow(from.end));
                    self.put(latin, from);
                }
                None => c.nfkc().for_each(|c| self.put(if c.is_whitespace() { ' ' } else { c }, from.clone())),
            },
        }
    }

    /// Notes an unseen character after a letter or digit.
    fn hide(&mut self, from: &Range<usize>) {
        if self.text.chars().next_back().is_some_and(is_latin) {
            self.unseen = Some(narrow(from.start)..narrow(from.end));
        }
    }

    fn in_latin(&self, next: Option<char>) -> bool {
        let before = self.text.chars().next_back().filter(|c| c.is_alphabetic());
        let latin = |c: char| c.is_ascii_alphabetic();
        before.map_or_else(|| next.is_some_and(latin), latin)
    }

    fn put(&mut self, c: char, from: Range<usize>) {
        self.hidden.extend(self.unseen.take().filter(|_| is_latin(c)));
        self.run(from.start, c.len_utf8(), from.len());
        self.text.push(c);
    }

    /// Notes where the next `normal` bytes come from, joined to the run before when they follow it byte for byte.
    fn run(&mut self, source: usize, normal: usize, length: usize) {
        let (at, source, normal, length) = (narrow(self.text.len()), narrow(source), narrow(normal), narrow(length));
        if let Some(last) = self.runs.last_mut() {
            let follows = last.source + last.source_len == source && last.normal_len == last.source_len;
            if follows && normal == length {
                last.normal_len += normal;
                last.source_len += length;
                return;
            }
        }
        self.runs.push(Run { normal: at, source, normal_len: normal, source_len: length });
    }
}

/// Returns the bytes of the source that a range of normal text came from.
pub(super) fn source(runs: &[Run], range: Range<u32>) -> Range<u32> {
    let of = |at: u32| runs.partition_point(|run| run.normal <= at).checked_sub(1).map(|index| runs[index]);
    let last = range.end.max(range.start + 1) - 1;
    let (Some(first), Some(end)) = (of(range.start), of(last)) else { return 0..0 };
    let exact = |run: &Run| run.normal_len == run.source_len;
    let from =
        if exact(&first) { first.source + (range.start - first.normal).min(first.source_len) } else { first.source };
    let to = if exact(&end) {
        end.source + (last - end.normal + 1).min(end.source_len)
    } else {
        end.source + end.source_len
    };
    from.min(to)..to.max(from)
}

/// Returns whether a character is a Latin letter or a digit.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&c)
}

/// Returns an offset as it is kept: sources are far smaller than 4 GiB, and what is not is cut.
pub(super) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Returns the Latin letter that a Greek or Cyrillic one looks like (Unicode Technical Standard 39, confusables).
fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'а' | 'α' => 'a',
        'В' | 'Β' => 'B',
        'Ь' => 'b',
        'С' | 'Ϲ' => 'C',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'Е' | 'Ε' => 'E',
        'е' | 'ҽ' => 'e',
        'Ғ' | 'Ϝ' => 'F',
        'ɡ' => 'g',
        'Н' | 'Η' => 'H',
        'һ' => 'h',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'і' | 'ι' => 'i',
        'Ј' | 'Ϳ' => 'J',
        'ј' | 'ϳ' => 'j',
        'К' | 'Κ' => 'K',
        'к' | 'κ' => 'k',
        'ⅼ' | 'ӏ' => 'l',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'п' => 'n',
        'О' | 'Ο' => 'O',
        'о' | 'ο' | 'σ' => 'o',
        'Р' | 'Ρ' => 'P',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'Ѕ' => 'S',
        'ѕ' => 's',
        'Т' | 'Τ' => 'T',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'Х' | 'Χ' => 'X',
        'х' | 'χ' => 'x',
        'У' | 'Υ' => 'Y',
        'у' | 'γ' => 'y',
        'Ζ' => 'Z',
        _ => return None,
    })
}
