//! National helplines, which anyone may publish.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// The list, each number with its source.
const LIST: &str = include_str!("data/helplines.toml");

static NUMBERS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let numbers = LIST.lines().filter_map(|line| line.strip_prefix("number"));
    numbers.map(|value| value.chars().filter(char::is_ascii_digit).collect()).collect()
});

/// Returns whether these digits are a national helpline's number.
pub fn is_helpline(digits: &str) -> bool {
    NUMBERS.contains(digits)
}
