//! A document's tree becomes HTML: written once, escaped in one place.
//!
//! In: the tree of a text. Out: safe HTML for the templates.
//! Invariant: every byte between tags goes through [`escape`]; nothing an author wrote is copied as markup.

mod blocks;
mod escape;
mod inlines;
mod pieces;
mod ways;

pub(crate) use escape::escape;
pub(super) use ways::Ways;

use std::fmt::Write;

use tera::{Context, Value};

use super::Stage;
use crate::check::Document;
use crate::model::Page;
use crate::parse::markdown::Block;
use crate::report::Finding;

/// Writes the text of one page.
pub(super) struct Writer<'w> {
    stage: &'w Stage<'w>,
    ways: Ways<'w>,
    /// Goes before every id, so that several documents can share a page.
    prefix: String,
    out: String,
    /// The first fault of a container's template.
    fault: Option<Finding>,
}

impl Stage<'_> {
    /// Returns the text of a page as safe HTML; `root` is the way to the top of the site.
    pub(super) fn body(&self, page: &Page, root: &str) -> Result<Value, Finding> {
        let prefix = page.place.anchor.as_ref().map(|anchor| format!("{anchor}-")).unwrap_or_default();
        let body = &page.document.body;
        let ways = Ways::within(root);
        let mut writer = Writer { stage: self, ways, prefix, out: String::with_capacity(8 * 1024), fault: None };
        writer.text(&body.blocks, &page.document);
        writer.footnotes(&body.footnotes);
        match writer.fault {
            Some(fault) => Err(fault),
            None => Ok(Value::safe_string(&writer.out)),
        }
    }
}

/// Returns the name of a document in the marks that a preview's pages have between blocks; safe in a comment of HTML.
pub(crate) fn mark(document: &Document) -> String {
    format!("{}/{}", document.kind.about.name, document.slug.as_str())
}

impl Writer<'_> {
    /// Writes the blocks of a document; in a preview, a comment after each says on which lines it was written.
    fn text(&mut self, blocks: &[Block], document: &Document) {
        if !self.stage.preview {
            return self.blocks(blocks);
        }
        let source = self.stage.folder.sources.get(document.file);
        for block in blocks {
            self.blocks(std::slice::from_ref(block));
            let span = block.span();
            let [first, last] = [span.start, span.end.saturating_sub(1)].map(|at| source.position(at).line);
            let _ = write!(self.out, "<!--candour {} {first}-{last}-->", mark(document));
        }
    }

    /// Writes a container by the theme's component of that name.
    fn component(&mut self, name: &'static str, arguments: &Context, inner: &str) {
        let mut implicits = Context::new();
        implicits.insert_value("t", self.stage.theme.strings.clone());
        let theme = &self.stage.theme;
        match theme.tera.render_component_with_implicits(name, arguments, &implicits, Some(inner), true) {
            Ok(html) => self.out.push_str(&html),
            Err(error) => {
                let sources = &self.stage.folder.sources;
                self.fault.get_or_insert_with(|| theme.finding(&error, "components/directives.html", sources));
            }
        }
    }

    /// Writes with `write`, and returns what was written instead of keeping it.
    fn aside(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let outer = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, outer)
    }
}
