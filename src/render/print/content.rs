//! A document's tree becomes the data that the templates of printed documents walk.
//!
//! Words go in as words: nothing here writes markup, so nothing that an author types can be read as such.

use serde_json::{Map, Value, json};

use crate::base::{SitePath, Span};
use crate::load::Signs;
use crate::model::Page;
use crate::parse::markdown::{Align, Block, Cell, Directive, Footnote, Image, Inline, Item, Link, Target};
use crate::render::Stage;
use crate::render::assets::ending;

/// A picture that a document shows.
pub(super) struct Picture {
    /// Its place in the site folder.
    pub(super) path: SitePath,
    /// Its name for the template.
    pub(super) name: String,
    /// Where it is shown.
    pub(super) span: Span,
}

/// Walks the tree of one page.
pub(super) struct Writer<'w> {
    stage: &'w Stage<'w>,
    page: &'w Page,
    signs: &'w Signs,
    /// Whether what is meant for the facilitator alone is part of the document.
    pub(super) with_notes: bool,
    /// The pictures met so far.
    pub(super) pictures: Vec<Picture>,
    /// The level of the last heading, so that none is left out on the way down.
    level: u8,
    /// The footnotes met so far; a note inside a note, or a second mark of the same, is a number only.
    noted: Vec<usize>,
}

impl<'w> Writer<'w> {
    pub(super) fn new(stage: &'w Stage<'w>, page: &'w Page) -> Self {
        let signs = stage.folder.theme.signs();
        Self { stage, page, signs, with_notes: false, pictures: Vec::new(), level: 1, noted: Vec::new() }
    }

    /// Returns words as they are printed.
    pub(super) fn words(&self, text: &str) -> Value {
        self.signs.printed(text).into()
    }

    /// Returns some blocks, whose first headings stand right below one of level `under`.
    pub(super) fn below(&mut self, under: u8, blocks: &[Block]) -> Value {
        self.level = under;
        self.blocks(blocks)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Value {
        blocks.iter().filter_map(|block| self.block(block)).collect::<Vec<_>>().into()
    }

    fn block(&mut self, block: &Block) -> Option<Value> {
        Some(match block {
            Block::Heading { level, text, .. } => {
                // The title of the document is the only heading of the first level.
                self.level = (*level).clamp(2, self.level + 1);
                json!({ "t": "h", "l": self.level, "c": self.inlines(text) })
            }
            Block::Paragraph { text, .. } => match text.as_slice() {
                [Inline::Image(image)] => self.picture(image, "figure")?,
                text => json!({ "t": "p", "c": self.inlines(text) }),
            },
            Block::List { start, items, .. } => {
                let items: Vec<Value> = items.iter().map(|item| self.item(item)).collect();
                json!({ "t": if start.is_some() { "ol" } else { "ul" }, "start": start, "items": items })
            }
            Block::Quote { blocks, .. } => json!({ "t": "quote", "c": self.blocks(blocks) }),
            Block::Alert { kind, blocks, .. } => {
                let kind = format!("{kind:?}").to_lowercase();
                json!({ "t": "box", "kind": kind, "label": format!("alert.{kind}"), "c": self.blocks(blocks) })
            }
            Block::Code { text, .. } => json!({ "t": "code", "v": self.words(text) }),
            Block::Rule { .. } => json!({ "t": "rule" }),
            Block::Table { align, head, rows, .. } => self.table(align, head, rows),
            Block::Container { directive: Directive::Notes, .. } if !self.with_notes => return None,
            Block::Container { directive, title, blocks, .. } => {
                let kind = directive.name();
                let label = format!("directive.{kind}");
                json!({ "t": "box", "kind": kind, "label": label, "title": self.words(title), "c": self.blocks(blocks) })
            }
        })
    }

    fn item(&mut self, item: &Item) -> Value {
        json!({ "task": item.task, "c": self.blocks(&item.blocks) })
    }

    fn table(&mut self, align: &[Align], head: &[Cell], rows: &[Vec<Cell>]) -> Value {
        let mut row = |cells: &[Cell]| cells.iter().map(|cell| self.inlines(&cell.text)).collect::<Vec<_>>();
        let head = row(head);
        let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
        let align: Vec<_> = align.iter().map(|align| format!("{align:?}").to_lowercase()).collect();
        json!({ "t": "table", "align": align, "head": head, "rows": rows })
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Value {
        inlines.iter().filter_map(|inline| self.inline(inline)).collect::<Vec<_>>().into()
    }

    fn inline(&mut self, inline: &Inline) -> Option<Value> {
        Some(match inline {
            Inline::Text { text, .. } => self.words(text),
            Inline::Code { text, .. } => json!({ "t": "code", "v": self.words(text) }),
            Inline::Emphasis { text, .. } => json!({ "t": "em", "c": self.inlines(text) }),
            Inline::Strong { text, .. } => json!({ "t": "strong", "c": self.inlines(text) }),
            Inline::Strike { text, .. } => json!({ "t": "strike", "c": self.inlines(text) }),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.picture(image, "image")?,
            Inline::FootnoteMark { number, .. } => {
                if self.noted.contains(number) {
                    return Some(json!({ "t": "mark", "n": number }));
                }
                self.noted.push(*number);
                let note: &Footnote = self.page.document.body.footnotes.get(number.checked_sub(1)?)?;
                json!({ "t": "note", "n": number, "c": self.blocks(&note.blocks) })
            }
            Inline::SoftBreak => " ".into(),
            Inline::HardBreak => json!({ "t": "br" }),
        })
    }

    /// Returns a link where paper can lead: to an address of the web. Any other keeps its words.
    fn link(&mut self, link: &Link) -> Value {
        let base = self.stage.settings.base_url();
        let at = |path: &str, anchor: Option<&str>| {
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            base.map(|base| format!("{base}/{path}{anchor}"))
        };
        let to = match &link.to {
            Target::External(address) => Some(address.to_string()),
            Target::Anchor(anchor) => at(self.page.place.path.as_str(), Some(anchor)),
            Target::Asset(_) => None,
            to @ (Target::Id { anchor, .. } | Target::File { anchor, .. }) => {
                let page = self.stage.library.target(to);
                page.and_then(|page| at(page.place.path.as_str(), anchor.as_deref().or(page.place.anchor.as_deref())))
            }
        };
        let words = self.inlines(&link.text);
        json!({ "t": if to.is_some() { "link" } else { "plain" }, "to": to, "c": words })
    }

    fn picture(&mut self, image: &Image, kind: &str) -> Option<Value> {
        let path = image.source.path.clone()?;
        let look = self.stage.folder.assets.get(&path)?.look()?;
        let (ending, tall) = match look {
            crate::load::Look::Raster(picture) => (ending(picture), picture.height > picture.width),
            _ => ("svg", false),
        };
        let known = self.pictures.iter().find(|known| known.path == path).map(|known| known.name.clone());
        let name = known.unwrap_or_else(|| format!("picture-{}.{ending}", self.pictures.len()));
        if self.pictures.iter().all(|known| known.path != path) {
            self.pictures.push(Picture { path, name: name.clone(), span: image.span });
        }
        Some(json!({ "t": kind, "src": name, "alt": &*image.alt, "tall": tall }))
    }
}

/// Returns a table of values for a template.
pub(super) fn table<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
