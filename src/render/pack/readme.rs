//! The first file of a pack: what is in it, how to use it, and whether it is still current.

use tera::Context;

use super::list::items;
use super::{SLIDES, named};
use crate::render::slides::{agenda_of, marks, part};
use crate::render::{Stage, print, view};
use crate::report::Finding;

/// Writes the file, with the line ends that every computer shows.
pub(super) fn write(stage: &Stage<'_>, at: usize, out: &mut Vec<u8>) -> Result<(), Finding> {
    let page = &stage.library.pages[at];
    let items = items(stage, at).map(|item| {
        let words = stage.word_or(&format!("pack.{}", item.label.0), item.label.1);
        (item.name, words)
    });
    let papers = print::papers(stage, at).map(|(name, key)| (name, stage.word_or(&format!("print.forms.{key}"), key)));
    let numbered = items.chain(papers).enumerate().map(|(number, (name, words))| (named(number, name), words));
    let usual = "Slides with notes, to show in any browser, without the internet";
    let folder = (format!("{SLIDES}/index.html"), stage.word_or("pack.browser", usual));
    let files = numbered.chain([folder]);
    let files = files.map(|(name, words)| view::map([("name", name.into()), ("label", words.into())]));
    let agenda = agenda_of(page);
    let agenda = agenda.iter().map(part);
    let url = stage.settings.base_url().map(|base| format!("{base}/{}", page.place.path));
    let marks = marks(stage, page).into_iter().map(tera::Value::from);
    let mut context = Context::new();
    context.insert_value("doc", view::document(stage, at, "")?);
    context.insert_value("files", files.collect::<Vec<_>>().into());
    context.insert_value("agenda", agenda.collect::<Vec<_>>().into());
    context.insert_value("marks", marks.collect::<Vec<_>>().into());
    context.insert_value("url", url.into());
    context.insert_value("sources", Vec::<tera::Value>::new().into());
    laid_out(stage, &context, out)
}

/// No line is longer, so that the text reads well in any window.
const WIDE: usize = 78;

/// Writes the file from what its template receives.
pub(super) fn laid_out(stage: &Stage<'_>, context: &Context, out: &mut Vec<u8>) -> Result<(), Finding> {
    let mut text = Vec::new();
    stage.render("pack/readme.txt", context, &mut text)?;
    for line in String::from_utf8_lossy(&text).trim().lines() {
        // A line that goes on stands under its own words.
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let mut filled = 0;
        out.extend(line.bytes().take(indent));
        for word in line[indent..].split_whitespace() {
            let wide = word.chars().count();
            if filled > 0 && indent + filled + 1 + wide > WIDE {
                out.extend(b"\r\n");
                out.extend(std::iter::repeat_n(b' ', indent));
                filled = 0;
            }
            if filled > 0 {
                out.push(b' ');
                filled += 1;
            }
            out.extend(word.as_bytes());
            filled += wide;
        }
        out.extend(b"\r\n");
    }
    Ok(())
}
