//! Warnings that a person has answered in writing, one place each.

use super::allowed::covers;
use crate::base::Digest;
use crate::fields::{Date, Text};
use crate::record;

record! {
    /// The file of waivers.
    pub struct WaiverList {
        /// the waivers, each with its reason
        waivers as "waiver": Vec<Waiver>,
    }
}

record! {
    /// One warning that may stand.
    pub struct Waiver {
        /// the rule, such as anon/age
        rule: Text,
        /// the document, as its path
        document: Text,
        /// what `candour check --answers` calls the place
        mark: Text,
        /// why it identifies nobody
        reason: Text,
        /// the post that answered, never a person's name
        by: Text,
        /// the day of the answer
        on: Option<Date>,
        /// the day after which it must be looked at again
        expires: Date,
    }
}

impl Waiver {
    /// Returns whether it speaks of the document at a path.
    pub fn covers(&self, path: &str) -> bool {
        covers(&self.document.value, path)
    }
}

/// Returns what a waiver of a finding is called: it breaks when the sentence changes, and nothing can be read back from it.
pub fn mark(rule: &str, path: &str, sentence: &str, place: usize) -> String {
    let whole = Digest::of(format!("candour waiver\0{rule}\0{path}\0{sentence}\0{place}").as_bytes()).to_string();
    let hex = whole.rsplit(':').next().unwrap_or(&whole);
    hex.chars().take(6).collect()
}
