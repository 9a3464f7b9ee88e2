//! Blocks as HTML.

use std::fmt::Write;

use tera::Context;

use super::{Writer, escape};
use crate::parse::markdown::{Alert, Align, Block, Cell, Directive, Footnote, Inline, Item};

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, text, .. } => {
                let _ = write!(self.out, "<h{level} id=\"{}{id}\">", self.prefix);
                self.inlines(text);
                let _ = writeln!(self.out, "</h{level}>");
            }
            Block::Paragraph { text, .. } => self.paragraph(text),
            Block::List { start, tight, items, .. } => self.list(*start, *tight, items),
            Block::Quote { blocks, .. } => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Alert { kind, blocks, .. } => self.alert(*kind, blocks),
            Block::Code { text, .. } => {
                self.out.push_str("<pre tabindex=\"0\"><code>");
                escape(text, &mut self.out);
                self.out.push_str("</code></pre>\n");
            }
            Block::Rule { .. } => self.out.push_str("<hr>\n"),
            Block::Table { align, head, rows, .. } => self.table(align, head, rows),
            Block::Container { directive, title, blocks, .. } => self.container(*directive, title, blocks),
        }
    }

    fn paragraph(&mut self, text: &[Inline]) {
        self.out.push_str("<p>");
        self.inlines(text);
        self.out.push_str("</p>\n");
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[Item]) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(number) if number != 1 => {
                let _ = writeln!(self.out, "<ol start=\"{number}\">");
            }
            _ => {
                let _ = writeln!(self.out, "<{tag}>");
            }
        }
        for item in items {
            self.out.push_str(match item.task {
                None => "<li>",
                Some(true) => "<li class=\"task done\">",
                Some(false) => "<li class=\"task\">",
            });
            for block in &item.blocks {
                match block {
                    Block::Paragraph { text, .. } if tight => self.inlines(text),
                    block => self.block(block),
                }
            }
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn alert(&mut self, kind: Alert, blocks: &[Block]) {
        let name = match kind {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        };
        let key = format!("alert.{name}");
        let label = self.stage.theme.strings.get_from_path(&key).and_then(tera::Value::as_str);
        let mut arguments = Context::new();
        arguments.insert_value("kind", name.into());
        arguments.insert_value("label", label.unwrap_or(name).into());
        let inner = self.aside(|writer| writer.blocks(blocks));
        self.component("alert", &arguments, &inner);
    }

    fn container(&mut self, directive: Directive, title: &str, blocks: &[Block]) {
        let mut arguments = Context::new();
        arguments.insert_value("title", title.into());
        let inner = self.aside(|writer| writer.blocks(blocks));
        self.component(directive.name(), &arguments, &inner);
    }

    fn table(&mut self, align: &[Align], head: &[Cell], rows: &[Vec<Cell>]) {
        self.out.push_str(
            "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n<thead><tr>",
        );
        for (at, cell) in head.iter().enumerate() {
            self.cell("th scope=\"col\"", "th", align.get(at), cell);
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell("td", "td", align.get(at), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>\n");
    }

    fn cell(&mut self, open: &str, tag: &str, align: Option<&Align>, cell: &Cell) {
        let class = match align {
            Some(Align::Center) => " class=\"center\"",
            Some(Align::End) => " class=\"end\"",
            _ => "",
        };
        let _ = write!(self.out, "<{open}{class}>");
        self.inlines(&cell.text);
        let _ = write!(self.out, "</{tag}>");
    }

    /// Writes the notes at the foot of the text, each with a way back to its mark.
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" aria-label=\"Notes\"><ol>\n");
        for (at, footnote) in footnotes.iter().enumerate() {
            let (prefix, number) = (self.prefix.clone(), at + 1);
            let _ = write!(self.out, "<li id=\"{prefix}fn-{number}\">");
            self.blocks(&footnote.blocks);
            let _ = writeln!(
                self.out,
                "<a class=\"footnote-back\" href=\"#{prefix}fnref-{number}\" aria-label=\"Back to the text\">↩</a></li>"
            );
        }
        self.out.push_str("</ol></section>\n");
    }
}
