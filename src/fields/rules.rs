//! The rules about TOML itself.

use crate::report::Rule;

/// The text is not TOML.
pub static SYNTAX: Rule = Rule::error("toml/syntax", include_str!("rules/syntax.md"));
/// A key that nobody asked for.
pub static UNKNOWN_KEY: Rule = Rule::error("toml/unknown-key", include_str!("rules/unknown-key.md"));
/// A key that must be there.
pub static MISSING_KEY: Rule = Rule::error("toml/missing-key", include_str!("rules/missing-key.md"));
/// A value of another type.
pub static WRONG_TYPE: Rule = Rule::error("toml/wrong-type", include_str!("rules/wrong-type.md"));
/// A value of the right type that cannot be used.
pub static BAD_VALUE: Rule = Rule::error("toml/bad-value", include_str!("rules/bad-value.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[&SYNTAX, &UNKNOWN_KEY, &MISSING_KEY, &WRONG_TYPE, &BAD_VALUE];
