//! What the rest of the program knows of a kind.

use super::Facts;
use crate::base::Span;
use crate::fields::{FieldInfo, Reader, Table};

/// Where a document of a kind can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// On a page of its own, `FOLDER/SLUG.html`.
    Page,
    /// As an entry of `FOLDER/index.html`, at the anchor `SLUG`.
    Entry,
    /// On the page of the document that its `article` names.
    Guest,
}

/// The words and places of a kind.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// What `kind = "…"` says.
    pub name: &'static str,
    /// The folder in `content`, and in the site.
    pub folder: &'static str,
    /// What readers call one of them.
    pub label: &'static str,
    /// What readers call several.
    pub plural: &'static str,
    /// What its list is for, in one sentence.
    pub intro: &'static str,
    /// Where it can be read.
    pub address: Address,
    /// The key whose word is shown on a card, such as an action's status.
    pub badge: Option<&'static str>,
    /// Whether it is learning, shown in the main menu, the browse routes and the feeds.
    pub learning: bool,
}

/// One kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Its words and places.
    pub about: About,
    /// The keys that only this kind has.
    pub fields: &'static [FieldInfo],
    /// Reads those keys from a table.
    pub read: fn(&Table<'_>, Span, &mut Reader<'_>) -> Option<Facts>,
}
