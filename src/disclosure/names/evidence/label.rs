//! Labels that say where the names of people stand.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::{Flags, flags, fold};
use crate::reading::{Gap, Spot, Token};

/// How many words a label has at most: "Seen today and spoken to alone".
const LABEL: usize = 6;

/// How many items of a list are looked over for what opens it.
const LIST: usize = 20;

impl Beside<'_> {
    /// Returns the ground of a name in a cell, value, line or list that a label says to hold people: "Mother: X".
    pub(super) fn label(&self) -> Option<&'static str> {
        let person = if let Some(key) = self.key().filter(|_| self.fills_passage()) {
            is_label(key)
        } else if self.passage.spot == Spot::Cell {
            self.begins_labelled_cell()
        } else {
            let before = self.text_before_run().trim_end();
            before.ends_with(['=', ':']) && is_labelled_line(before) || self.is_item_of_people()
        };
        person.then_some("stands where a person's name is given")
    }

    /// Returns whether the run begins a cell whose column or row is one of people: X under "Child".
    fn begins_labelled_cell(&self) -> bool {
        let first = self.run.start == self.passage.tokens.start as usize;
        first && self.cell_labels().iter().any(|label| is_label(label))
    }

    /// Returns whether the run is a whole item, but for a few words in brackets, of a list that people open: "Children in
    /// the home:".
    fn is_item_of_people(&self) -> bool {
        let alone = |next: &Token| next.gap == Gap::Comma || self.text_before(next).contains(['(', '–', '—', ':']);
        self.passage.spot == Spot::Item
            && self.run.start == self.passage.tokens.start as usize
            && self.after(1).is_none_or(alone)
            && self.lead().is_some_and(|lead| lead.trim_end().ends_with(':') && is_of_people(lead))
    }

    /// Returns the passage that opens the list around.
    fn lead(&self) -> Option<&str> {
        let reading = &self.scene.reading;
        let number = reading.passages.partition_point(|other| other.range.start < self.passage.range.start);
        let before = reading.passages[number.saturating_sub(LIST)..number].iter().rev();
        let lead = before.into_iter().find(|other| other.spot != Spot::Item)?;
        Some(reading.text_of(lead))
    }
}

/// Returns whether a text has a word for children or their families, or of who was seen.
fn is_of_people(text: &str) -> bool {
    let people = Flags::KIN | Flags::ROLE;
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let word = fold(word);
        cues::LABELS.contains(&word) || flags(&word).any(people) || word == "visit"
    })
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
