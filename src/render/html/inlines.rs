//! Stretches of text as HTML.

use std::fmt::Write;

use super::{Writer, escape};
use crate::parse::markdown::{Asset, Image, Inline, Link, Target};
use crate::render::assets::{Drawn, UsedAsset};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text, .. } => escape(text, &mut self.out),
            Inline::Code { text, .. } => {
                self.out.push_str("<code>");
                escape(text, &mut self.out);
                self.out.push_str("</code>");
            }
            Inline::Emphasis { text, .. } => self.element("em", text),
            Inline::Strong { text, .. } => self.element("strong", text),
            Inline::Strike { text, .. } => self.element("del", text),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.image(image),
            Inline::FootnoteMark { number, .. } => {
                let prefix = &self.prefix;
                let _ = write!(
                    self.out,
                    "<sup><a id=\"{prefix}fnref-{number}\" href=\"#{prefix}fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
                );
            }
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    fn element(&mut self, tag: &str, text: &[Inline]) {
        let _ = write!(self.out, "<{tag}>");
        self.inlines(text);
        let _ = write!(self.out, "</{tag}>");
    }

    /// Writes a link; one that leads to nothing in this site keeps its words only.
    fn link(&mut self, link: &Link) {
        let Link { to, title, text, .. } = link;
        let Some(address) = self.address(to) else {
            self.inlines(text);
            return;
        };
        self.out.push_str("<a href=\"");
        escape(&address, &mut self.out);
        self.out.push('"');
        if matches!(to, Target::External(_)) {
            self.out.push_str(" rel=\"noreferrer\"");
        }
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape(title, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        self.inlines(text);
        self.out.push_str("</a>");
    }

    /// Returns the address of a target as written on this page.
    pub(super) fn address(&self, to: &Target) -> Option<String> {
        let anchor = match to {
            Target::External(url) => return Some(url.to_string()),
            Target::Anchor(anchor) => return Some(format!("#{}{anchor}", self.prefix)),
            Target::Asset(asset) => return self.asset(asset),
            Target::Id { anchor, .. } | Target::File { anchor, .. } => anchor,
        };
        let place = &self.stage.library.target(to)?.place;
        let mut address = format!("{}{}", self.ways.pages?, place.path);
        match (&place.anchor, anchor) {
            (Some(entry), Some(anchor)) => {
                let _ = write!(address, "#{entry}-{anchor}");
            }
            (Some(entry), None) => {
                let _ = write!(address, "#{entry}");
            }
            (None, Some(anchor)) => {
                let _ = write!(address, "#{anchor}");
            }
            (None, None) => {}
        }
        Some(address)
    }

    fn asset(&self, asset: &Asset) -> Option<String> {
        let used = self.stage.used_assets.get(asset.path.as_ref()?)?;
        Some(format!("{}{}", self.ways.files, used.address()?))
    }

    /// Writes a picture in every width that it goes out in, with its size, so that nothing moves when it arrives.
    pub(super) fn image(&mut self, image: &Image) {
        let Image { source, alt, title, .. } = image;
        let Some(address) = self.asset(source) else { return };
        let decorative = title.trim().eq_ignore_ascii_case("decorative");
        let _ = write!(self.out, "<img src=\"{address}\" alt=\"");
        escape(if decorative { "" } else { alt }, &mut self.out);
        self.out.push('"');
        if !title.is_empty() && !decorative {
            self.out.push_str(" title=\"");
            escape(title, &mut self.out);
            self.out.push('"');
        }
        let used = source.path.as_ref().and_then(|path| self.stage.used_assets.get(path));
        if let Some(Drawn { widths, width, height }) = used.and_then(UsedAsset::drawn) {
            if widths.len() > 1 {
                let set = widths.iter().map(|(width, path)| format!("{}{path} {width}w", self.ways.files));
                let set = set.collect::<Vec<_>>().join(", ");
                let _ = write!(self.out, " srcset=\"{set}\" sizes=\"(min-width: 44rem) 42rem, 92vw\"");
            }
            let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }
}
