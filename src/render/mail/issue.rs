//! An issue of the newsletter as blocks, in the order of its web page.

use super::body::{body, full};
use super::part::{Fact, Part, Run};
use super::shared;
use crate::kinds::Newsletter;
use crate::model::{Page, Told};
use crate::render::Stage;

pub(super) fn parts(stage: &Stage<'_>, base: &str, page: &Page, issue: &Newsletter) -> Vec<Part> {
    let word = |path: &str| stage.word(path);
    let items = stage.library.items(issue);
    let mut parts = vec![Part::Heading(2, word("newsletter.in_issue"))];
    let named = items.iter().map(|item| Part::entry(heading(stage, item)));
    parts.extend([Part::List(Some(1), named.collect()), Part::paragraph(&*issue.welcome.value)]);
    for item in &items {
        parts.extend(told(stage, base, item));
    }
    parts.push(Part::Rule);
    parts.extend(body(stage, base, page));
    if !issue.training_dates.is_empty() {
        let dates = issue.training_dates.iter().map(|each| {
            let seminar = each.document.as_ref().and_then(|seminar| stage.library.by_id(&seminar.id));
            let title = match seminar {
                Some(seminar) => Run::link(&*each.title.value, full(base, seminar)),
                None => Run::text(&*each.title.value),
            };
            let place = each.place.as_ref().map(|place| vec![Run::text(&*place.value)]);
            Fact { name: each.date.value.long(), lines: std::iter::once(vec![title]).chain(place).collect() }
        });
        parts.extend([Part::Heading(2, word("newsletter.training")), Part::Facts(dates.collect())]);
    }
    if !issue.questions.is_empty() {
        let questions = issue.questions.iter().map(|question| Part::entry(&*question.value));
        parts.extend([Part::Heading(2, word("newsletter.questions")), Part::List(Some(1), questions.collect())]);
    }
    if !issue.reading.is_empty() {
        let reading = issue.reading.iter();
        let reading = reading.map(|each| vec![Part::Paragraph(vec![Run::link(&*each.title.value, &*each.url.value)])]);
        parts.extend([Part::Heading(2, word("newsletter.reading")), Part::List(None, reading.collect())]);
    }
    parts.push(Part::Heading(2, word("newsletter.who_to_call")));
    parts.push(shared::doors(stage));
    if let Some(email) = stage.settings.partnership.as_ref().and_then(|partnership| partnership.email.as_ref()) {
        parts.push(Part::Heading(2, word("newsletter.subscribe")));
        let words = format!("{} ", word("newsletter.subscribe_text"));
        parts
            .push(Part::Paragraph(vec![Run::text(words), Run::link(&*email.value, format!("mailto:{}", email.value))]));
    }
    parts.extend(shared::support(stage, page));
    parts
}

/// Returns the place in the library of the document whose words an item holds.
pub(super) fn place(item: &Told<'_>) -> Option<usize> {
    match *item {
        Told::Chosen { at, .. } | Told::New(at) | Told::Withdrawn(_, Some(at)) => Some(at),
        Told::Withdrawn(_, None) => None,
    }
}

fn heading(stage: &Stage<'_>, item: &Told<'_>) -> String {
    match *item {
        Told::Chosen { at, .. } | Told::New(at) => title(stage, at).to_owned(),
        Told::Withdrawn(on, _) => stage.word("gone.on").replace("{date}", &on.long()),
    }
}

fn told(stage: &Stage<'_>, base: &str, item: &Told<'_>) -> Vec<Part> {
    let mut parts = vec![Part::Rule];
    let button =
        |at: usize, words: &str| Part::Button { words: words.to_owned(), url: full(base, &stage.library.pages[at]) };
    let kicker = |at: usize| Part::Kicker(stage.library.pages[at].document.kind.about.label.to_owned());
    let heading = Part::Heading(2, heading(stage, item));
    match *item {
        Told::Chosen { at, blurb, link } => {
            parts.extend([kicker(at), heading, Part::paragraph(&*blurb.value), button(at, &link.value)]);
        }
        Told::New(at) => {
            let summary = &stage.library.pages[at].document.meta.summary.value;
            parts.extend([kicker(at), heading, Part::paragraph(&**summary), button(at, title(stage, at))]);
        }
        Told::Withdrawn(_, instead) => {
            parts.push(heading);
            parts.extend(instead.map(|at| button(at, title(stage, at))));
        }
    }
    parts
}

fn title<'s>(stage: &Stage<'s>, at: usize) -> &'s str {
    &stage.library.pages[at].document.meta.title.value
}
