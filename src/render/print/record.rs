//! The form on which a team notes what it made of a briefing.

use serde_json::{Map, Value};

use super::content::table;
use super::frame::Paper;
use crate::kinds::Facts;

/// Returns what the template is told.
pub(super) fn data(paper: &mut Paper<'_>) -> Map<String, Value> {
    let Facts::Briefing(briefing) = &paper.page.document.facts else { return Map::new() };
    table([("questions", paper.texts(&briefing.questions))])
}
