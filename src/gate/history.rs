//! The entries of a record in the order they were written, and whether that order has been kept.

use super::record::{Approval, ApprovalRecord, Withdrawal};
use super::rules::{ALTERED, CHAIN, CONFLICT, ORDER};
use crate::base::{Day, Digest, Source, Span, seal};
use crate::report::{Finding, Where};

/// One entry of a record.
#[derive(Clone, Copy, Debug)]
pub enum Decided<'r> {
    /// A decision to publish.
    Approval(&'r Approval),
    /// A decision to take down.
    Withdrawal(&'r Withdrawal),
}

impl Decided<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Approval(approval) => approval.digest.span,
            Self::Withdrawal(withdrawal) => withdrawal.on.span,
        }
    }

    fn previous(&self) -> Option<(&str, Span)> {
        let previous = match self {
            Self::Approval(approval) => &approval.previous,
            Self::Withdrawal(withdrawal) => &withdrawal.previous,
        };
        previous.as_ref().map(|text| (&*text.value, text.span))
    }

    /// Returns its day and where that stands.
    pub(super) fn day(&self) -> (Day, Span) {
        let date = match self {
            Self::Approval(approval) => approval.approved_on,
            Self::Withdrawal(withdrawal) => withdrawal.on,
        };
        (date.value, date.span)
    }
}

impl ApprovalRecord {
    /// Returns its entries, oldest first.
    pub fn entries(&self) -> Vec<Decided<'_>> {
        let approvals = self.approvals.iter().map(Decided::Approval);
        let mut entries: Vec<_> = approvals.chain(self.withdrawals.iter().map(Decided::Withdrawal)).collect();
        entries.sort_by_key(|entry| entry.span().start);
        entries
    }

    /// Returns the withdrawal in force, if the last entry is one.
    pub fn withdrawal(&self) -> Option<&Withdrawal> {
        match self.entries().last() {
            Some(Decided::Withdrawal(withdrawal)) => Some(withdrawal),
            _ => None,
        }
    }

    /// Returns the approvals since the last withdrawal, oldest first.
    pub(super) fn since_withdrawal(&self) -> Vec<&Approval> {
        let mut approvals = Vec::new();
        for entry in self.entries() {
            match entry {
                Decided::Approval(approval) => approvals.push(approval),
                Decided::Withdrawal(_) => approvals.clear(),
            }
        }
        approvals
    }

    /// Returns the digest that the next entry must carry, if there is one to follow.
    pub fn last_digest(&self) -> Option<Digest> {
        self.entries().last().map(Decided::digest)
    }

    /// Returns the id that its newest entry with one names.
    pub fn id(&self) -> Option<&str> {
        let named = self.entries().into_iter().rev().find_map(|entry| match entry {
            Decided::Approval(approval) => approval.id.as_ref(),
            Decided::Withdrawal(withdrawal) => withdrawal.id.as_ref(),
        });
        named.map(|id| &*id.value)
    }
}

/// Returns whether a record still has the marks of two versions that were never brought together; reports them.
pub(super) fn has_conflict(source: &Source, findings: &mut Vec<Finding>) -> bool {
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            let span = Span::new(source.id, at..at + line.trim_end().len());
            let message = "two versions of this record were never brought together: a version-control mark stands here";
            let help =
                "take the record of one side whole, delete the lines with the marks, and approve again if in doubt";
            findings.push(Finding::new(&CONFLICT, span, message).at(Where::FrontMatter).help(help));
            return true;
        }
        at += line.len();
    }
    false
}

/// Returns whether each entry carries the digest of the one before it, and no day goes backwards; reports what is wrong.
pub(super) fn is_unbroken(record: &ApprovalRecord, findings: &mut Vec<Finding>) -> bool {
    let before = findings.len();
    let mut last: Option<Decided<'_>> = None;
    for entry in record.entries() {
        let (expected, found) = (last.map(|last| last.digest()), entry.previous());
        let fault = match (expected, found) {
            (None, None) => None,
            (None, Some((_, span))) => Some((span, "this entry follows one that is no longer there")),
            // A document that must come down at once may be taken down by hand: nobody gains by that but readers.
            (Some(_), None) if matches!(entry, Decided::Withdrawal(_)) => None,
            (Some(_), None) => Some((entry.span(), "this entry does not carry the digest of the one before it")),
            (Some(expected), Some((text, span))) => (Digest::parse(text) != Some(expected))
                .then_some((span, "the entry before this one is not the one that stood there when this was written")),
        };
        if let Some((span, message)) = fault {
            let help = "put the record back as it was (version control or a backup has it); entries are never edited, \
                        moved or deleted";
            findings.push(Finding::new(&CHAIN, span, message).at(Where::FrontMatter).help(help));
        }
        if let Some(((day, span), (earlier, other))) = last.map(|last| (entry.day(), last.day()))
            && day < earlier
        {
            let message = format!("this entry is dated {}, before the one that it follows", day.long());
            let finding = Finding::new(&ORDER, span, message).at(Where::FrontMatter);
            findings
                .push(finding.label(other, earlier.long()).help("check the date of the computer, and decide again"));
        }
        last = Some(entry);
    }
    findings.len() == before
}

/// Returns whether a record holds nothing but what this program writes, to the byte; reports it when not.
pub(super) fn is_untouched(source: &Source, record: &ApprovalRecord, findings: &mut Vec<Finding>) -> bool {
    let written = record.entries().iter().fold(String::new(), |text, entry| {
        let entry = match entry {
            Decided::Approval(approval) => approval.canonical(armoured(approval).as_deref()),
            Decided::Withdrawal(withdrawal) => withdrawal.canonical(),
        };
        super::append(&text, &entry)
    });
    if written == source.text {
        return true;
    }
    let same = written.bytes().zip(source.text.bytes()).take_while(|(a, b)| a == b).count();
    let end = source.text[source.text.floor_char_boundary(same)..].find('\n').map_or(source.text.len(), |at| same + at);
    let message = "something here is not as the program wrote it, and a signed record is kept to the byte";
    let help = "put the record back as it was (version control or a backup has it), or delete it and approve again";
    let span = Span::new(source.id, same.min(source.text.len())..end);
    findings.push(Finding::new(&ALTERED, span, message).at(Where::FrontMatter).help(help));
    false
}

/// Returns the signature of an approval in its one true form, if it can be read.
fn armoured(approval: &Approval) -> Option<String> {
    seal::armoured(&approval.signature.as_ref()?.value)
}
