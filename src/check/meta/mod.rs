//! Rules about what a document says of itself.

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
