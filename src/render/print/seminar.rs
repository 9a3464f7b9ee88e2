//! The papers of a seminar: what people get before, during and after the session.

use serde_json::{Map, Value, json};

use super::briefing::title;
use super::content::table;
use super::frame::{Paper, date};
use crate::kinds::{Facts, Seminar};
use crate::model::Page;
use crate::parse::markdown::{Block, Directive, text_of};

/// Returns whether a seminar has an exercise with words in it.
pub(super) fn has_exercise(page: &Page) -> bool {
    page.document.body.blocks.iter().any(|block| exercise_of(block).is_some())
}

/// Returns what is told before the session.
pub(super) fn joining(paper: &mut Paper<'_>) -> Map<String, Value> {
    let mut data = basics(paper);
    data.insert("agenda".to_owned(), agenda(paper));
    data.insert("sources".to_owned(), sources(paper));
    data
}

/// Returns what whoever leads the session needs.
pub(super) fn facilitator(paper: &mut Paper<'_>) -> Map<String, Value> {
    paper.writer.with_notes = true;
    let slides = slides(paper.page).map(|slide| {
        let notes = slide.blocks.iter().filter_map(|block| container(block, Directive::Notes));
        let notes: Vec<Value> = notes.map(|(_, blocks)| paper.writer.below(3, blocks)).collect();
        json!({
            "title": slide.title.map(|title| paper.writer.words(&title)),
            "points": points(paper, slide.blocks),
            "exercises": exercises(paper, slide.blocks),
            "notes": notes,
        })
    });
    let slides: Vec<Value> = slides.collect();
    let mut data = basics(paper);
    data.extend(table([("slides", slides.into()), ("agenda", agenda(paper)), ("sources", sources(paper))]));
    data
}

/// Returns the sheet that people work on together.
pub(super) fn exercise(paper: &mut Paper<'_>) -> Map<String, Value> {
    let page = paper.page;
    table([("exercises", exercises(paper, &page.document.body.blocks))])
}

/// Returns what people take home.
pub(super) fn handout(paper: &mut Paper<'_>) -> Map<String, Value> {
    let slides = slides(paper.page).filter_map(|slide| {
        let is_exercise = slide.blocks.iter().any(|block| container(block, Directive::Exercise).is_some());
        let points = points(paper, slide.blocks);
        let is_empty = points.as_array().is_none_or(Vec::is_empty);
        (!is_exercise && !is_empty)
            .then(|| json!({ "title": slide.title.map(|title| paper.writer.words(&title)), "points": points }))
    });
    let slides: Vec<Value> = slides.collect();
    let mut data = basics(paper);
    data.extend(table([("slides", slides.into()), ("sources", sources(paper)), ("messages", messages(paper))]));
    data
}

/// Returns the list that people sign.
pub(super) fn attendance(paper: &mut Paper<'_>) -> Map<String, Value> {
    basics(paper)
}

/// Returns the three sheets that ask what the session changed.
pub(super) fn evaluation(paper: &mut Paper<'_>) -> Map<String, Value> {
    basics(paper)
}

/// Returns the paper for a person's own file.
pub(super) fn certificate(paper: &mut Paper<'_>) -> Map<String, Value> {
    basics(paper)
}

/// Returns what most papers of a seminar say.
fn basics(paper: &Paper<'_>) -> Map<String, Value> {
    let Some(seminar) = facts(paper) else { return Map::new() };
    let dates = seminar.dates.iter().map(|each| {
        json!({
            "date": date(each.date.value),
            "start": paper.text(&each.start),
            "end": paper.text(&each.end),
            "place": paper.text(&each.place),
        })
    });
    table([
        ("minutes", seminar.duration.value.into()),
        ("objectives", paper.texts(&seminar.objectives)),
        ("group", paper.maybe(seminar.group_size.as_ref())),
        ("evaluation", paper.maybe(seminar.evaluation.as_ref())),
        ("dates", dates.collect::<Vec<_>>().into()),
    ])
}

