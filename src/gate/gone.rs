//! What was taken down, as far as anybody may know: where it was, when and why it went, and what to read instead.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::record::{Trace, Withdrawal};
use super::rules::REPLACEMENT;
use super::{Ledger, Record};
use crate::base::Day;
use crate::check::Document;
use crate::report::{Finding, Where};

/// One document that was taken down.
///
/// It holds nothing that the document said: what is not here cannot be shown.
#[derive(Clone, Debug)]
pub struct Gone {
    /// Its id, to recognise who refers to it; never shown.
    pub id: Option<Box<str>>,
    /// The day.
    pub on: Day,
    /// The post that decided.
    pub by: Box<str>,
    /// What it leaves behind.
    pub trace: Trace,
    /// The class of reason, a word of the list `withdrawal-reasons`.
    pub reason: Box<str>,
    /// The id of the document that takes its place.
    pub replaced_by: Option<Box<str>>,
    /// The addresses at which it could be read, as far as the decision names them: an address can say too much as well.
    pub addresses: Vec<Box<str>>,
}

/// Gathers every withdrawal in force; one in favour of a document that is not there is reported.
pub(super) fn gather<'d>(
    ledger: &Ledger,
    documents: impl Iterator<Item = &'d Document> + Clone,
    findings: &mut Vec<Finding>,
) -> Vec<Gone> {
    let ids: FxHashSet<&str> = documents.clone().map(Document::id).collect();
    let mut gone: BTreeMap<(Day, Option<Box<str>>), Gone> = BTreeMap::new();
    let mut add = |withdrawal: &Withdrawal, document: Option<&Document>| {
        let id = document.map(|document| document.id().into());
        let id = id.or_else(|| withdrawal.id.as_ref().map(|id| id.value.clone()));
        if withdrawal.kind == Trace::Replaced {
            let new = withdrawal.replaced_by.as_ref();
            let message = match new {
                None => Some("this withdrawal says `replaced`, and not by what".to_owned()),
                Some(new) if !ids.contains(&*new.value) => Some(format!("there is no document `{}`", new.value)),
                Some(_) => None,
            };
            if let Some(message) = message {
                let span = new.map_or(withdrawal.by.span, |new| new.span);
                let help =
                    "name the id of the document that takes its place; until then readers are told that it is gone";
                findings.push(Finding::new(&REPLACEMENT, span, message).at(Where::FrontMatter).help(help));
            }
        }
        let each = Gone {
            id: id.clone(),
            on: withdrawal.on.value,
            by: withdrawal.by.value.clone(),
            trace: withdrawal.kind,
            reason: withdrawal.reason.id.clone(),
            replaced_by: withdrawal.replaced_by.as_ref().map(|new| new.value.clone()),
            addresses: withdrawal.addresses.iter().map(|text| text.value.clone()).collect(),
        };
        gone.insert((withdrawal.on.value, id), each);
    };
    for document in documents {
        if let Some(Record::Whole(record, _)) = ledger.get(document.file)
            && let Some(withdrawal) = record.withdrawal()
        {
            add(withdrawal, Some(document));
        }
    }
    for record in ledger.loose() {
        if let Some(withdrawal) = record.withdrawal() {
            add(withdrawal, None);
        }
    }
    gone.into_values().rev().collect()
}

/// Returns the addresses at which a document of its own page can be read: the page, and the old addresses that led there.
pub fn addresses_of(document: &Document) -> Vec<String> {
    let Some(page) = document.page() else { return Vec::new() };
    let aliases = document.meta.aliases.iter().map(|alias| alias.value.to_string());
    std::iter::once(page.to_string()).chain(aliases).collect()
}
