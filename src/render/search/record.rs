//! A page becomes what the search reads of it: stretches of text by their weight, and the words that it is tagged with.

use crate::fields::{Node, Record as _};
use crate::kinds::Address;
use crate::model::{Library, Page};
use crate::parse::markdown::{Block, each_block, text_of};
use crate::render::Stage;

/// Where in a document a word stands, most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Summary,
    Key,
    Heading,
    Body,
    /// Not a word of the text but of a vocabulary that the document is tagged with.
    Tag,
}

/// How many parts there are.
pub(super) const PARTS: usize = 6;

/// Keys whose words no page shows.
const UNSEEN: &[&str] = &["subject", "preheader"];
/// Keys that hold the point of a document.
const KEY: &[&str] = &["key_messages", "statement", "abbreviation", "also"];

/// The headings that templates give to parts of the front matter: the key, the anchor, and where the words are kept.
const HEADINGS: &[(&str, &str, &str)] = &[
    ("what_to_do", "part-do", "briefing.what_to_do"),
    ("questions", "part-questions", "briefing.questions"),
    ("recommendations", "part-recommendations", "audit.recommendations"),
    ("key_messages", "part-messages", "audit.messages"),
    ("family_voice", "part-family", "audit.family"),
    ("limits", "part-limits", "audit.limits"),
    ("impact_on_child", "part-impact", "finding.impact"),
    ("why", "part-why", "finding.why"),
    ("what", "part-what", "practice.what"),
    ("conditions", "part-conditions", "practice.conditions"),
    ("notes", "part-notes", "action.notes"),
    ("evidence", "part-evidence", "action.evidence"),
    ("agenda", "part-agenda", "seminar.agenda"),
    ("steps", "part-steps", "flow.steps"),
    ("milestones", "part-milestones", "programme.milestones"),
    ("asks", "part-asks", "letter.asks"),
];

/// A stretch of a document under one heading.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// The place on the page; empty at the top.
    pub anchor: String,
    /// The heading; empty before the first.
    pub heading: String,
    pub text: String,
    /// Whether it holds the point of the document.
    pub key: bool,
}

/// Returns the places in the library of the pages that the search knows, newest first.
pub(super) fn searched(library: &Library) -> Vec<usize> {
    let pages = library.pages.iter().enumerate();
    let shown = pages.filter(|(_, page)| page.listed() && page.document.kind.about.address != Address::Guest);
    shown.map(|(at, _)| at).collect()
}

/// Returns the text of a document under its headings, the facts of its kind first.
pub(super) fn sections(stage: &Stage<'_>, page: &Page) -> Vec<Section> {
    let mut sections = Vec::new();
    for (key, node) in page.document.facts.nodes() {
        let mut text = String::new();
        node.each(key, &mut |key, node| {
            if let (Node::Text(words), false) = (node, UNSEEN.contains(&key)) {
                add(&mut text, &words.value);
            }
        });
        if text.is_empty() {
            continue;
        }
        let known =
            HEADINGS.iter().find(|(name, ..)| *name == key && page.document.kind.about.address == Address::Page);
        let words = known.and_then(|(.., words)| stage.theme.strings.get_from_path(words));
        let heading = words.and_then(tera::Value::as_str).unwrap_or_default().to_owned();
        let anchor = known.map(|(_, anchor, _)| (*anchor).to_owned()).unwrap_or_default();
        sections.push(Section { anchor, heading, text, key: KEY.contains(&key) });
    }
    body(page, &mut sections);
    sections
}

fn body(page: &Page, sections: &mut Vec<Section>) {
    let prefix = page.place.anchor.as_ref().map(|anchor| format!("{anchor}-")).unwrap_or_default();
    let mut section = Section::default();
    each_block(&page.document.body, &mut |block| match block {
        Block::Heading { id, text, .. } => {
            let next = Section { anchor: format!("{prefix}{id}"), heading: text_of(text), ..Section::default() };
            sections.push(std::mem::replace(&mut section, next));
        }
        Block::Paragraph { text, .. } => add(&mut section.text, &text_of(text)),
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| add(&mut section.text, &text_of(&cell.text)));
        }
        Block::Container { title, .. } => add(&mut section.text, title),
        Block::Code { text, .. } => add(&mut section.text, text),
        Block::List { .. } | Block::Quote { .. } | Block::Alert { .. } | Block::Rule { .. } => {}
    });
    sections.push(section);
    sections.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
}

/// Adds a paragraph or so to a text, with an empty line before it.
fn add(text: &mut String, more: &str) {
    let more = more.trim();
    if !text.is_empty() && !more.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more);
}

/// Visits every word of a vocabulary that a document is tagged with.
pub(super) fn each_tag<'p>(page: &'p Page, visit: &mut dyn FnMut(&'static str, &'p str)) {
    let document = &page.document;
    for (key, node) in document.meta.nodes().into_iter().chain(document.facts.nodes()) {
        node.each(key, &mut |_, node| {
            if let Node::Word { list, id, .. } = node {
                visit(list, id);
            }
        });
    }
}
