//! The words of every list, as templates see them: made once, shared by all pages.

use std::collections::HashMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tera::Value;

use super::shapes::map;
use crate::model::Library;
use crate::render::web::ROUTES;
use crate::vocabulary::Vocabularies;

/// The words of every list.
pub(in crate::render) struct Words(HashMap<(String, String), Value>);

impl Words {
    /// Makes the view of every word; a word has a page when some listed document uses it.
    pub(in crate::render) fn new(library: &Library, vocabularies: &Vocabularies) -> Self {
        let used: FxHashMap<&str, _> = ROUTES.par_iter().map(|route| (route.list, route.used(library))).collect();
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
        Self(views)
    }

    /// Returns the view of a word; a word that no list holds stands for itself.
    pub(in crate::render) fn get(&self, list: &str, id: &str) -> Value {
        self.0.get(&(list.to_owned(), id.to_owned())).cloned().unwrap_or_else(|| {
            map([("id", id.into()), ("label", id.into()), ("definition", Value::none()), ("path", Value::none())])
        })
    }

    /// Returns what readers call a word.
    pub(in crate::render) fn label(&self, list: &str, id: &str) -> String {
        let word = self.get(list, id);
        word.get_from_path("label").and_then(Value::as_str).unwrap_or(id).to_owned()
    }
}
