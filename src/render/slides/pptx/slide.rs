//! One slide, with the parts that hang on it.

use std::fmt::Write;

use super::design::{Design, Frame, HEAD, SPACES, Slot};
use super::package::{Package, Refers};
use super::text::Words;
use super::xml::xml;
use super::{grid, notes, picture};
use crate::deck::{Layout, Line, Piece, Role, Slide, lead_height, title_size};
use crate::render::Stage;
use crate::render::slides::show::Show;
use crate::report::Finding;

/// EMU in a hundredth of a point.
const EMU: u64 = 127;

/// The shapes of a slide, in the order in which they are read.
struct Shapes<'w> {
    words: Words<'w>,
    refers: Refers,
    out: String,
    /// The number of the next shape; 1 is the slide itself.
    next: usize,
}

/// Adds the slide of that number.
pub(super) fn add(
    stage: &Stage<'_>,
    show: &Show<'_>,
    design: &Design<'_>,
    number: usize,
    slide: &Slide<'_>,
    package: &mut Package,
) -> Result<(), Finding> {
    let frame = design.frame(slide.layout);
    let words = Words { stage, language: &show.language, size: design.size(slide.layout, slide.size), rich: true };
    let mut shapes = Shapes { words, refers: Refers::default(), out: String::new(), next: 2 };
    shapes.refers.to("slideLayout", &format!("../slideLayouts/{}", frame.file));
    shapes.title(frame, slide.layout, &show.title_of(slide));
    shapes.content(frame, slide, package)?;
    if !matches!(slide.layout, Layout::Opening | Layout::Section) || !show.marks.is_empty() {
        shapes.foot(frame, &show.footer);
    }
    if !slide.notes.is_empty() {
        let file = notes::add(stage, show, number, slide, package);
        shapes.refers.to("notesSlide", &format!("../notesSlides/{file}"));
    }
    let text = format!(
        "{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        shapes.out
    );
    package.part(&format!("ppt/slides/slide{number}.xml"), "presentationml.slide+xml", text, &shapes.refers);
    Ok(())
}

/// Opens the tree of shapes.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

impl Shapes<'_> {
    fn title(&mut self, frame: &Frame, layout: Layout, title: &str) {
        let (best, end) = title_size(title);
        // The titles of these layouts are larger, and have more room.
        let own = matches!(layout, Layout::Opening | Layout::Section) && title.chars().count() < 70;
        let sized = (best != crate::deck::TITLE && !own).then_some(best);
        let shown = if end < title.len() { format!("{} …", title[..end].trim_end()) } else { title.to_owned() };
        let size = sized.map(|size| format!(" sz=\"{size}\"")).unwrap_or_default();
        let paragraph = format!(
            "<a:p><a:r><a:rPr lang=\"{}\"{size} dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
            xml(self.words.language),
            xml(&shown)
        );
        self.place("Title", &frame.title, &paragraph);
    }

    fn content(&mut self, frame: &Frame, slide: &Slide<'_>, package: &mut Package) -> Result<(), Finding> {
        let lines: Vec<&Line<'_>> = lines(&slide.main);
        self.words_in("Text", frame.main.as_ref(), &lines);
        let beside: Vec<&Line<'_>> = self::lines(&slide.side);
        self.words_in("Text beside", frame.side.as_ref(), &beside);
        for piece in slide.main.iter().chain(&slide.side) {
            match piece {
                Piece::Line(_) => {}
                Piece::Grid(table) => {
                    let area = frame.area.below(u64::from(lead_height(&lines)) * EMU);
                    let shape = grid::frame(&self.words, table, area, self.next, frame.side.as_ref(), &mut self.refers);
                    self.next += 1;
                    self.out.push_str(&shape);
                }
                Piece::Picture { image, caption } => {
                    let slot = frame.side.as_ref();
                    let drawn =
                        picture::add(self.words.stage, image, frame.area, self.next, slot, &mut self.refers, package)?;
                    let Some(drawn) = drawn else {
                        // What a drawing shows is said, where a presentation cannot show it.
                        let line = Line::plain(Role::Quote, &*image.alt);
                        let slot = slot.filter(|slot| slot.kind.is_none()).or(frame.main.as_ref());
                        self.words_in("Text", slot, &[&line]);
                        continue;
                    };
                    self.next += 1;
                    self.out.push_str(&drawn);
                    if let (Some(caption), Some(slot), Layout::Picture) = (caption, &frame.main, slide.layout) {
                        let line = Line::plain(Role::Plain, *caption);
                        self.words_in("Caption", Some(slot), &[&line]);
                    }
                }
            }
        }
        Ok(())
    }

    fn words_in(&mut self, name: &str, slot: Option<&Slot>, lines: &[&Line<'_>]) {
        let (Some(slot), false) = (slot, lines.is_empty()) else { return };
        let mut paragraphs = String::new();
        for line in lines {
            paragraphs.push_str(&self.words.paragraph(line, &mut self.refers));
        }
        self.place(name, slot, &paragraphs);
    }

    /// Fills a place of the layout; it stands where the layout says.
    fn place(&mut self, name: &str, slot: &Slot, paragraphs: &str) {
        let _ = write!(
            self.out,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{0}\" name=\"{name} {0}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>{1}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            self.next,
            holder(Some(slot)),
        );
        self.next += 1;
    }

    /// Adds the line at the foot, and the number of the slide.
    fn foot(&mut self, frame: &Frame, footer: &str) {
        let language = xml(self.words.language);
        if let Some(slot) = &frame.foot {
            let run = format!("<a:r><a:rPr lang=\"{language}\" dirty=\"0\"/><a:t>{}</a:t></a:r>", xml(footer));
            self.place("Footer", slot, &format!("<a:p>{run}</a:p>"));
        }
        if let Some(slot) = &frame.number {
            let number = format!(
                "<a:p><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{language}\" dirty=\"0\"/><a:t>‹#›</a:t></a:fld></a:p>"
            );
            self.place("Slide number", slot, &number);
        }
    }
}

/// Returns how a shape names the place that it fills.
pub(super) fn holder(slot: Option<&Slot>) -> String {
    let Some(slot) = slot else { return String::new() };
    let kind = slot.kind.as_ref().map(|kind| format!(" type=\"{kind}\"")).unwrap_or_default();
    let number = slot.number.map(|number| format!(" idx=\"{number}\"")).unwrap_or_default();
    format!("<p:ph{kind}{number}/>")
}

fn lines<'p, 'd>(pieces: &'p [Piece<'d>]) -> Vec<&'p Line<'d>> {
    let lines = pieces.iter().filter_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        _ => None,
    });
    lines.collect()
}
