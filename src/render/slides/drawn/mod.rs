//! Slides drawn from approved documents, for each part of a running order.
//!
//! In: public documents, and the parts of a session. Out: slides with notes that say where each sentence comes from.
//! Invariant: every sentence of learning stands word for word in a public document.

mod material;
mod order;

use super::show::Part;
use crate::deck::{Grid, Line, Piece, Role, Run, Slide, filled};
use crate::model::Page;
use crate::render::Stage;

use material::{Lesson, Material};

pub(in crate::render) use material::usable;
pub(in crate::render) use order::{Timed, running_order};

/// Rows that a table of what to do may have, and entries that a list may have however long a part is.
const MOST: usize = 6;

/// Returns the slides of a session of those parts, drawn from documents; `place` tells the part of each slide.
pub(super) fn slides<'s>(stage: &'s Stage<'s>, sources: &[&'s Page], parts: &[Part]) -> Vec<Slide<'s>> {
    let material = Material::of(stage, sources);
    let mut slides = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let (main, notes) = content(stage, &material, part);
        let drawn = filled(part.title.clone(), main, notes);
        slides.extend(drawn.into_iter().map(|slide| Slide { part: Some(at), ..slide }));
    }
    slides
}

type Pieces<'s> = Vec<Piece<'s>>;

fn content<'s>(stage: &'s Stage<'s>, material: &Material<'s>, part: &Part) -> (Pieces<'s>, Pieces<'s>) {
    // Two or three minutes for each point, and never a slide with only one.
    let most = (part.minutes as usize / 2).clamp(3, MOST);
    let (mut main, mut notes) = match part.kind.as_str() {
        "welcome" => (said(stage, "deck.drawn.ground_rules", Role::Bullet(0)), Vec::new()),
        "why" => points(stage, &material.messages, most),
        "working" => points(stage, &material.strengths, most),
        "improve" => points(stage, &material.improvements, most),
        "exercise" => questions(stage, material, most),
        "changes" => (to_do(stage, material), Vec::new()),
        _ => (said(stage, "deck.drawn.close", Role::Bullet(0)), Vec::new()),
    };
    if main.is_empty() {
        main = said(stage, "deck.drawn.nothing", Role::Plain);
    }
    let mut first = said(stage, &format!("deck.drawn.notes.{}", part.kind), Role::Plain);
    first.append(&mut notes);
    (main, first)
}

/// Returns lessons as entries, and how each came about as notes.
fn points<'s>(stage: &Stage<'_>, lessons: &[Lesson<'s>], most: usize) -> (Pieces<'s>, Pieces<'s>) {
    let (mut main, mut notes) = (Vec::new(), Vec::new());
    for lesson in lessons.iter().take(most) {
        main.push(Piece::Line(Line::plain(Role::Bullet(0), lesson.text)));
        let from = stage
            .word_or("deck.drawn.from", "From “{title}”:")
            .replace("{title}", &lesson.page.document.meta.title.value);
        // A sentence that stands alone is said again, so that the speaker has it before them.
        let said = if lesson.more.is_empty() { lesson.text.to_owned() } else { lesson.more.join(" ") };
        notes.push(Piece::Line(Line::plain(Role::Plain, format!("{from} {said}"))));
    }
    (main, notes)
}

fn questions<'s>(stage: &'s Stage<'s>, material: &Material<'s>, most: usize) -> (Pieces<'s>, Pieces<'s>) {
    let (_, notes) = points(stage, &material.questions, most);
    let mut main = said(stage, "deck.drawn.exercise", Role::Plain);
    let asked = material.questions.iter().take(most).zip(1..);
    main.extend(asked.map(|(question, number)| Piece::Line(Line::plain(Role::Number(0, number), question.text))));
    (main, notes)
}

/// Returns what documents ask of each role, as a table, and what each team decides.
fn to_do<'s>(stage: &'s Stage<'s>, material: &Material<'s>) -> Pieces<'s> {
    let mut pieces = said(stage, "deck.drawn.changes", Role::Plain);
    let cell = |text: String| vec![Run::plain(text)];
    let rows =
        material.actions.iter().take(MOST).map(|(role, action)| vec![cell(role.clone()), cell((*action).to_owned())]);
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        let head = vec![
            cell(stage.word_or("deck.drawn.role", "Role")),
            cell(stage.word_or("deck.drawn.action", "What to do")),
        ];
        pieces.push(Piece::Grid(Grid { caption: None, head, rows }));
    }
    pieces
}

/// Returns words of the interface, each line an entry of its own.
fn said<'s>(stage: &'s Stage<'s>, key: &str, role: Role<'s>) -> Pieces<'s> {
    let words = stage.theme.strings.get_from_path(key);
    let lines: Vec<&str> = match words {
        Some(words) if words.as_str().is_some() => words.as_str().into_iter().collect(),
        Some(words) => words.as_array().into_iter().flatten().filter_map(tera::Value::as_str).collect(),
        None => Vec::new(),
    };
    lines.into_iter().map(|text| Piece::Line(Line::plain(role, text.to_owned()))).collect()
}
