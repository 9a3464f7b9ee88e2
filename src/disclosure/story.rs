//! What is told where a date stands: in its sentence, its row, and the passages beside it.
//!
//! In: a scene, and one passage after the other with its dates. Out: what each date is told with.
//! Invariant: no sentence, row or passage is weighed twice, however many dates it has.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashMap;

use super::explain::Mark;
use super::scene::Scene;
use super::telling::{Telling, Weight, office_before};
use crate::reading::{Passage, Spot};

/// A text, with what was weighed of it.
pub struct Story<'a> {
    scene: &'a Scene<'a>,
    /// The number of the passage that is open.
    number: usize,
    /// Its text with spaces in the place of dates, which say nothing themselves: "Mother's Day".
    plain: String,
    sentence: Option<(Range<usize>, Weight)>,
    /// The weights of the passages by their numbers, as far as anybody asked.
    passages: Vec<Option<Weight>>,
    rows: FxHashMap<(u32, u32), Weight>,
    tables: FxHashMap<u32, bool>,
    timetables: FxHashMap<u32, bool>,
    pseudonym: OnceCell<bool>,
}

impl<'a> Story<'a> {
    /// Returns a story of which nothing is open yet.
    pub fn new(scene: &'a Scene<'a>) -> Self {
        Self {
            scene,
            number: 0,
            plain: String::new(),
            sentence: None,
            passages: vec![None; scene.reading.passages.len()],
            rows: FxHashMap::default(),
            tables: FxHashMap::default(),
            timetables: FxHashMap::default(),
            pseudonym: OnceCell::new(),
        }
    }

