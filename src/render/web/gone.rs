//! What stands where a document was taken down: a tombstone, or the way to the document that takes its place.

use tera::Value;

use super::pages::{Frame, frame};
use crate::base::OutPath;
use crate::gate::Gone;
use crate::render::view::{date, map};
use crate::render::{Holds, Planned, Stage, host};
use crate::report::Finding;

/// Adds a page for each address that had one, and the page that servers show with the answer 410.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let taken: std::collections::HashSet<&str> =
        stage.library.pages.iter().map(|page| page.place.path.as_str()).collect();
    let mut made = std::collections::HashSet::new();
    for gone in &stage.library.gone {
        for address in gone.addresses.iter().filter(|address| address.ends_with(".html")) {
            let Some(path) = OutPath::new(address).filter(|path| !taken.contains(path.as_str())) else { continue };
            if made.insert(path.clone()) {
                let own = path.clone();
                let job = Box::new(move |out: &mut Vec<u8>| write(stage, &own, Some(gone), out));
                let new = gone.replaced_by.as_ref().and_then(|id| stage.library.by_id(id));
                let holds = Holds::of(move || new.map(|page| page.document.id()).into_iter().collect());
                files.push(Planned { path, holds, job });
            }
        }
    }
    if let Some(path) = OutPath::new("410.html").filter(|_| !made.is_empty()) {
        let own = path.clone();
        let job = Box::new(move |out: &mut Vec<u8>| write(stage, &own, None, out));
        files.push(Planned { path, holds: Holds::none(), job });
    }
}

fn write(stage: &Stage<'_>, path: &OutPath, gone: Option<&Gone>, out: &mut Vec<u8>) -> Result<(), Finding> {
    let said =
        |key: &str| stage.theme.strings.get_from_path(key).and_then(Value::as_str).unwrap_or("Removed").to_owned();
    let new = gone.and_then(|gone| stage.library.index_of(gone.replaced_by.as_ref()?));
    let title = if new.is_some() { said("gone.replaced") } else { said("gone.title") };
    let page = Frame { path, title: &title, description: None, trail: &[], indexing: "none", feed: None };
    let mut context = frame(stage, &page);
    if gone.is_none() {
        // A server shows this page at any depth, so its links start from the top of the site where that is known.
        let top = stage.settings.base_url().map(|_| host::top(stage));
        context.insert_value("root", top.unwrap_or_default().into());
    }
    context.insert_value("canonical", Value::none());
    context.insert_value("refresh", new.and_then(|at| stage.card(at).get_from_path("path").cloned()).into());
    let view = map([
        ("on", gone.map(|gone| date(gone.on)).into()),
        ("reason", gone.map_or_else(Value::none, |gone| reason(stage, &gone.reason))),
        ("new", new.map(|at| stage.card(at)).into()),
    ]);
    context.insert_value("gone", view);
    stage.render("gone.html", &context, out)
}

/// Returns the class of a reason in words; a class that no list holds is nobody's business.
pub(in crate::render) fn reason(stage: &Stage<'_>, id: &str) -> Value {
    stage.vocabularies.word("withdrawal-reasons", id).map(|word| word.label.value.as_ref()).into()
}
