//! The theme that the program carries in itself.

use std::sync::OnceLock;

use include_dir::{Dir, File, include_dir};
use toml::Value;

use crate::vocabulary::Vocabularies;

/// The files of `themes/candour`.
pub(super) static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/candour");

/// Returns the words that the program carries in itself: those of the interface in every language, and those of its
/// vocabularies; in no order.
pub fn own_words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let strings = THEME.get_dir("strings").into_iter().flat_map(Dir::files).filter_map(File::contents_utf8);
        let mut words = Vec::new();
        for text in strings.chain(Vocabularies::defaults().iter().map(|(_, text)| *text)) {
            leaves(&Value::Table(toml::from_str(text).unwrap_or_default()), &mut words);
        }
        words
    })
}

fn leaves(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| leaves(value, words)),
        Value::Table(table) => table.values().for_each(|value| leaves(value, words)),
        _ => {}
    }
}
