//! Rules about what everyone must be able to read (WCAG 2.2).
//!
//! In: the tree of a text. Out: findings at its parts.
//! Invariant: a rule here cites the criterion that it serves, and knows nothing of kinds.

use super::rule::family;

family! {
    heading_order,
    missing_alt,
    table_header,
    unprintable,
}
