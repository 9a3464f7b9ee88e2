//! The team record as a page that is filled in on a screen; what is typed stays there.

use crate::base::OutPath;
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::web::{Frame, frame};
use crate::render::{Holds, Planned, Stage};

/// Adds the form of each briefing.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (at, page) in stage.library.pages.iter().enumerate() {
        let Some(path) = path(page) else { continue };
        let address = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| {
            let Facts::Briefing(briefing) = &page.document.facts else { return Ok(()) };
            let word = stage.theme.strings.get_from_path("print.forms.record").and_then(tera::Value::as_str);
            let title = format!("{}: {}", word.unwrap_or("Team record"), page.document.meta.title.value);
            let about = &page.document.kind.about;
            let index = format!("{}/index.html", about.folder);
            let own = page.place.path.as_str();
            let trail = [(about.plural, index.as_str()), (&*page.document.meta.title.value, own)];
            let frame_of =
                Frame { path: &address, title: &title, description: None, trail: &trail, indexing: "none", feed: None };
            let mut context = frame(stage, &frame_of);
            let questions: Vec<tera::Value> = briefing.questions.iter().map(|text| (&*text.value).into()).collect();
            context.insert_value("questions", questions.into());
            context.insert_value("card", stage.card(at));
            stage.render("record.html", &context, out)
        });
        files.push(Planned { path, holds: Holds::of(|| vec![page.document.id()]), job });
    }
}

/// Returns the address of the form of a page, if its kind has one.
pub(super) fn path(page: &Page) -> Option<OutPath> {
    let base = page.place.path.as_str().strip_suffix(".html")?;
    matches!(page.document.facts, Facts::Briefing(_)).then(|| OutPath::new(&format!("{base}-record.html")))?
}
