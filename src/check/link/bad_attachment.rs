//! An attached file that a browser would run, or a drawing or picture that must not go out as it is.

use crate::check::Corpus;
use crate::check::link::bad_picture::fault;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::{Inline, Target, each_inline};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/bad-attachment", include_str!("bad-attachment.md")), run: Run::Document(run) };

/// The endings of files that a reader opens and a browser never runs.
const ENDINGS: &[&str] = &[
    "csv", "doc", "docx", "gif", "ics", "jpeg", "jpg", "mp3", "mp4", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx",
    "rtf", "svg", "vtt", "webp", "xls", "xlsx",
];

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    each_inline(&draft.body, &mut |inline| {
        let Inline::Link(link) = inline else { return };
        let Target::Asset(asset) = &link.to else { return };
        let Some(path) = asset.path.as_ref().filter(|path| corpus.folder.assets.contains_key(path)) else { return };
        let ending = path.name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let ending = ending.as_deref().unwrap_or_default();
        let found = if ENDINGS.contains(&ending) {
            // A drawing must be known to be one, since a browser runs what it may hold; other files are only opened.
            fault(corpus, asset, ending == "svg")
        } else {
            let help = format!("attach a file that ends in one of: {}", ENDINGS.join(", "));
            Some((format!("`{}` is not a kind of file that can be attached", asset.written), help))
        };
        findings.extend(
            found.map(|(message, help)| Finding::new(&CHECK.rule, link.span, message).at(Where::Attachment).help(help)),
        );
    });
}
