//! The next issue, begun with what is new since the last: a draft with everything that it asks of its editor.

use std::fmt::Write;

use super::super::End;
use super::super::terminal::{Terminal, error, usage};
use super::show::whole;
use crate::base::{Day, Today};
use crate::kinds::{Facts, Newsletter};
use crate::model::{Library, Page};
use crate::write::{self, Made};

/// How many dates of seminars an issue has room for.
const DATES: usize = 6;

pub(super) fn begin(terminal: &Terminal<'_>, today: Today) -> Result<(), End> {
    let whole = whole(terminal, today)?;
    let library = whole.site.library();
    let last = library.issues().max_by_key(|(_, issue)| (issue.date.value, issue.number.value));
    let since = last.map(|(_, issue)| issue.date.value);
    let new = new_since(library, since, today.0);
    let day = today.0.to_string();
    let month = day.get(..7).unwrap_or(&day);
    let path = format!("content/newsletters/{month}.md");
    let number = last.map_or(1, |(_, issue)| issue.number.value + 1);
    let text = draft(month, number, today.0, &new, &upcoming(library, today.0));
    match write::create(terminal.site(), &path, text.as_bytes(), Made::Plain) {
        Ok(true) => {
            let since = since.map_or_else(|| "so far".to_owned(), |day| format!("since {}", day.long()));
            terminal.say(format_args!("Wrote {path} with {} of what is new {since}.", new.len().min(Newsletter::MOST)));
            terminal.say("Write what its lines ask for, then `candour check`, and get it approved.");
            Ok(())
        }
        Ok(false) => Err(usage(&format!("`{path}` is there already; nothing was written"))),
        Err(fault) => {
            error(format_args!("`{path}` could not be written: {fault}"));
            Err(End::Trouble)
        }
    }
}

/// Returns the pages that no issue has told of and that were published after a day, newest first, good practice ahead.
fn new_since(library: &Library, since: Option<Day>, today: Day) -> Vec<&Page> {
    let told: Vec<&str> =
        library.issues().flat_map(|(_, issue)| issue.items.iter().map(|item| &*item.document.id)).collect();
    let is_new = |page: &&Page| {
        let about = &page.document.kind.about;
        about.learning
            && page.listed()
            && !page.review_overdue(Today(today))
            && about.name != "newsletter"
            && page.published <= today
            && since.is_none_or(|since| since < page.published)
            && !told.contains(&page.document.id())
    };
    let mut new: Vec<&Page> = library.pages.iter().filter(is_new).collect();
    // An issue has at least one example of good practice, so the newest is never the one left out.
    if let Some(at) = new.iter().position(|page| page.document.kind.about.name == "good-practice")
        && at >= Newsletter::MOST
    {
        let practice = new.remove(at);
        new.insert(Newsletter::MOST - 1, practice);
    }
    new
}

/// Returns the dates of seminars to come, with their titles and places.
fn upcoming(library: &Library, today: Day) -> Vec<(Day, String, String, String)> {
    let mut dates = Vec::new();
    for page in library.pages.iter().filter(|page| page.listed()) {
        if let Facts::Seminar(seminar) = &page.document.facts {
            let title = &page.document.meta.title.value;
            dates.extend(seminar.dates.iter().filter(|date| date.date.value > today).map(|date| {
                (date.date.value, title.to_string(), date.place.value.to_string(), page.document.id().to_owned())
            }));
        }
    }
    dates.sort();
    dates
}

fn draft(month: &str, number: u32, today: Day, new: &[&Page], dates: &[(Day, String, String, String)]) -> String {
    let mut out = format!(
        "+++\nid = \"newsletter-{month}\"\ntitle = \"Learning together, issue {number}\"\n\
         # One or two plain sentences on what is in it.\nsummary = \"\"\n\
         # The post that wrote it, never a person's name.\nauthor_role = \"\"\npublished = {today}\n\
         themes = []\nroles = [\"all\"]\nnumber = {number}\ndate = {today}\n\
         # Under 50 characters.\nsubject = \"\"\n# What mail programs show beside the subject.\npreheader = \"\"\n\
         # A few words of welcome.\nwelcome = \"\"\nquestions = [\n  \"\",\n]\n"
    );
    for page in new.iter().take(Newsletter::MOST) {
        let meta = &page.document.meta;
        let (id, title) = (page.document.id(), quoted(&meta.title.value));
        let _ = write!(
            out,
            "\n# {}: {}\n[[items]]\nref = {}\n# Say it anew in 60 to 150 words.\nblurb = {}\nlink_text = {}\n",
            page.document.kind.about.label,
            meta.title.value.replace('\n', " "),
            quoted(id),
            quoted(&meta.summary.value),
            title
        );
    }
    for page in new.iter().skip(Newsletter::MOST) {
        let _ = write!(out, "\n# Also new: {} ({})", page.document.id(), page.document.kind.about.label);
    }
    if new.len() > Newsletter::MOST {
        out.push('\n');
    }
    for (day, title, place, id) in dates.iter().take(DATES) {
        let _ = write!(
            out,
            "\n[[training_dates]]\ndate = {day}\ntitle = {}\nplace = {}\nref = {}\n",
            quoted(title),
            quoted(place),
            quoted(id)
        );
    }
    out.push_str("+++\n\nIf a child is in danger now, call 999.\n");
    out
}

/// Returns a text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
