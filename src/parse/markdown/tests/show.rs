//! A tree as a few short lines, with each place shown as the author's own text.

use std::fmt::Write;

use super::super::{Asset, Block, Body, Cell, Footnote, Inline, Target};
use crate::base::{Source, Span};
use crate::report::Finding;

/// Returns the tree and the findings, one line each, inner lines indented.
pub(super) fn show(source: &Source, body: &Body, findings: &[Finding]) -> String {
    let mut page = Page { source, lines: String::new() };
    page.blocks(&body.blocks, 0);
    for (index, Footnote { blocks, span }) in body.footnotes.iter().enumerate() {
        page.line(0, &format!("note{} {}", index + 1, page.slice(*span)));
        page.blocks(blocks, 1);
    }
    let mut findings: Vec<_> = findings.iter().collect();
    findings.sort_by_key(|finding| (finding.span, finding.rule.code));
    for finding in findings {
        page.line(0, &format!("! {} {}", finding.rule.code, page.slice(finding.span)));
    }
    page.lines
}

struct Page<'a> {
    source: &'a Source,
    lines: String,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.lines, "{:indent$}{text}", "", indent = depth * 2);
    }

    fn slice(&self, span: Span) -> String {
        let text = &self.source.text[span.range()];
        let shown = text.replace("\r\n", "⏎").replace('\n', "⏎");
        let chars: Vec<char> = shown.chars().collect();
        if chars.len() <= 24 {
            return format!("«{shown}»");
        }
        let (head, tail): (String, String) = (chars[..10].iter().collect(), chars[chars.len() - 10..].iter().collect());
        format!("«{head}…{tail}»")
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        let at = self.slice(block.span());
        match block {
            Block::Heading { level, id, text, .. } => {
                self.line(depth, &format!("h{level}#{id} {at} {}", self.inlines(text)));
            }
            Block::Paragraph { text, .. } => self.line(depth, &format!("p {at} {}", self.inlines(text))),
            Block::List { start, tight, items, .. } => {
                let kind = start.map_or("ul".to_owned(), |start| format!("ol{start}"));
                self.line(depth, &format!("{kind}{} {at}", if *tight { "" } else { " loose" }));
                for item in items {
                    let task = item.task.map_or("", |done| if done { " done" } else { " open" });
                    self.line(depth + 1, &format!("li{task} {}", self.slice(item.span)));
                    self.blocks(&item.blocks, depth + 2);
                }
            }
            Block::Quote { blocks, .. } => {
                self.line(depth, &format!("quote {at}"));
                self.blocks(blocks, depth + 1);
            }
            Block::Alert { kind, blocks, .. } => {
                self.line(depth, &format!("{kind:?} {at}"));
                self.blocks(blocks, depth + 1);
            }
            Block::Code { language, text, .. } => self.line(depth, &format!("pre[{language}] {at} {text:?}")),
            Block::Rule { .. } => self.line(depth, &format!("rule {at}")),
            Block::Table { align, head, rows, .. } => {
                self.line(depth, &format!("table {at} {align:?}"));
                for row in std::iter::once(head).chain(rows) {
                    assert_eq!(row.len(), align.len(), "a row of another length");
                    self.line(depth + 1, &row.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>().join(" | "));
                }
            }
            Block::Container { directive, title, blocks, .. } => {
                self.line(depth, &format!("::: {} {title:?} {at}", directive.name()));
                self.blocks(blocks, depth + 1);
            }
        }
    }

    fn cell(&self, cell: &Cell) -> String {
        format!("{} {}", self.slice(cell.span), self.inlines(&cell.text))
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect::<Vec<_>>().join(" ")
    }

    fn inline(&self, inline: &Inline) -> String {
        let at = inline.span().map(|span| self.slice(span)).unwrap_or_default();
        match inline {
            Inline::Text { text, .. } if at == format!("«{text}»") => format!("'{text}'"),
            Inline::Text { text, .. } => format!("'{text}'{at}"),
            Inline::Code { text, .. } => format!("code{at}'{text}'"),
            Inline::Emphasis { text, .. } => format!("em{at}({})", self.inlines(text)),
            Inline::Strong { text, .. } => format!("strong{at}({})", self.inlines(text)),
            Inline::Strike { text, .. } => format!("del{at}({})", self.inlines(text)),
            Inline::Link(link) => {
                format!("a{at}[{}]{}({})", target(&link.to), titled(&link.title), self.inlines(&link.text))
            }
            Inline::Image(image) => {
                format!("img{at}[{}]{}'{}'", asset(&image.source), titled(&image.title), image.alt)
            }
            Inline::FootnoteMark { number, .. } => format!("note{number}{at}"),
            Inline::SoftBreak => "~".to_owned(),
            Inline::HardBreak => "/".to_owned(),
        }
    }
}

fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("{title:?}") }
}

fn asset(asset: &Asset) -> String {
    asset.path.as_ref().map_or_else(|| format!("outside {}", asset.written), ToString::to_string)
}

fn target(to: &Target) -> String {
    let anchored = |anchor: &Option<Box<str>>| anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"));
    match to {
        Target::Id { id, anchor } => format!("id:{id}{}", anchored(anchor)),
        Target::File { path, anchor, .. } => {
            format!("file {}{}", path.as_ref().map_or("outside", |path| path.as_str()), anchored(anchor))
        }
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Asset(file) => format!("asset {}", asset(file)),
        Target::External(address) => address.to_string(),
    }
}