fn facts<'p>(paper: &Paper<'p>) -> Option<&'p Seminar> {
    match &paper.page.document.facts {
        Facts::Seminar(seminar) => Some(seminar),
        _ => None,
    }
}

/// Returns the parts of the session, each with the minutes at which it begins and ends.
fn agenda(paper: &Paper<'_>) -> Value {
    let mut from = 0_u32;
    let parts = facts(paper).into_iter().flat_map(|seminar| seminar.agenda.iter()).map(|part| {
        let begin = from;
        from = from.saturating_add(part.minutes.value);
        json!({ "from": begin, "to": from, "minutes": part.minutes.value, "title": paper.text(&part.title) })
    });
    parts.collect::<Vec<_>>().into()
}

/// Returns the documents that the session draws on; what was withdrawn is left out.
fn sources(paper: &Paper<'_>) -> Value {
    let base = paper.stage.settings.base_url();
    let sources = facts(paper).into_iter().flat_map(|seminar| seminar.sources.iter()).filter_map(|source| {
        let page = paper.stage.library.by_id(&source.id)?;
        let to = base.map(|base| format!("{base}/{}", page.place.path));
        Some(json!({ "title": title(paper, &source.id)?, "kind": page.document.kind.about.label, "to": to }))
    });
    sources.collect::<Vec<_>>().into()
}

/// Returns the key messages of those documents, each under its title.
fn messages(paper: &Paper<'_>) -> Value {
    let sources = facts(paper).into_iter().flat_map(|seminar| seminar.sources.iter()).filter_map(|source| {
        let messages = match &paper.stage.library.by_id(&source.id)?.document.facts {
            Facts::Briefing(briefing) => paper.texts(&briefing.key_messages),
            Facts::Audit(audit) => paper.texts(&audit.key_messages),
            _ => return None,
        };
        let is_empty = messages.as_array().is_none_or(Vec::is_empty);
        Some(json!({ "title": title(paper, &source.id)?, "messages": messages })).filter(|_| !is_empty)
    });
    sources.collect::<Vec<_>>().into()
}

/// One slide: a heading of the second level and what follows it.
struct Slide<'p> {
    title: Option<String>,
    blocks: &'p [Block],
}

/// Returns the slides of a seminar; what stands before the first heading is one without a title.
fn slides(page: &Page) -> impl Iterator<Item = Slide<'_>> {
    let is_start = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
    let parts = page.document.body.blocks.chunk_by(move |_, next| !is_start(next));
    parts.map(|part| match part {
        [Block::Heading { level: 2, text, .. }, blocks @ ..] => Slide { title: Some(text_of(text)), blocks },
        blocks => Slide { title: None, blocks },
    })
}

/// Returns what a slide shows, without notes and exercises.
fn points(paper: &mut Paper<'_>, blocks: &[Block]) -> Value {
    let apart =
        |block: &Block| container(block, Directive::Notes).is_some() || container(block, Directive::Exercise).is_some();
    let mut points = Vec::new();
    for part in blocks.chunk_by(|one, next| !apart(one) && !apart(next)).filter(|part| !apart(&part[0])) {
        if let Value::Array(mut values) = paper.writer.below(3, part) {
            points.append(&mut values);
        }
    }
    points.into()
}

/// Returns the exercises among some blocks, each with its title.
fn exercises(paper: &mut Paper<'_>, blocks: &[Block]) -> Value {
    let found = blocks.iter().filter_map(|block| {
        let (title, blocks) = exercise_of(block)?;
        Some(json!({ "title": paper.writer.words(title), "c": paper.writer.below(2, blocks) }))
    });
    found.collect::<Vec<_>>().into()
}

/// Returns an exercise that says something.
fn exercise_of(block: &Block) -> Option<(&str, &[Block])> {
    container(block, Directive::Exercise).filter(|(_, blocks)| !blocks.is_empty())
}

fn container(block: &Block, wanted: Directive) -> Option<(&str, &[Block])> {
    match block {
        Block::Container { directive, title, blocks, .. } if *directive == wanted => Some((title, blocks)),
        _ => None,
    }
}
