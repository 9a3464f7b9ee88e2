//! Markdown becomes one typed tree, which every output walks and every check reads.
//!
//! In: a source, and where its Markdown begins and ends. Out: a [`Body`] with spans in bytes of the whole file.
//! Invariant: no author can inject: raw HTML and addresses off the allowlist never reach the tree. Nothing is lost
//! silently: what is not understood is a finding, and the rest is still read. No input overflows the stack.

mod build;
mod close;
mod container;
mod depth;
mod footnote;
mod frame;
mod heading;
mod html;
mod link;
mod mark;
mod plain;
mod quote;
mod reference;
mod text;
mod tree;
mod walk;

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::base::Source;
use crate::report::{Finding, Rule};

use build::Builder;
use mark::Marks;
use reference::BrokenReferences;

pub use container::{MISPLACED_DIRECTIVE, UNCLOSED_DIRECTIVE, UNKNOWN_DIRECTIVE};
pub use depth::TOO_DEEP;
pub use footnote::{FOOTNOTE, UNUSED_FOOTNOTE};
pub use html::RAW_HTML;
pub use link::{EMPTY_LINK, REMOTE_IMAGE, UNSAFE_LINK};
pub use plain::plain;
pub use reference::BROKEN_REFERENCE;
pub use tree::{Alert, Align, Asset, Block, Body, Cell, Directive, Footnote, Image, Inline, Item, Link, Target};
pub use walk::{assets, each_block, each_inline, text_of};

/// Every rule of this module, in the order users should read them.
pub const RULES: &[&Rule] = &[
    &RAW_HTML,
    &UNSAFE_LINK,
    &REMOTE_IMAGE,
    &EMPTY_LINK,
    &BROKEN_REFERENCE,
    &FOOTNOTE,
    &UNUSED_FOOTNOTE,
    &UNKNOWN_DIRECTIVE,
    &UNCLOSED_DIRECTIVE,
    &MISPLACED_DIRECTIVE,
    &TOO_DEEP,
];

/// `CommonMark` and what GitHub adds to it; attributes are left out, since they would let authors write markup.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_GFM);

/// Returns the tree of the Markdown that stands at `body` in `source`.
pub fn parse(source: &Source, body: Range<usize>, findings: &mut Vec<Finding>) -> Body {
    let offset = body.start;
    let text = source.text.get(body).unwrap_or_default();
    let (parsed, marks) = Marks::find(text);
    let mut broken = BrokenReferences::default();
    let mut builder = Builder::new(source, text, offset, marks, findings);
    let events = Parser::new_with_broken_link_callback(&parsed, OPTIONS, Some(|link| broken.note(&link)));
    for (event, range) in events.into_offset_iter() {
        builder.event(event, range);
    }
    let body = builder.finish();
    broken.report(source, text, offset, findings);
    body
}

#[cfg(test)]
mod tests;
