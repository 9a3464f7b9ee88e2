//! What makes an approval count.

use toml::Spanned;
use toml::de::DeValue;

use crate::fields::{Field, Node, Reader, Text};

/// What makes an approval count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// It stands in the record beside its document.
    Record,
    /// It is also signed with a key of the post that approved.
    Signature,
}

impl Field for Requirement {
    const EXPECTED: &'static str = "\"record\" or \"signature\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        match &*text.value {
            "record" => return Some(Self::Record),
            "signature" => return Some(Self::Signature),
            _ => {}
        }
        // A setting that is stricter than what the program can hold must never be taken for granted.
        let message = format!("`{}` is not something that this version of the program can require", text.value);
        reader.bad_value(value, message, "write `require = \"record\"` or `require = \"signature\"`");
        None
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}
