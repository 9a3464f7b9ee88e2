//! Links that name a reference which is written nowhere.
//!
//! In: what the parser could not resolve. Out: one finding each.
//! Invariant: a single word in brackets, such as `[sic]`, is ordinary text and never reported.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType};

use super::quote::quote;
use crate::base::{Source, Span};
use crate::report::{Finding, Rule};

/// A link whose reference is written nowhere.
pub static BROKEN_REFERENCE: Rule = Rule::error("markdown/broken-reference", include_str!("rules/broken-reference.md"));

/// The places of unresolved references, in bytes of the parsed text.
#[derive(Debug, Default)]
pub(super) struct BrokenReferences(Vec<Range<usize>>);

impl BrokenReferences {
    /// Notes a reference and leaves its words as they are written.
    pub(super) fn note<'t>(&mut self, link: &BrokenLink<'_>) -> Option<(CowStr<'t>, CowStr<'t>)> {
        match link.link_type {
            LinkType::Shortcut => {}
            // The parser leaves out the empty brackets.
            LinkType::Collapsed => self.0.push(link.span.start..link.span.end + "[]".len()),
            _ => self.0.push(link.span.clone()),
        }
        None
    }

    /// Reports each of them.
    pub(super) fn report(self, source: &Source, text: &str, offset: usize, findings: &mut Vec<Finding>) {
        findings.extend(self.0.into_iter().map(|range| {
            let written = quote(text.get(range.clone()).unwrap_or_default());
            let span = Span::new(source.id, offset + range.start..offset + range.end);
            Finding::new(&BROKEN_REFERENCE, span, format!("the link {written} has no address"))
                .help("write the address in round brackets after the words: `[words](address)`")
        }));
    }
}
