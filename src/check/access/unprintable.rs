//! A character for which no font of the printed documents has a sign.

use crate::base::Span;
use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::kinds::Facts;
use crate::load::{Look, Signs};
use crate::parse::Draft;
use crate::parse::markdown::{Block, Image, Inline, each_block, each_inline};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("access/unprintable", include_str!("unprintable.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = draft.front.as_ref() else { return };
    // Whatever stands in the front matter of others may be named by a printed document, so titles count everywhere.
    let is_printed = matches!(front.facts, Facts::Briefing(_) | Facts::Seminar(_));
    let page = Page { corpus };
    page.look(&front.meta.title.value, front.meta.title.span, Where::FrontMatter, findings);
    if !is_printed {
        return;
    }
    each_value(front, &mut |key, node| match node {
        Node::Text(text) if key != "title" || text.span != front.meta.title.span => {
            page.look(&text.value, text.span, Where::FrontMatter, findings);
        }
        _ => {}
    });
    each_block(&draft.body, &mut |block| match block {
        Block::Code { text, span, .. } => page.look(text, *span, Where::Body, findings),
        Block::Container { title, span, .. } => page.look(title, *span, Where::Body, findings),
        _ => {}
    });
    each_inline(&draft.body, &mut |inline| match inline {
        Inline::Text { text, span } | Inline::Code { text, span } => page.look(text, *span, Where::Body, findings),
        Inline::Image(image) => page.picture(image, findings),
        _ => {}
    });
}

struct Page<'a> {
    corpus: &'a Corpus<'a>,
}

impl Page<'_> {
    /// Most documents never ask, so the fonts are not read before.
    fn signs(&self) -> &Signs {
        self.corpus.folder.theme.signs()
    }

    /// Reports what cannot be printed of a text, at the first such character.
    fn look(&self, text: &str, span: Span, part: Where, findings: &mut Vec<Finding>) {
        if text.is_ascii() {
            return;
        }
        let missing = self.signs().missing(text);
        let Some(&first) = missing.first() else { return };
        let source = &self.corpus.folder.sources.get(span.file).text;
        let (start, end) = (span.range().start, span.range().end);
        let at = source.get(start..end).and_then(|written| written.find(first)).map(|at| start + at);
        let place = at.map_or(span, |at| Span::new(span.file, at..at + first.len_utf8()));
        findings.push(finding(place, &missing, "the printed documents have no sign for").at(part));
    }

    /// Reports what cannot be printed of the words in a drawing.
    fn picture(&self, image: &Image, findings: &mut Vec<Finding>) {
        let asset = image.source.path.as_ref().and_then(|path| self.corpus.folder.assets.get(path));
        let Some(asset) = asset.filter(|asset| asset.look() == Some(Look::Vector)) else { return };
        let Ok(text) = asset.bytes().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()) else { return };
        let missing = self.signs().missing(&html_escape::decode_html_entities(&text));
        if !missing.is_empty() {
            findings.push(finding(
                image.span,
                &missing,
                "words of this picture cannot be printed: there is no sign for",
            ));
        }
    }
}

fn finding(place: Span, missing: &[char], what: &str) -> Finding {
    let (first, others) = (missing[0], missing.len() - 1);
    let code = u32::from(first);
    let more = if others == 0 { String::new() } else { format!(" and {others} more in this passage") };
    let message = format!("{what} `{first}` (U+{code:04X}){more}");
    let help = "write it in another way, or put a font that has it into `pdf/fonts` of your theme";
    Finding::new(&CHECK.rule, place, message).help(help)
}
