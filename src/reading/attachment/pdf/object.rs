//! The objects of a PDF.

use std::collections::BTreeMap;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    Null,
    Bool,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    Stream(Stream),
    Reference(u32),
    /// An instruction on a page, or a word that ends something.
    Word(String),
}

/// Values by name.
pub(super) type Dict = BTreeMap<String, Object>;

/// A dictionary with bytes, which stand in the file from `start` to `end`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stream {
    pub(super) dict: Dict,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Object {
    /// Returns whether this is nothing.
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the entries of a dictionary or of a stream.
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// Returns a name.
    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// Returns a number.
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// Returns a whole number that is not negative.
    pub(super) fn size(&self) -> Option<usize> {
        let number = self.number().filter(|number| (0.0..4e9).contains(number))?;
        format!("{:.0}", number.trunc()).parse().ok()
    }

    /// Returns the bytes of a string.
    pub(super) fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Returns the values of an array.
    pub(super) fn array(&self) -> Option<&[Object]> {
        if let Self::Array(array) = self { Some(array) } else { None }
    }
}

/// Returns whether a dictionary says that it is of some type.
pub(super) fn is_a(dict: &Dict, kind: &str) -> bool {
    dict.get("Type").and_then(Object::name) == Some(kind)
}
