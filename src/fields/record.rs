//! Structs that read themselves from a TOML table.

use super::{Node, Reader, Table};
use crate::base::Span;

/// One key of a record.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The key.
    pub key: &'static str,
    /// What it is for, in one sentence.
    pub doc: &'static str,
    /// What is expected, in words.
    pub expected: &'static str,
    /// Whether it must be there.
    pub required: fn() -> bool,
}

/// A struct made by [`record!`](crate::record).
pub trait Record: Sized {
    /// Its keys, in the order people read them.
    const FIELDS: &'static [FieldInfo];

    /// Returns the record, or `None` after reporting everything that keeps it from being complete.
    fn read(table: &Table<'_>, span: Span, reader: &mut Reader<'_>) -> Option<Self>;

    /// Returns its keys and values.
    fn nodes(&self) -> Vec<(&'static str, Node<'_>)>;
}

/// Makes a struct whose fields are TOML keys: `Option` and `Vec` may be left out, everything else is required.
///
/// A key that is a Rust keyword is given a name of its own: `form as "type": Word<…>`.
#[macro_export]
macro_rules! record {
    ($(#[doc = $about:literal])+ pub struct $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident $(as $key:literal)?: $type:ty,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)*
            /// The place of the table.
            pub span: $crate::base::Span,
        }

        impl $crate::fields::Record for $name {
            const FIELDS: &'static [$crate::fields::FieldInfo] = &[$($crate::fields::FieldInfo {
                key: $crate::record!(@key $field $($key)?),
                doc: concat!($($doc, "\n"),+),
                expected: <$type as $crate::fields::Field>::EXPECTED,
                required: || <$type as $crate::fields::Field>::absent().is_none(),
            },)*];

            fn read(
                table: &$crate::fields::Table<'_>,
                span: $crate::base::Span,
                reader: &mut $crate::fields::Reader<'_>,
            ) -> Option<Self> {
                $(let $field = match table.get($crate::record!(@key $field $($key)?)) {
                    Some(value) => <$type as $crate::fields::Field>::read(value, reader),
                    None => {
                        let absent = <$type as $crate::fields::Field>::absent();
                        if absent.is_none() {
                            reader.missing(span, $crate::record!(@key $field $($key)?), concat!($($doc),+));
                        }
                        absent
                    }
                };)*
                Some(Self { $($field: $field?,)* span })
            }

            fn nodes(&self) -> Vec<(&'static str, $crate::fields::Node<'_>)> {
                vec![$(($crate::record!(@key $field $($key)?), $crate::fields::Field::node(&self.$field)),)*]
            }
        }

        impl $crate::fields::Field for $name {
            const EXPECTED: &'static str = "a table";

            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reader: &mut $crate::fields::Reader<'_>,
            ) -> Option<Self> {
                let Some(table) = value.get_ref().as_table() else {
                    reader.wrong_type(value, <Self as $crate::fields::Field>::EXPECTED);
                    return None;
                };
                let span = reader.span(value.span());
                reader.record(table, span)
            }

            fn node(&self) -> $crate::fields::Node<'_> {
                $crate::fields::Node::Table($crate::fields::Record::nodes(self))
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}
