//! Blocks become the pieces of a slide.

use std::borrow::Cow;

use super::slide::{Grid, Line, Look, Piece, Role, Run};
use crate::parse::markdown::{Alert, Block, Cell, Directive, Footnote, Image, Inline, Item, Target};

/// Puts blocks into pieces, one below the other.
pub(super) struct Flow<'d> {
    pub pieces: Vec<Piece<'d>>,
    footnotes: &'d [Footnote],
    /// The notes that were mentioned.
    mentioned: Vec<usize>,
}

/// Returns the pieces of some blocks, with the notes that they mention at their foot.
pub(super) fn flow<'d>(blocks: &[&'d Block], footnotes: &'d [Footnote]) -> Vec<Piece<'d>> {
    let mut flow = Flow { pieces: Vec::new(), footnotes, mentioned: Vec::new() };
    for block in blocks {
        flow.block(block, Place::Top);
    }
    flow.foot();
    flow.pieces
}

/// Where a block stands.
#[derive(Clone, Copy)]
enum Place<'d> {
    /// On the slide.
    Top,
    /// In an entry of a list, whose first paragraph has a role of its own.
    Entry(u8, Option<Role<'d>>),
    /// In a quotation.
    Quote,
    /// In a figure, with its caption.
    Figure(&'d str),
}

impl<'d> Flow<'d> {
    fn block(&mut self, block: &'d Block, place: Place<'d>) {
        match block {
            Block::Heading { id, text, .. } => self.line(Role::Heading(id), text, Look::default(), place),
            Block::Paragraph { text, .. } => {
                let role = match place {
                    Place::Top | Place::Figure(_) => Role::Plain,
                    Place::Entry(depth, first) => first.unwrap_or(Role::Under(depth)),
                    Place::Quote => Role::Quote,
                };
                self.line(role, text, Look::default(), place);
            }
            Block::List { start, items, .. } => self.list(*start, items, place),
            Block::Quote { blocks, .. } => self.blocks(blocks, Place::Quote),
            Block::Alert { kind, blocks, .. } => {
                self.label(alert(*kind));
                self.blocks(blocks, Place::Top);
            }
            Block::Code { text, .. } => {
                let runs = vec![Run { look: Look { code: true, ..Look::default() }, ..Run::plain(text.trim_end()) }];
                self.pieces.push(Piece::Line(Line { role: Role::Code, runs }));
            }
            Block::Rule { .. } => {}
            Block::Table { head, rows, .. } => {
                let caption = if let Place::Figure(caption) = place { Some(caption) } else { None };
                let grid =
                    Grid { caption, head: self.cells(head), rows: rows.iter().map(|row| self.cells(row)).collect() };
                self.pieces.push(Piece::Grid(grid));
            }
            Block::Container { directive, title, blocks, .. } => match directive {
                Directive::Notes => {}
                Directive::Figure => self.blocks(blocks, Place::Figure(title)),
                Directive::Columns => self.blocks(blocks, Place::Top),
                directive => {
                    self.label(if title.is_empty() { label(*directive) } else { title });
                    self.blocks(blocks, Place::Top);
                }
            },
        }
    }

    fn blocks(&mut self, blocks: &'d [Block], place: Place<'d>) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn list(&mut self, start: Option<u64>, items: &'d [Item], place: Place<'d>) {
        let depth = if let Place::Entry(depth, _) = place { (depth + 1).min(4) } else { 0 };
        for (number, item) in (start.unwrap_or(1)..).zip(items) {
            let role = if start.is_some() { Role::Number(depth, number) } else { Role::Bullet(depth) };
            let before = self.pieces.len();
            let mut first = Some(role);
            for block in &item.blocks {
                self.block(block, Place::Entry(depth, first));
                first = None;
            }
            if let (Some(done), Some(Piece::Line(line))) = (item.task, self.pieces.get_mut(before)) {
                line.runs.insert(0, Run::plain(if done { "☑ " } else { "☐ " }));
            }
        }
    }

    fn label(&mut self, text: &'d str) {
        if !text.is_empty() {
            self.pieces.push(Piece::Line(Line::plain(Role::Label, text)));
        }
    }

    /// Adds a paragraph; the pictures in it stand below it.
    fn line(&mut self, role: Role<'d>, text: &'d [Inline], look: Look, place: Place<'d>) {
        let mut pictures = Vec::new();
        let runs = self.runs(text, look, &mut pictures);
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            self.pieces.push(Piece::Line(Line { role, runs }));
        }
        let caption = if let Place::Figure(caption) = place { Some(caption) } else { None };
        let caption = caption.filter(|caption| !caption.is_empty());
        self.pieces.extend(pictures.into_iter().map(|image| Piece::Picture { image, caption }));
    }

    fn cells(&mut self, cells: &'d [Cell]) -> Vec<Vec<Run<'d>>> {
        let mut pictures = Vec::new();
        let mut cell = |cell: &'d Cell| {
            let mut runs = self.runs(&cell.text, Look::default(), &mut pictures);
            // A cell of a table holds words; of a picture it holds what the picture says.
            runs.extend(pictures.drain(..).map(|image| Run::plain(&*image.alt)));
            runs
        };
        cells.iter().map(&mut cell).collect()
    }

    fn runs(&mut self, text: &'d [Inline], look: Look, pictures: &mut Vec<&'d Image>) -> Vec<Run<'d>> {
        let mut runs = Vec::new();
        self.add(text, look, None, pictures, &mut runs);
        runs
    }

    fn add(
        &mut self,
        text: &'d [Inline],
        look: Look,
        link: Option<&'d Target>,
        pictures: &mut Vec<&'d Image>,
        runs: &mut Vec<Run<'d>>,
    ) {
        for inline in text {
            let mut run = |text: Cow<'d, str>, look: Look| match runs.last_mut() {
                Some(last) if last.look == look && last.link == link => last.text.to_mut().push_str(&text),
                _ => runs.push(Run { text, look, link }),
            };
            match inline {
                Inline::Text { text, .. } => run(Cow::Borrowed(text), look),
                Inline::Code { text, .. } => run(Cow::Borrowed(text), Look { code: true, ..look }),
                Inline::SoftBreak => run(Cow::Borrowed(" "), look),
                Inline::HardBreak => run(Cow::Borrowed("\n"), look),
                Inline::Emphasis { text, .. } => {
                    self.add(text, Look { stressed: true, ..look }, link, pictures, runs);
                }
                Inline::Strong { text, .. } => self.add(text, Look { strong: true, ..look }, link, pictures, runs),
                Inline::Strike { text, .. } => self.add(text, Look { struck: true, ..look }, link, pictures, runs),
                Inline::Link(link) => self.add(&link.text, look, Some(&link.to), pictures, runs),
                Inline::Image(image) => pictures.push(image),
                Inline::FootnoteMark { number, .. } => {
                    run(Cow::Owned(number.to_string()), Look { raised: true, ..look });
                    if !self.mentioned.contains(number) {
                        self.mentioned.push(*number);
                    }
                }
            }
        }
    }

    /// Adds the notes that were mentioned, each with its number; a note may mention others.
    fn foot(&mut self) {
        let mut at = 0;
        while let Some(&number) = self.mentioned.get(at) {
            at += 1;
            let Some(note) = number.checked_sub(1).and_then(|number| self.footnotes.get(number)) else { continue };
            let before = self.pieces.len();
            self.blocks(&note.blocks, Place::Top);
            for (first, piece) in self.pieces[before..].iter_mut().enumerate() {
                let Piece::Line(line) = piece else { continue };
                line.role = Role::Foot;
                if first == 0 {
                    let look = Look { raised: true, ..Look::default() };
                    line.runs.insert(0, Run { look, ..Run::plain(format!("{number} ")) });
                }
            }
        }
    }
}

/// Returns what a box is called that its author gave no name.
fn label(directive: Directive) -> &'static str {
    match directive {
        Directive::Practice => "Good practice",
        Directive::Voice => "What children told us",
        Directive::Support => "Where to get help",
        _ => "",
    }
}

fn alert(kind: Alert) -> &'static str {
    match kind {
        Alert::Note => "Note",
        Alert::Tip => "Tip",
        Alert::Important => "Important",
        Alert::Warning => "Warning",
        Alert::Caution => "Caution",
    }
}
