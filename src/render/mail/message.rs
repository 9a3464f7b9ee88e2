//! One issue or letter as a value: made once from the library, told by every form.

use super::body::full;
use super::part::Part;
use super::{issue, letter};
use crate::base::Day;
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::Stage;
use crate::render::web::with_named;

/// One issue of the newsletter, or one letter.
pub(super) struct Message<'s> {
    /// The document.
    pub page: &'s Page,
    /// The folder of its forms, such as `newsletters/2026-09`.
    pub folder: String,
    /// The line that mail programs show first.
    pub subject: String,
    /// The line that they show beside it.
    pub preheader: String,
    /// The number of the issue and its day, or the day of the letter.
    pub dateline: String,
    /// The day it goes out.
    pub day: Day,
    /// What in it may distress a reader, if anything.
    pub note: Option<String>,
    /// Where it can be read in a browser.
    pub web: String,
    /// Everything between title and foot.
    pub parts: Vec<Part>,
    /// The ids of the documents whose words it holds.
    pub holds: Vec<&'s str>,
}

/// Returns each message of the site; `base` is the address of the site.
pub(super) fn messages<'s>(stage: &'s Stage<'s>, base: &str) -> Vec<Message<'s>> {
    let pages = stage.library.pages.iter().enumerate().filter(|(_, page)| page.notice().is_none());
    pages.filter_map(|(at, page)| message(stage, base, at, page)).collect()
}

fn message<'s>(stage: &'s Stage<'s>, base: &str, at: usize, page: &'s Page) -> Option<Message<'s>> {
    let meta = &page.document.meta;
    let mut holds = with_named(stage, &[at]);
    let (subject, preheader, dateline, day, parts) = match &page.document.facts {
        Facts::Newsletter(facts) => {
            let items = stage.library.items(facts);
            let items = items.iter().filter_map(issue::place).map(|at| stage.library.pages[at].document.id());
            holds.extend(items);
            let number = stage.word("newsletter.number");
            let number = number.replace("{n}", &facts.number.value.to_string());
            let preheader = facts.preheader.as_ref().unwrap_or(&meta.summary);
            let day = facts.date.value;
            let dateline = format!("{number}, {}", day.long());
            (&facts.subject, preheader, dateline, day, issue::parts(stage, base, page, facts))
        }
        Facts::Letter(facts) => {
            let day = facts.date.value;
            (&meta.title, &meta.summary, day.long(), day, letter::parts(stage, base, page, facts))
        }
        _ => return None,
    };
    holds.sort_unstable();
    holds.dedup();
    Some(Message {
        page,
        folder: page.place.path.as_str().strip_suffix(".html")?.to_owned(),
        subject: one_line(&subject.value),
        preheader: one_line(&preheader.value),
        dateline,
        day,
        note: note(stage, page),
        web: full(base, page),
        parts,
        holds,
    })
}

/// Returns what in a page may distress a reader, as its web page says it.
fn note(stage: &Stage<'_>, page: &Page) -> Option<String> {
    let kinds = &page.document.meta.sensitivity;
    let kinds: Vec<String> =
        kinds.iter().map(|kind| stage.words.label("sensitivities", &kind.id).to_lowercase()).collect();
    (!kinds.is_empty()).then(|| format!("{} {}.", stage.word("doc.sensitive"), kinds.join(", ")))
}

/// Returns words on one line: what goes into the head of a message must never begin another line of it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
