//! A picture that cannot be shown, or that does more than show something.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::load::Look;
use crate::parse::Draft;
use crate::parse::markdown::{Asset, Inline, each_inline};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/bad-picture", include_str!("bad-picture.md")), run: Run::Document(run) };

/// The most pixels that a picture may have: 80 million, some 10,000 by 8,000.
const PIXELS: u64 = 80_000_000;

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_inline(&draft.body, &mut |inline| {
        let Inline::Image(image) = inline else { return };
        findings
            .extend(fault(corpus, &image.source, true).map(|(message, help)| {
                Finding::new(&CHECK.rule, image.span, message).at(Where::Attachment).help(help)
            }));
    });
}

/// Returns what keeps a file from going out, and what to do; `shown` says that it has to be a picture.
pub(super) fn fault(corpus: &Corpus<'_>, file: &Asset, shown: bool) -> Option<(String, String)> {
    let look = corpus.folder.assets.get(file.path.as_ref()?)?.look()?;
    let (message, help) = match look {
        Look::Raster(picture) if u64::from(picture.width) * u64::from(picture.height) > PIXELS => (
            format!("`{}` has {} by {} pixels", file.written, picture.width, picture.height),
            "make it smaller: 3,000 pixels on its longer side are plenty",
        ),
        Look::ActiveVector(what) => {
            (format!("the drawing `{}` holds {what}", file.written), "save it as a plain SVG, or as PNG")
        }
        Look::Other if shown => (
            format!("`{}` is no picture that a browser shows everywhere", file.written),
            "save it as PNG, JPEG, WebP or SVG",
        ),
        Look::Raster(_) | Look::Vector | Look::Other => return None,
    };
    Some((message, help.to_owned()))
}
