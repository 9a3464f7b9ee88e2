//! A picture that cannot be shown, or that does more than show something.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::load::Look;
use crate::parse::Draft;
use crate::parse::markdown::{Inline, each_inline};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/bad-picture", include_str!("bad-picture.md")), run: Run::Document(run) };

/// The most pixels that a picture may have: 80 million, some 10,000 by 8,000.
const PIXELS: u64 = 80_000_000;

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_inline(&draft.body, &mut |inline| {
        let Inline::Image(image) = inline else { return };
        let (source, span) = (&image.source, &image.span);
        let asset = source.path.as_ref().and_then(|path| corpus.folder.assets.get(path));
        let Some(look) = asset.and_then(crate::load::Asset::look) else { return };
        let (message, help) = match look {
            Look::Vector => return,
            Look::Raster(picture) if u64::from(picture.width) * u64::from(picture.height) <= PIXELS => return,
            Look::Raster(picture) => (
                format!("`{}` has {} by {} pixels", source.written, picture.width, picture.height),
                "make it smaller: 3,000 pixels on its longer side are plenty",
            ),
            Look::ActiveVector(what) => {
                (format!("the drawing `{}` holds {what}", source.written), "save it as a plain SVG, or as PNG")
            }
            Look::Other => (
                format!("`{}` is no picture that a browser shows everywhere", source.written),
                "save it as PNG, JPEG, WebP or SVG",
            ),
        };
        findings.push(Finding::new(&CHECK.rule, *span, message).at(Where::Attachment).help(help));
    });
}
