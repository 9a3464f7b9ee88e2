//! What was worked out of a value that never changes, kept beside it so that it is worked out once.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

/// Notes beside a value that never changes, each under a name.
#[derive(Default)]
pub struct Notes(Mutex<BTreeMap<&'static str, Arc<dyn Any + Send + Sync>>>);

impl Notes {
    /// Returns what `make` gives, which may depend on nothing but the value beside these notes and `key`.
    ///
    /// It is made once for as long as the key is the same.
    pub fn keep<K, T>(&self, name: &'static str, key: K, make: impl FnOnce(&K) -> T) -> Arc<(K, T)>
    where
        K: PartialEq + Send + Sync + 'static,
        T: Send + Sync + 'static,
    {
        let known = self.0.lock().ok().and_then(|notes| notes.get(name).cloned());
        let known = known.and_then(|note| note.downcast::<(K, T)>().ok()).filter(|note| note.0 == key);
        known.unwrap_or_else(|| {
            let value = make(&key);
            let note = Arc::new((key, value));
            if let Ok(mut notes) = self.0.lock() {
                notes.insert(name, note.clone());
            }
            note
        })
    }
}

impl fmt::Debug for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Notes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_made_again_when_its_key_changes() {
        let (notes, mut made) = (Notes::default(), Vec::new());
        for key in [1, 1, 2, 2, 1] {
            let note = notes.keep("square", key, |key| {
                made.push(*key);
                key * key
            });
            assert_eq!(note.1, key * key);
        }
        assert_eq!(made, [1, 2, 1]);
    }
}
