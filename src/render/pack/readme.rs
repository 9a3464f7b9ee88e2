//! The first file of a pack: what is in it, how to use it, and whether it is still current.

use tera::Context;

use super::list::items;
use super::named;
use crate::render::slides::{agenda_of, marks};
use crate::render::{Stage, view};
use crate::report::Finding;

/// Writes the file, with the line ends that every computer shows.
pub(super) fn write(stage: &Stage<'_>, at: usize, out: &mut Vec<u8>) -> Result<(), Finding> {
    let page = &stage.library.pages[at];
    let files = items(stage, at).enumerate().map(|(number, item)| {
        let words = stage.word(&format!("pack.{}", item.label.0), item.label.1);
        view::map([("name", named(number, item.name).into()), ("label", words.into())])
    });
    let agenda = agenda_of(page)
        .into_iter()
        .map(|(title, from, to)| view::map([("title", title.into()), ("from", from.into()), ("to", to.into())]));
    let url = stage.settings.base_url().map(|base| format!("{base}/{}", page.place.path));
    let marks = marks(stage, page).into_iter().map(tera::Value::from);
    let mut context = Context::new();
    context.insert_value("doc", view::document(stage, at, "")?);
    context.insert_value("files", files.collect::<Vec<_>>().into());
    context.insert_value("agenda", agenda.collect::<Vec<_>>().into());
    context.insert_value("marks", marks.collect::<Vec<_>>().into());
    context.insert_value("url", url.into());
    let mut text = Vec::new();
    stage.render("pack/readme.txt", &context, &mut text)?;
    for line in String::from_utf8_lossy(&text).trim().lines() {
        out.extend(line.trim_end().as_bytes());
        out.extend(b"\r\n");
    }
    Ok(())
}
