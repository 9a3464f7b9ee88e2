//! A drawing on a slide, which a presentation cannot show.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::kinds::Facts;
use crate::load::{Asset, Look};
use crate::parse::Draft;
use crate::parse::markdown::{Inline, each_inline};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("shape/slide-picture", include_str!("slide-picture.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    if !matches!(draft.front.as_ref().map(|front| &front.facts), Some(Facts::Seminar(_))) {
        return;
    }
    each_inline(&draft.body, &mut |inline| {
        let Inline::Image(image) = inline else { return };
        let asset = image.source.path.as_ref().and_then(|path| corpus.folder.assets.get(path));
        if asset.and_then(Asset::look) == Some(Look::Vector) {
            let message = "this picture is an SVG, so the PowerPoint slides hold its alternative text in its place";
            findings
                .push(Finding::new(&CHECK.rule, image.span, message).help("save the drawing as PNG, 1600 pixels wide"));
        }
    });
}
