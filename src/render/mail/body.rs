//! The tree of a document's text becomes blocks of a message; every address becomes a full one.

use super::part::{Part, Run};
use crate::model::Page;
use crate::parse::markdown::{Alert, Block, Cell, Directive, Image, Inline, Link, Target};
use crate::render::Stage;

/// Makes the blocks of one text.
pub(super) struct Body<'b> {
    stage: &'b Stage<'b>,
    /// The address of the site.
    base: &'b str,
    page: &'b Page,
}

/// Returns the text of a page as blocks, its notes last.
pub(super) fn body(stage: &Stage<'_>, base: &str, page: &Page) -> Vec<Part> {
    let text = &page.document.body;
    let writer = Body { stage, base, page };
    let mut parts = writer.blocks(&text.blocks);
    if !text.footnotes.is_empty() {
        let notes = text.footnotes.iter().map(|note| writer.blocks(&note.blocks));
        parts.extend([Part::Rule, Part::List(Some(1), notes.collect())]);
    }
    parts
}

impl Body<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<Part> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Vec<Part> {
        match block {
            Block::Heading { level, text, .. } => {
                vec![Part::Heading((*level).clamp(2, 4), crate::parse::markdown::text_of(text))]
            }
            Block::Paragraph { text, .. } => self.paragraph(text),
            Block::List { start, items, .. } => {
                let items = items.iter().map(|item| self.item(item.task, &item.blocks));
                vec![Part::List(*start, items.collect())]
            }
            Block::Quote { blocks, .. } => vec![Part::Quote(self.blocks(blocks))],
            Block::Alert { kind, blocks, .. } => {
                let label = Part::Paragraph(vec![Run::Strong(vec![Run::text(self.alert(*kind))])]);
                vec![Part::Panel(std::iter::once(label).chain(self.blocks(blocks)).collect())]
            }
            Block::Code { text, .. } => vec![Part::Code(text.to_string())],
            Block::Rule { .. } => vec![Part::Rule],
            Block::Table { head, rows, .. } => {
                let row = |cells: &[Cell]| cells.iter().map(|cell| self.runs(&cell.text)).collect::<Vec<_>>();
                vec![Part::Table { head: row(head), rows: rows.iter().map(|cells| row(cells)).collect() }]
            }
            // What is for the speaker alone goes to nobody by mail.
            Block::Container { directive: Directive::Notes, .. } => Vec::new(),
            Block::Container { title, blocks, .. } => {
                let title = (!title.is_empty()).then(|| Part::Heading(3, title.to_string()));
                vec![Part::Panel(title.into_iter().chain(self.blocks(blocks)).collect())]
            }
        }
    }

    fn item(&self, task: Option<bool>, blocks: &[Block]) -> Vec<Part> {
        let mut parts = self.blocks(blocks);
        if let (Some(done), Some(Part::Paragraph(runs))) = (task, parts.first_mut()) {
            runs.insert(0, Run::text(if done { "[x] " } else { "[ ] " }));
        }
        parts
    }

    /// A picture stands between paragraphs, wherever its author put it: mail programs do not flow words around one.
    fn paragraph(&self, text: &[Inline]) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut runs = Vec::new();
        for inline in text {
            if let Inline::Image(image) = inline {
                close(&mut runs, &mut parts);
                parts.extend(self.picture(image));
            } else {
                runs.extend(self.run(inline));
            }
        }
        close(&mut runs, &mut parts);
        parts
    }

    fn picture(&self, image: &Image) -> Option<Part> {
        let decorative = image.title.trim().eq_ignore_ascii_case("decorative");
        let source = image.source.path.clone()?;
        // Mail programs show pictures of pixels; of any other kind the words remain.
        let drawn = self.stage.used_assets.get(&source).is_some_and(|used| used.drawn().is_some());
        let alt = if decorative { String::new() } else { image.alt.to_string() };
        if drawn { Some(Part::Picture { source, alt }) } else { (!alt.is_empty()).then(|| Part::paragraph(alt)) }
    }

    fn runs(&self, inlines: &[Inline]) -> Vec<Run> {
        inlines.iter().flat_map(|inline| self.run(inline)).collect()
    }

    fn run(&self, inline: &Inline) -> Vec<Run> {
        vec![match inline {
            Inline::Text { text, .. } => Run::text(&**text),
            Inline::Code { text, .. } => Run::Code(text.to_string()),
            Inline::Emphasis { text, .. } => Run::Emphasis(self.runs(text)),
            Inline::Strong { text, .. } => Run::Strong(self.runs(text)),
            Inline::Strike { text, .. } => Run::Strike(self.runs(text)),
            Inline::Link(link) => return self.link(link),
            Inline::Image(image) => Run::text(&*image.alt),
            Inline::FootnoteMark { number, .. } => Run::text(format!("({number})")),
            Inline::SoftBreak => Run::text(" "),
            Inline::HardBreak => Run::Break,
        }]
    }

    /// A link that leads to nothing in this site keeps its words only.
    fn link(&self, link: &Link) -> Vec<Run> {
        let words = self.runs(&link.text);
        match self.address(&link.to) {
            Some(url) => vec![Run::Link { words, url }],
            None => words,
        }
    }

    fn address(&self, to: &Target) -> Option<String> {
        let anchor = match to {
            Target::External(url) => return Some(url.to_string()),
            Target::Anchor(anchor) => return Some(format!("{}#{anchor}", full(self.base, self.page))),
            Target::Asset(asset) => {
                let used = self.stage.used_assets.get(asset.path.as_ref()?)?;
                return Some(format!("{}/{}", self.base, used.address()?));
            }
            Target::Id { anchor, .. } | Target::File { anchor, .. } => anchor,
        };
        let page = self.stage.library.target(to)?;
        let address = full(self.base, page);
        Some(match (anchor, &page.place.anchor) {
            (Some(anchor), Some(_)) => format!("{address}-{anchor}"),
            (Some(anchor), None) => format!("{address}#{anchor}"),
            (None, _) => address,
        })
    }

    fn alert(&self, kind: Alert) -> String {
        let key = match kind {
            Alert::Note => "alert.note",
            Alert::Tip => "alert.tip",
            Alert::Important => "alert.important",
            Alert::Warning => "alert.warning",
            Alert::Caution => "alert.caution",
        };
        self.stage.word(key)
    }
}

/// Returns the full address of a page.
pub(super) fn full(base: &str, page: &Page) -> String {
    let anchor = page.place.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    format!("{base}/{}{anchor}", page.place.path)
}

fn close(runs: &mut Vec<Run>, parts: &mut Vec<Part>) {
    let blank = runs.iter().all(|run| matches!(run, Run::Text(text) if text.trim().is_empty()));
    let runs = std::mem::take(runs);
    if !blank {
        parts.push(Part::Paragraph(runs));
    }
}
