//! The words of every list, as templates see them: made once, shared by all pages.

use std::collections::HashMap;

use rustc_hash::{FxHashMap, FxHashSet};
use tera::Value;

use super::shapes::map;
use crate::model::Library;
use crate::render::web::used;
use crate::vocabulary::Vocabularies;

/// The words of every list.
pub(in crate::render) struct Words<'s> {
    views: HashMap<(String, String), Value>,
    /// The words of each list that some listed document uses.
    used: FxHashMap<&'static str, FxHashSet<&'s str>>,
}

impl<'s> Words<'s> {
    /// Makes the view of every word; a word has a page when some listed document uses it.
    pub(in crate::render) fn new(library: &'s Library, vocabularies: &Vocabularies) -> Self {
        let used = used(library);
        let mut views = HashMap::new();
        for list in Vocabularies::names() {
            let used = used.get(list);
            for word in vocabularies.words(list) {
                let id: &str = &word.id.value;
                let path = used.filter(|used| used.contains(id)).map(|_| format!("{list}/{id}.html"));
                let view = map([
                    ("id", id.into()),
                    ("label", word.label.value.as_ref().into()),
                    ("definition", word.definition.as_ref().map(|text| text.value.as_ref()).into()),
                    ("path", path.into()),
                ]);
                views.insert((list.to_owned(), id.to_owned()), view);
            }
        }
        Self { views, used }
    }

    /// Returns the view of a word; a word that no list holds stands for itself.
    pub(in crate::render) fn get(&self, list: &str, id: &str) -> Value {
        self.views.get(&(list.to_owned(), id.to_owned())).cloned().unwrap_or_else(|| {
            map([("id", id.into()), ("label", id.into()), ("definition", Value::none()), ("path", Value::none())])
        })
    }

    /// Returns whether some listed document uses a word.
    pub(in crate::render) fn is_used(&self, list: &str, id: &str) -> bool {
        self.used.get(list).is_some_and(|used| used.contains(id))
    }

    /// Returns whether some listed document uses any word of a list.
    pub(in crate::render) fn is_any_used(&self, list: &str) -> bool {
        self.used.get(list).is_some_and(|used| !used.is_empty())
    }

    /// Returns what readers call a word.
    pub(in crate::render) fn label(&self, list: &str, id: &str) -> String {
        let word = self.get(list, id);
        word.get_from_path("label").and_then(Value::as_str).unwrap_or(id).to_owned()
    }
}
