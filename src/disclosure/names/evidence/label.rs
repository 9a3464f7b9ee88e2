//! Labels that say where the names of people stand, and the end of a quotation.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::fold;
use crate::reading::Spot;

/// How many words a label has at most: "Name of the mother".
const LABEL: usize = 4;

impl Beside<'_> {
    /// Returns the ground of a name in a cell, value or line that a label says to hold people, or under a quotation:
    /// "Mother: X", `"It hurt." — X`.
    pub(super) fn label(&self) -> Option<&'static str> {
        let person = if let Some(key) = self.key().filter(|_| self.fills_passage()) {
            is_label(key)
        } else if self.passage.spot == Spot::Cell {
            self.begins_labelled_cell()
        } else {
            let before = self.text_before_run().trim_end();
            if before.ends_with(['=', ':']) { is_labelled_line(before) } else { self.signs_quotation(before) }
        };
        person.then_some("stands where a person's name is given")
    }

    /// Returns whether the run begins a cell whose column or row is one of people: X under "Child".
    fn begins_labelled_cell(&self) -> bool {
        let first = self.run.start == self.passage.tokens.start as usize;
        first && self.cell_labels().iter().any(|label| is_label(label))
    }

    /// Returns whether the run ends the passage after a quotation and a dash: `"It hurt." — X`.
    fn signs_quotation(&self, before: &str) -> bool {
        before.ends_with(['—', '–', '-']) && self.run.end >= self.passage.tokens.end as usize && before.contains('"')
    }
}

/// Returns whether a text ends in a short label and a colon or equals sign: "Notes. Mother:".
fn is_labelled_line(before: &str) -> bool {
    let before = before.trim_end_matches(['=', ':', ' ']);
    let (mut words, mut inside) = (0, false);
    let mut label = before;
    for (at, byte) in before.bytes().enumerate().rev() {
        if matches!(byte, b'.' | b';' | b',' | b'\n') {
            label = &before[at + 1..];
            break;
        }
        words += usize::from(byte != b' ' && !inside);
        inside = byte != b' ';
        if words > LABEL {
            return false;
        }
    }
    is_label(label)
}

/// Returns whether a key, heading or label has a word for people in it: "birth mother", "signed-by".
fn is_label(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| cues::LABELS.contains(&fold(word)))
}
