//! How slides look: master, layouts, colours and fonts, and where each layout keeps what.

use std::fmt::Write;

use super::package::{Package, Refers};
use super::template::Template;
use crate::base::Colour;
use crate::deck::{Layout, Size};
use crate::render::Stage;
use crate::render::slides::show::Show;

/// A rectangle on a slide, in EMU, of which an inch has 914,400.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub x: u64,
    pub y: u64,
    pub wide: u64,
    pub high: u64,
}

impl Area {
    /// Returns what is left below something of that height, with a little space between.
    pub(super) fn below(self, high: u64) -> Self {
        const BETWEEN: u64 = 114_300;
        let taken = if high == 0 { 0 } else { (high + BETWEEN).min(self.high) };
        Self { y: self.y + taken, high: self.high - taken, ..self }
    }
}

/// A place of a layout that a slide fills: its type, if it has one, and its number.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub kind: Option<String>,
    pub number: Option<u32>,
}

/// A layout, and its places.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its file, without folders.
    pub file: String,
    pub title: Slot,
    pub main: Option<Slot>,
    pub side: Option<Slot>,
    /// Where a picture or a table stands.
    pub area: Area,
    /// Where the line at the foot stands, and the number of the slide.
    pub foot: Option<Slot>,
    pub number: Option<Slot>,
}

/// A look.
pub(super) struct Design<'s> {
    frames: Vec<(Layout, Frame)>,
    theme: String,
    language: String,
    own: Option<&'s Template>,
    /// How large words are beside those of the built-in look, in hundredths.
    scale: u32,
}

const LAYOUTS: [(Layout, &str, &str); 7] = [
    (Layout::Opening, "title", include_str!("parts/layout-title.xml")),
    (Layout::Content, "content", include_str!("parts/layout-content.xml")),
    (Layout::Columns, "columns", include_str!("parts/layout-columns.xml")),
    (Layout::Section, "section", include_str!("parts/layout-section.xml")),
    (Layout::Picture, "picture", include_str!("parts/layout-picture.xml")),
    (Layout::Table, "table", include_str!("parts/layout-table.xml")),
    (Layout::Closing, "closing", include_str!("parts/layout-closing.xml")),
];

/// The colours of the built-in theme: those of `candour.css` in light.
const BRAND: &str = "#0b4a57";
const BAND: &str = "#0b3f4b";
const ACCENT: &str = "#a5460e";

const BODY: Area = Area { x: 685_800, y: 1_691_640, wide: 10_817_352, high: 4_343_400 };

impl<'s> Design<'s> {
    /// Returns the look of the theme: that of the partnership's own presentation, or the program's.
    pub(super) fn of(stage: &'s Stage<'_>) -> Self {
        let mut design = Self::built_in(stage);
        if let Some(template) = &stage.theme.slides {
            design.frames.clone_from(&template.frames);
            let body = design.frame(Layout::Content).area;
            // Words that fit into a larger place fit into a smaller one when they are as much smaller.
            let side = |own: u64, usual: u64| u32::try_from(own * 100 / usual).unwrap_or(100).clamp(40, 100);
            design.scale = side(body.high, BODY.high).min(side(body.wide, BODY.wide));
            design.own = Some(template);
        }
        design
    }

    /// Returns the program's own look, in the colours of the site.
    fn built_in(stage: &Stage<'_>) -> Self {
        let chosen = stage.settings.theme.as_ref();
        let paint = |own: Option<crate::fields::Paint>, usual: &str| -> String {
            let colour = own.map(|paint| paint.value).or_else(|| Colour::parse(usual));
            colour.map(|colour| colour.to_string()).unwrap_or_default().trim_start_matches('#').to_uppercase()
        };
        let (brand, accent) = (chosen.and_then(|theme| theme.brand), chosen.and_then(|theme| theme.accent));
        let theme = include_str!("parts/theme.xml")
            .replace("{BAND}", &paint(brand, BAND))
            .replace("{BRAND}", &paint(brand, BRAND))
            .replace("{ACCENT}", &paint(accent, ACCENT));
        let frames = LAYOUTS.iter().enumerate().map(|(at, (layout, ..))| (*layout, own_frame(*layout, at + 1)));
        Self { frames: frames.collect(), theme, language: stage.settings.language().to_owned(), own: None, scale: 100 }
    }

    /// Returns the frame of a layout.
    pub(super) fn frame(&self, layout: Layout) -> &Frame {
        let found = self.frames.iter().find(|(own, _)| *own == layout);
        &found.unwrap_or(&self.frames[0]).1
    }

    /// Returns the size of words on a slide where it is not that of the place; places of others may have any.
    pub(super) fn size(&self, layout: Layout, size: Size) -> Option<u32> {
        // The built-in opening, section and closing have sizes of their own, however few their words are.
        let set = matches!(layout, Layout::Opening | Layout::Section | Layout::Closing);
        let points = match layout {
            Layout::Closing => 1400,
            Layout::Opening | Layout::Section => Size::Normal.points(),
            _ => size.points(),
        };
        let own = self.own.map(|_| points / 100 * self.scale);
        own.or((size != Size::Normal && !set).then_some(size.points()))
    }

