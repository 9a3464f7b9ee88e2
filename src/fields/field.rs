//! What every field can do: read itself, and show itself to checks and pages.

use std::collections::BTreeMap;
use std::ops::Deref;

use toml::Spanned;
use toml::de::DeValue;

use super::reader::nodes;
use super::{Node, Reader};

/// A value that can be read from TOML.
pub trait Field: Sized {
    /// What is expected, in words: `a date, such as 2026-03-12`.
    const EXPECTED: &'static str;

    /// Returns the value, or `None` after reporting why there is none.
    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self>;

    /// Returns the value of a key that is not there, if the key may be left out.
    fn absent() -> Option<Self> {
        None
    }

    /// Returns the value as a node that checks and pages can walk.
    fn node(&self) -> Node<'_>;
}

impl<T: Field> Field for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn node(&self) -> Node<'_> {
        self.as_ref().map_or(Node::Nothing, Field::node)
    }
}

impl<T: Field> Field for Vec<T> {
    const EXPECTED: &'static str = "a list in [square brackets]";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else {
            reader.wrong_type(value, Self::EXPECTED);
            return None;
        };
        // Every item is read before the list is given up, so that each fault is reported.
        let items: Vec<Option<T>> = array.iter().map(|item| T::read(item, reader)).collect();
        items.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn node(&self) -> Node<'_> {
        nodes(self)
    }
}

/// A list that must hold at least one item.
#[derive(Debug)]
pub struct Many<T>(Vec<T>);

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Field> Field for Many<T> {
    const EXPECTED: &'static str = "a list in [square brackets] with at least one item";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let items = Vec::<T>::read(value, reader)?;
        if items.is_empty() {
            reader.bad_value(value, "this list is empty", "add at least one item");
            return None;
        }
        Some(Self(items))
    }

    fn node(&self) -> Node<'_> {
        nodes(&self.0)
    }
}

/// A table whose keys are names that the author chooses.
#[derive(Debug)]
pub struct Map<T>(pub BTreeMap<Box<str>, T>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Field> Field for Map<T> {
    const EXPECTED: &'static str = "a table";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            reader.wrong_type(value, Self::EXPECTED);
            return None;
        };
        let items: Vec<_> =
            table.iter().map(|(key, item)| Some((key.get_ref().as_ref().into(), T::read(item, reader)?))).collect();
        items.into_iter().collect::<Option<_>>().map(Self)
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn node(&self) -> Node<'_> {
        nodes_of_map(&self.0)
    }
}

fn nodes_of_map<T: Field>(map: &BTreeMap<Box<str>, T>) -> Node<'_> {
    Node::List(map.values().map(Field::node).collect())
}
