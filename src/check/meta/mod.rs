//! Rules about what a document says of itself.
//!
//! In: front matter. Out: findings at its values.
//! Invariant: no rule here reads the text below the front matter.

use super::rule::family;

family! {
    unknown_word,
    retired_word,
    unknown_area,
    unknown_grade,
    dates,
    alias,
    duplicate_id,
    duplicate_address,
}
