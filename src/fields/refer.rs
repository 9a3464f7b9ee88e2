//! Values that point elsewhere: words of a vocabulary, and other documents.

use std::marker::PhantomData;

use toml::Spanned;
use toml::de::DeValue;

use super::{Field, Node, Reader, Text};
use crate::base::{Slug, Span};

/// Names a vocabulary list.
pub trait List {
    /// The name of its file in `_vocabulary`, without the ending.
    const NAME: &'static str;
}

/// A word of the vocabulary `L`; whether it exists is checked once all lists are known.
#[derive(Debug)]
pub struct Word<L> {
    /// The word's id.
    pub id: Box<str>,
    /// The place.
    pub span: Span,
    list: PhantomData<fn() -> L>,
}

impl<L: List> Field for Word<L> {
    const EXPECTED: &'static str = "a word of the list in \"quotes\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        Some(Self { id: text.value, span: text.span, list: PhantomData })
    }

    fn node(&self) -> Node<'_> {
        Node::Word { list: L::NAME, id: &self.id, span: self.span }
    }
}

/// Names the kinds of document that a reference may point to; none means any.
pub trait Wanted {
    /// The names of the kinds.
    const KINDS: &'static [&'static str];
}

/// Another document, by its id.
#[derive(Debug)]
pub struct Ref<W> {
    /// The other document's id.
    pub id: Box<str>,
    /// The place.
    pub span: Span,
    wanted: PhantomData<fn() -> W>,
}

impl<W: Wanted> Field for Ref<W> {
    const EXPECTED: &'static str = "the id of another document in \"quotes\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        if Slug::parse(&text.value).is_none() {
            let help = "an id has small letters, digits and hyphens, such as `briefing-neglect`";
            reader.bad_value(value, format!("`{}` is not an id", text.value), help);
            return None;
        }
        Some(Self { id: text.value, span: text.span, wanted: PhantomData })
    }

    fn node(&self) -> Node<'_> {
        Node::Ref { wanted: W::KINDS, id: &self.id, span: self.span, lineage: false }
    }
}

/// An earlier document that this one follows, so that the chain can never lead back to its start.
#[derive(Debug)]
pub struct Lineage<W>(pub Ref<W>);

impl<W: Wanted> Field for Lineage<W> {
    const EXPECTED: &'static str = Ref::<W>::EXPECTED;

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        Ref::read(value, reader).map(Self)
    }

    fn node(&self) -> Node<'_> {
        Node::Ref { wanted: W::KINDS, id: &self.0.id, span: self.0.span, lineage: true }
    }
}