    /// Adds master, layouts and themes.
    pub(super) fn add(&self, package: &mut Package) {
        if let Some(template) = self.own {
            package.bring(template);
            let notes = include_str!("parts/notes-master.xml").replace("{LANG}", &self.language);
            add_notes_master(package, &notes, &self.theme);
            return;
        }
        let none = Refers::default();
        let text = |text: &str| text.replace("{LANG}", &self.language);
        let mut master = Refers::default();
        for (at, (_, _, layout)) in LAYOUTS.iter().enumerate() {
            let file = format!("slideLayout{}.xml", at + 1);
            master.to("slideLayout", &format!("../slideLayouts/{file}"));
            let mut refers = Refers::default();
            refers.to("slideMaster", "../slideMasters/slideMaster1.xml");
            let name = format!("ppt/slideLayouts/{file}");
            package.part(&name, "presentationml.slideLayout+xml", text(layout), &refers);
        }
        master.to("theme", "../theme/theme1.xml");
        let parts = text(include_str!("parts/master.xml"));
        package.part("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster+xml", parts, &master);
        package.part("ppt/theme/theme1.xml", "theme+xml", self.theme.as_str(), &none);
        add_notes_master(package, &text(include_str!("parts/notes-master.xml")), &self.theme);
    }

    /// Adds the part that holds all together.
    pub(super) fn present(&self, show: &Show<'_>, package: &mut Package) {
        let mut refers = Refers::default();
        let master = refers.to(
            "slideMaster",
            self.own.map_or("slideMasters/slideMaster1.xml", |own| own.master.trim_start_matches("ppt/")),
        );
        let notes = refers.to("notesMaster", "notesMasters/notesMaster1.xml");
        let mut slides = String::new();
        for at in 0..show.deck.slides.len() {
            let name = refers.to("slide", &format!("slides/slide{}.xml", at + 1));
            let _ = write!(slides, "<p:sldId id=\"{}\" r:id=\"{name}\"/>", 256 + at);
        }
        for (kind, file) in [
            ("presProps", "presProps"),
            ("viewProps", "viewProps"),
            ("theme", "theme/theme1"),
            ("tableStyles", "tableStyles"),
        ] {
            refers.to(kind, &format!("{file}.xml"));
        }
        let (number, wide, high) =
            self.own.map_or(("2147483648", 12_192_000, 6_858_000), |own| (own.number.as_str(), own.wide, own.high));
        let text = format!(
            "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\" autoCompressPictures=\"0\"><p:sldMasterIdLst><p:sldMasterId id=\"{number}\" r:id=\"{master}\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"{notes}\"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{wide}\" cy=\"{high}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle><a:defPPr><a:defRPr lang=\"{}\"/></a:defPPr></p:defaultTextStyle></p:presentation>",
            self.language
        );
        package.part("ppt/presentation.xml", "presentationml.presentation.main+xml", text, &refers);
        add_settings(package);
    }
}

/// Opens every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The vocabularies that parts speak.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// Adds the page on which notes are printed; it needs a theme of its own.
fn add_notes_master(package: &mut Package, text: &str, theme: &str) {
    let mut refers = Refers::default();
    refers.to("theme", "../theme/theme-notes.xml");
    package.part("ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster+xml", text, &refers);
    package.part("ppt/theme/theme-notes.xml", "theme+xml", theme, &Refers::default());
}

/// Adds the parts that every presentation has and nobody reads.
fn add_settings(package: &mut Package) {
    let none = Refers::default();
    let empty = |name: &str| format!("{HEAD}<p:{name} {SPACES}/>");
    package.part("ppt/presProps.xml", "presentationml.presProps+xml", empty("presentationPr"), &none);
    package.part("ppt/viewProps.xml", "presentationml.viewProps+xml", empty("viewPr"), &none);
    let styles = format!(
        "{HEAD}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>"
    );
    package.part("ppt/tableStyles.xml", "presentationml.tableStyles+xml", styles, &none);
}

fn own_frame(layout: Layout, number: usize) -> Frame {
    let slot = |kind: &str, number: u32| {
        Some(Slot { kind: (!kind.is_empty()).then(|| kind.to_owned()), number: Some(number) })
    };
    let title = if layout == Layout::Opening { "ctrTitle" } else { "title" };
    let (main, side) = match layout {
        Layout::Opening => (slot("subTitle", 1), slot("body", 13)),
        Layout::Content => (slot("", 1), None),
        Layout::Columns => (slot("", 1), slot("", 2)),
        Layout::Section => (slot("body", 1), None),
        Layout::Picture => (slot("body", 14), slot("pic", 13)),
        Layout::Table => (slot("body", 13), slot("tbl", 14)),
        Layout::Closing => (slot("body", 1), slot("body", 2)),
    };
    let area = match layout {
        Layout::Columns => Area { x: 6_291_072, y: 1_691_640, wide: 5_212_080, high: 4_343_400 },
        Layout::Picture => Area { x: 685_800, y: 1_600_200, wide: 10_817_352, high: 3_886_200 },
        _ => BODY,
    };
    let title = Slot { kind: Some(title.to_owned()), number: None };
    Frame {
        file: format!("slideLayout{number}.xml"),
        title,
        main,
        side,
        area,
        foot: slot("ftr", 11),
        number: slot("sldNum", 12),
    }
}
