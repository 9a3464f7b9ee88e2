//! A record as checks and pages see it: a tree of typed values with their places.

use super::{Count, Date, Flag, Number, Text, Url};
use crate::base::Span;

/// One value of a record.
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Node<'a> {
    /// A key that was left out.
    Nothing,
    /// Plain text.
    Text(&'a Text),
    /// A day.
    Date(&'a Date),
    /// A whole number that may be printed.
    Number(&'a Number),
    /// Yes or no.
    Flag(&'a Flag),
    /// A web address.
    Url(&'a Url),
    /// A count of people or cases: pages never receive it.
    Count(&'a Count),
    /// A word of a vocabulary.
    Word { list: &'static str, id: &'a str, span: Span },
    /// Another document; `lineage` says that following it must never lead back.
    Ref { wanted: &'static [&'static str], id: &'a str, span: Span, lineage: bool },
    /// A list.
    List(Vec<Node<'a>>),
    /// A table: its keys in the order of the record.
    Table(Vec<(&'static str, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Calls `visit` for this node and each one below it, with the nearest key.
    pub fn each(&self, key: &'static str, visit: &mut dyn FnMut(&'static str, &Node<'a>)) {
        visit(key, self);
        match self {
            Node::List(items) => items.iter().for_each(|item| item.each(key, visit)),
            Node::Table(fields) => fields.iter().for_each(|(key, node)| node.each(key, visit)),
            _ => {}
        }
    }
}
