//! HTML among the text: reported and dropped.
//!
//! In: tags, comments and blocks of HTML. Out: findings.
//! Invariant: no byte of HTML reaches the tree.

use std::ops::Range;

use super::build::Builder;
use crate::base::Span;
use crate::report::{Finding, Rule};

/// Markup of web pages among the text.
pub static RAW_HTML: Rule = Rule::error("markdown/raw-html", include_str!("rules/raw-html.md"));

impl Builder<'_> {
    pub(super) fn html_block(&mut self, range: &Range<usize>, span: Span) {
        self.findings.push(raw_html(span));
        self.lost_within(range);
    }

    /// Tags that touch are one finding, and a closing tag belongs to the one before it.
    pub(super) fn inline_html(&mut self, tag: &str, range: &Range<usize>) {
        let span = self.leaf(range);
        let touches =
            |last: &Finding| *last.rule == RAW_HTML && last.span.file == span.file && last.span.end == span.start;
        if let Some(last) = self.findings.last_mut().filter(|last| touches(last)) {
            last.span.end = span.end;
        } else if !(self.has_html && tag.starts_with("</")) {
            self.findings.push(raw_html(span));
        }
        self.has_html = true;
    }
}

fn raw_html(span: Span) -> Finding {
    Finding::new(&RAW_HTML, span, "this is HTML, which is not published")
        .help("say it in Markdown or with a box such as `::: figure`; to show a `<` sign, write `\\<`")
}