    /// Opens a passage with its dates, in whatever order they come.
    pub fn open<'b>(&mut self, number: usize, dates: impl Iterator<Item = &'b Range<usize>>) {
        self.number = number;
        self.sentence = None;
        self.plain.clear();
        let text = self.scene.reading.text_of(self.passage());
        for date in dates {
            if self.plain.is_empty() {
                self.plain.push_str(text);
            }
            self.plain.replace_range(date.clone(), &" ".repeat(date.len()));
        }
    }

    fn passage(&self) -> &'a Passage {
        &self.scene.reading.passages[self.number]
    }

    /// Returns what the words around a date of the open passage speak of: its sentence, and the row and heading of a cell.
    pub fn told(&mut self, range: &Range<usize>) -> Telling {
        let passage = self.passage();
        let text = self.scene.reading.text_of(passage);
        if let Some((table, row, column)) = passage.cell
            && self.is_timetable(table)
            && !self.row(table, row, column).has_pseudonym()
        {
            return Telling::Office;
        }
        if let Some((table, ..)) = passage.cell
            && self.is_told_by_table(table)
            && is_opening(text, range)
        {
            return Telling::Case;
        }
        // What is said right before a date weighs most: "published in March 2022", whatever else the sentence tells.
        if office_before(words_before(text, range.start)) || is_before_hours(&text[range.end..]) {
            return Telling::Office;
        }
        let around = self.sentence(range.start);
        let row = passage.cell.map_or_else(Weight::default, |(table, row, column)| self.row(table, row, column));
        (around | row).telling()
    }

    /// Returns whether the words around a date speak of a case; most sentences of the office are told at a glance.
    pub fn tells_of_a_case(&mut self, range: &Range<usize>) -> bool {
        let alone = self.passage().cell.is_none();
        if alone && self.sentence(range.start).telling() != Telling::Case {
            return false;
        }
        self.told(range) == Telling::Case
    }

    /// Returns the weight of the sentence around a place, without its dates.
    fn sentence(&mut self, at: usize) -> Weight {
        let range = self.scene.sentence(self.passage(), at);
        if let Some((_, weight)) = self.sentence.as_ref().filter(|(last, _)| *last == range) {
            return *weight;
        }
        let weight = Weight::of(&self.plain[range.clone()]);
        self.sentence = Some((range, weight));
        weight
    }

    /// Returns the weight of a row, and of the heading of one of its columns.
    fn row(&mut self, table: u32, row: u32, column: u32) -> Weight {
        let scene = self.scene;
        let rows = &scene.reading.tables[table as usize].rows;
        let known = self.rows.get(&(table, row)).copied();
        let whole = known.unwrap_or_else(|| {
            let cells = rows.get(row as usize).into_iter().flatten().flatten();
            cells.fold(Weight::default(), |whole, cell| whole | self.weight(*cell as usize))
        });
        self.rows.insert((table, row), whole);
        let head = rows.first().filter(|_| row > 0).and_then(|head| *head.get(column as usize)?);
        head.map_or(whole, |head| whole | self.weight(head as usize))
    }

    /// Returns the weight of a passage by its number.
    fn weight(&mut self, number: usize) -> Weight {
        let reading = &self.scene.reading;
        *self.passages[number].get_or_insert_with(|| Weight::of(reading.text_of(&reading.passages[number])))
    }

    /// Returns whether any row of a table tells of a case.
    fn is_told_by_table(&mut self, table: u32) -> bool {
        if let Some(known) = self.tables.get(&table) {
            return *known;
        }
        let scene = self.scene;
        let reading = &scene.reading;
        let rows = &reading.tables[table as usize].rows;
        let mut header = rows.first().into_iter().flatten().flatten();
        let of_office = header.any(|cell| is_of_office(reading.text_of(&reading.passages[*cell as usize])));
        let mut cells = rows.iter().flatten().flatten().take(200);
        let told = !of_office && cells.any(|cell| self.weight(*cell as usize).telling() == Telling::Case);
        self.tables.insert(table, told);
        told
    }

    /// Returns whether a table says when something is to be done or taught, by its header.
    fn is_timetable(&mut self, table: u32) -> bool {
        let reading = &self.scene.reading;
        *self.timetables.entry(table).or_insert_with(|| {
            let mut header = reading.tables[table as usize].rows.first().into_iter().flatten().flatten();
            header.any(|cell| {
                let heading = reading.text_of(&reading.passages[*cell as usize]).to_lowercase();
                TIMETABLE.iter().any(|word| heading.contains(word))
            })
        })
    }

    /// Returns what the text speaks of around the open passage, when a pseudonym stands in it.
    pub fn beside(&mut self) -> Telling {
        let passage = self.passage();
        if passage.cell.is_some_and(|(table, ..)| self.is_told_by_table(table)) {
            return Telling::Case;
        }
        if !self.has_pseudonym() && passage.spot != Spot::Item {
            return Telling::Neither;
        }
        let scene = self.scene;
        let passages = &scene.reading.passages;
        let mut near = self.number.saturating_sub(20)..(self.number + 20).min(passages.len());
        let case = near.any(|number| {
            let other = &passages[number];
            let same = other.section == passage.section && other.range != passage.range;
            same && self.weight(number).telling() == Telling::Case
        });
        if case { Telling::Case } else { Telling::Neither }
    }

    /// Returns whether a pseudonym stands early in the text, as in a story that has one.
    fn has_pseudonym(&self) -> bool {
        *self.pseudonym.get_or_init(|| {
            let mut words = self.scene.marks.iter().zip(&self.scene.reading.tokens).take(5000);
            words.any(|(mark, token)| *mark == Mark::Role && token.is_capital())
        })
    }
}

/// Words in the header of a timetable.
const TIMETABLE: &[&str] = &["quarter", "report to", "deadline", "venue", "webinar", "seminar", "course"];

/// Returns whether the heading of a column is one of the office.
fn is_of_office(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    [
        "session", "course", "training", "venue", "time", "topic", "meeting", "seminar", "module", "title", "document",
        "version", "owner", "due", "lead",
    ]
    .iter()
    .any(|word| heading.contains(word))
}

/// Returns whether a date is followed by hours from and to, as events are announced: ", 12.15pm to 1.10pm".
fn is_before_hours(behind: &str) -> bool {
    static HOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^,? (?:at |from )?[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]m)? ?(?:to|until|-|–) ?[0-9]{1,2}(?:[.:][0-9]{2}| ?[ap]m)").ok()
    });
    HOURS.as_ref().is_some_and(|hours| hours.is_match(behind))
}

/// Returns the last few words before a place, from the last comma or full stop on.
fn words_before(text: &str, at: usize) -> &str {
    let from = text.floor_char_boundary(at.saturating_sub(48));
    let near = &text[from..at];
    near.rsplit([',', ';', '.', '(']).next().unwrap_or(near)
}

/// Returns whether a date stands at the head of an entry, as in a chronology.
pub fn is_opening(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].trim().len() < 4
}
