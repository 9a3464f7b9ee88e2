//! The deck as one page: readable from top to bottom, and slide by slide where scripts run; on the site, or in a folder
//! that stands alone.

use tera::Value;

use super::show::Show;
use crate::base::OutPath;
use crate::deck::{Layout, Size, Slide};
use crate::render::html::Ways;
use crate::render::web::{Frame, frame};
use crate::render::{Stage, assets, view};
use crate::report::Finding;

/// Writes the page of the seminar at `at` in the library.
pub(super) fn write(stage: &Stage<'_>, at: usize, path: &OutPath, out: &mut Vec<u8>) -> Result<(), Finding> {
    let root = path.to_root();
    let editable = super::address(&stage.library.pages[at], "slides.pptx").map(|path| format!("{root}{path}"));
    let page = Page { template: "slides.html", path, ways: Ways::within(root), editable };
    page.write(stage, at, out)
}

/// Returns the same page as a folder that needs nothing beside it: the page, and each file that it names. The
/// presentation stands at `editable`.
pub(super) fn folder(stage: &Stage<'_>, at: usize, editable: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, Finding> {
    let Some(path) = super::address(&stage.library.pages[at], "slides.html") else { return Ok(Vec::new()) };
    let web = stage.settings.base_url().map(|base| format!("{base}/"));
    let ways = Ways::alone(web.as_deref());
    let page = Page { template: "pack/slides.html", path: &path, ways, editable: editable.map(str::to_owned) };
    let mut text = Vec::new();
    page.write(stage, at, &mut text)?;
    let mut files = assets::named_in(stage, &String::from_utf8_lossy(&text))?;
    files.insert(0, ("index.html".to_owned(), text));
    Ok(files)
}

/// The page with the slides, as it stands somewhere.
struct Page<'p> {
    template: &'static str,
    /// Its address on the web.
    path: &'p OutPath,
    ways: Ways<'p>,
    /// Where the presentation stands.
    editable: Option<String>,
}

impl Page<'_> {
    fn write(self, stage: &Stage<'_>, at: usize, out: &mut Vec<u8>) -> Result<(), Finding> {
        let page = &stage.library.pages[at];
        let show = Show::of(stage, at);
        let meta = &page.document.meta;
        let about = &page.document.kind.about;
        let index = format!("{}/index.html", about.folder);
        let trail = [(about.plural, index.as_str()), (&*meta.title.value, page.place.path.as_str())];
        let title = format!("{}: {}", stage.word_or("deck.slides", "Slides"), show.title);
        let mut context = frame(
            stage,
            &Frame {
                path: self.path,
                title: &title,
                description: Some(&meta.summary.value),
                trail: &trail,
                // The page of the seminar is what a search should find.
                indexing: "none",
                feed: None,
            },
        );
        context.insert_value("files", self.ways.files.into());
        let slides = show.deck.slides.iter().enumerate().map(|(at, each)| slide(stage, &show, at, each, self.ways));
        let slides = slides.collect::<Vec<_>>();
        let agenda = show.agenda.iter().map(super::part);
        let marks = show.marks.iter().map(|mark| Value::from(mark.as_str()));
        let deck = view::map([
            ("title", show.title.as_str().into()),
            ("footer", show.footer.as_str().into()),
            ("page", self.ways.pages.map(|pages| format!("{pages}{}", page.place.path)).into()),
            ("editable", self.editable.into()),
            ("slides", slides.into()),
            ("agenda", agenda.collect::<Vec<_>>().into()),
            ("marks", marks.collect::<Vec<_>>().into()),
        ]);
        context.insert_value("deck", deck);
        stage.render(self.template, &context, out)
    }
}

fn slide(stage: &Stage<'_>, show: &Show<'_>, at: usize, slide: &Slide<'_>, ways: Ways<'_>) -> Value {
    let layout = match slide.layout {
        Layout::Opening => "opening",
        Layout::Content => "content",
        Layout::Columns => "columns",
        Layout::Section => "section",
        Layout::Picture => "picture",
        Layout::Table => "table",
        Layout::Closing => "closing",
    };
    let size = match slide.size {
        Size::Large => "large",
        Size::Normal => "normal",
        Size::Small => "small",
    };
    // Links lead to the first slide of a heading.
    let own = slide.turn == 0 && !slide.anchor.is_empty();
    let anchor = if own { slide.anchor.to_string() } else { format!("slide_{}_title", at + 1) };
    let html = |pieces| Value::safe_string(&stage.pieces(pieces, ways));
    view::map([
        ("number", (at + 1).into()),
        ("layout", layout.into()),
        ("size", size.into()),
        ("title", show.title_of(slide).into()),
        ("anchor", anchor.into()),
        ("main", html(&slide.main)),
        ("side", html(&slide.side)),
        ("notes", html(&slide.notes)),
        ("part", slide.part.into()),
    ])
}
