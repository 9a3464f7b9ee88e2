//! Terms that a person has looked at and allowed.

use crate::fields::{Date, Text};
use crate::record;

record! {
    /// The file of allowed terms.
    pub struct AllowList {
        /// the terms, each with its reason
        allows as "allow": Vec<Allow>,
    }
}

record! {
    /// One allowed term.
    pub struct Allow {
        /// the words exactly as they are written
        text: Text,
        /// what it is, such as place or organisation
        kind: Text,
        /// why it identifies nobody
        reason: Text,
        /// the post that answered, never a person's name
        by: Text,
        /// the day of the answer
        on: Option<Date>,
        /// the day after which it must be looked at again
        expires: Date,
        /// the documents it holds for, as paths; the whole site when left out
        scope: Vec<Text>,
        /// a minute or published citation, for an office holder or a review
        source: Option<Text>,
    }
}

impl Allow {
    /// Returns whether it holds for the file at a path.
    pub(super) fn covers(&self, path: &str) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|scope| covers(&scope.value, path))
    }

    /// Returns whether it holds for the whole site.
    pub(super) fn is_everywhere(&self) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|scope| matches!(&*scope.value, "**" | "*" | "content/**"))
    }
}

/// Returns whether a scope, a path that may end in `*`, covers a path.
pub(super) fn covers(scope: &str, path: &str) -> bool {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let stem = inner.strip_suffix(".md").unwrap_or(inner);
    if let Some(folder) = scope.strip_suffix("**").or_else(|| scope.strip_suffix('*')) {
        return inner.starts_with(folder) || path.starts_with(folder);
    }
    scope == path || scope == inner || scope == stem || stem.strip_suffix("/index").is_some_and(|stem| scope == stem)
}
