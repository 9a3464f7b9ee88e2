//! A letter as blocks, in the order of its web page.

use super::body::{body, full};
use super::part::{Fact, Part, Run};
use super::shared;
use crate::kinds::{Facts, Letter};
use crate::model::Page;
use crate::render::Stage;

pub(super) fn parts(stage: &Stage<'_>, base: &str, page: &Page, letter: &Letter) -> Vec<Part> {
    let word = |path: &str| stage.word(path);
    let messages = letter.key_messages.iter().map(|message| Part::entry(&*message.value));
    let to = letter.addressees.iter().map(|group| vec![Run::text(&*group.value)]);
    let mut parts = vec![
        Part::Heading(2, word("letter.messages")),
        Part::List(Some(1), messages.collect()),
        Part::Facts(vec![
            Fact { name: word("letter.date"), lines: vec![vec![Run::text(letter.date.value.long())]] },
            Fact { name: word("letter.to"), lines: to.collect() },
        ]),
    ];
    parts.extend(body(stage, base, page));
    parts.extend(signature(stage, letter));
    if !letter.asks.is_empty() {
        let head = ["letter.who", "letter.what", "letter.by"].map(|path| vec![Run::text(word(path))]).to_vec();
        let rows = letter.asks.iter().map(|ask| {
            let by = ask.by.map(|by| by.value.long()).unwrap_or_default();
            [&*ask.who.value, &*ask.what.value, &by].map(|words| vec![Run::text(words)]).to_vec()
        });
        parts.extend([Part::Heading(2, word("letter.asks")), Part::Table { head, rows: rows.collect() }]);
    }
    parts.extend(shared::support(stage, page));
    if let Some(seminar) = letter.seminar.as_ref().and_then(|seminar| stage.library.by_id(&seminar.id)) {
        let meta = &seminar.document.meta;
        parts.extend([
            Part::Heading(2, word("letter.seminar")),
            Part::paragraph(&*meta.summary.value),
            Part::Button { words: meta.title.value.to_string(), url: full(base, seminar) },
        ]);
    }
    parts
}

/// Returns the name and the office of whoever signs, when that person's entry is public.
fn signature(stage: &Stage<'_>, letter: &Letter) -> Option<Part> {
    let page = stage.library.by_id(&letter.signatory.id)?;
    let mut runs = vec![Run::Strong(vec![Run::text(&*page.document.meta.title.value)])];
    if let Facts::Person(person) = &page.document.facts {
        runs.extend([Run::Break, Run::text(&*person.office.value)]);
        runs.extend([Run::Break, Run::text(&*person.organisation.value)]);
    }
    Some(Part::Paragraph(runs))
}
