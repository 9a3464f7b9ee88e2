//! The papers of each kind of document: one line each.

use serde_json::{Map, Value};

use super::frame::Paper;
use super::{briefing, record, seminar};
use crate::base::OutPath;
use crate::model::Page;

/// One paper that a page is printed as.
pub(super) struct Form {
    /// Its template in the theme, and its words under `print.forms`.
    pub(super) name: &'static str,
    /// What follows the page's address without its ending.
    pub(super) ending: &'static str,
    /// How many sides it should take; it is set smaller, within reason, to get there.
    pub(super) aim: Option<usize>,
    /// Whether a paper that takes more is reported.
    pub(super) strict: bool,
    /// Whether a page has it.
    pub(super) wanted: fn(&Page) -> bool,
    /// What its template is told, beyond what all are told.
    pub(super) data: fn(&mut Paper<'_>) -> Map<String, Value>,
}

impl Form {
    const fn new(name: &'static str, ending: &'static str, data: fn(&mut Paper<'_>) -> Map<String, Value>) -> Self {
        Self { name, ending, aim: None, strict: false, wanted: |_| true, data }
    }

    const fn on(mut self, sides: usize) -> Self {
        self.aim = Some(sides);
        self
    }

    /// Returns the address of the paper of a page.
    pub(super) fn path(&self, page: &Page) -> Option<OutPath> {
        let base = page.place.path.as_str().strip_suffix(".html")?;
        OutPath::new(&format!("{base}{}", self.ending))
    }
}

static BRIEFING: [Form; 2] = [
    Form { strict: true, ..Form::new("briefing", ".pdf", briefing::data).on(2) },
    Form::new("record", "-record.pdf", record::data).on(1),
];

static SEMINAR: [Form; 7] = [
    Form::new("joining", "/joining.pdf", seminar::joining).on(1),
    Form::new("facilitator", "/facilitator.pdf", seminar::facilitator),
    Form { wanted: seminar::has_exercise, ..Form::new("exercise", "/exercise.pdf", seminar::exercise).on(1) },
    Form::new("handout", "/handout.pdf", seminar::handout).on(2),
    Form::new("attendance", "/attendance.pdf", seminar::attendance).on(1),
    Form::new("evaluation", "/evaluation.pdf", seminar::evaluation).on(3),
    Form::new("certificate", "/certificate.pdf", seminar::certificate).on(1),
];

/// Returns the papers of a kind, in the order that people use them.
pub(super) fn forms(kind: &str) -> &'static [Form] {
    match kind {
        "briefing" => &BRIEFING,
        "seminar" => &SEMINAR,
        _ => &[],
    }
}
