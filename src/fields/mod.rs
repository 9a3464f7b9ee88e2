//! TOML text becomes typed fields that know their place; every fault is reported at once.
//!
//! In: the text of a TOML file or of the block at the top of a document. Out: a struct made by [`record!`](crate::record).
//! Invariant: nothing stops at the first fault, and no key is ignored.
//!
//! `serde` alone stops at the first error, so a record reads itself key by key from `toml`'s spanned table.

mod field;
mod leaf;
mod node;
mod reader;
mod record;
mod refer;
mod rules;

pub use field::{Field, Many, Map};
pub use leaf::{Count, Date, Flag, Number, Paint, Text, Url};
pub use node::Node;
pub use reader::{Reader, Table, read_file};
pub use record::{FieldInfo, Record};
pub use refer::{Lineage, List, Ref, Wanted, Word};
pub use rules::{BAD_VALUE, MISSING_KEY, RULES, SYNTAX, UNKNOWN_KEY, WRONG_TYPE};
