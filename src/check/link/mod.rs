//! Rules about what leads elsewhere.

use super::rule::family;

family! {
    dangling,
    wrong_kind,
    cycle,
    missing_asset,
    vague_text,
}
