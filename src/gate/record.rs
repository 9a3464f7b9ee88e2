//! The approval record that stands beside a document.

use std::fmt::Write;

use crate::base::Digest;
use crate::fields::{Date, Text};
use crate::record;

record! {
    /// The decisions about one document, newest last.
    pub struct ApprovalRecord {
        /// each approval
        approvals as "approval": Vec<Approval>,
        /// each withdrawal
        withdrawals as "withdrawal": Vec<Withdrawal>,
    }
}

record! {
    /// One decision to publish exact bytes.
    pub struct Approval {
        /// the digest of the document and its files
        digest: Text,
        /// the post that made it anonymous
        anonymised_by: Text,
        /// the group that moderated it
        moderated_by: Option<Text>,
        /// the post or group that approved it
        approved_by: Text,
        /// the day of the decision
        approved_on: Date,
        /// the minute or decision
        reference: Text,
        /// the rule set in force
        checks: Text,
    }
}

record! {
    /// One decision to take a document down.
    pub struct Withdrawal {
        /// the day of the decision
        on: Date,
        /// the post that decided
        by: Text,
        /// "withdrawn", "removed" or "replaced"
        kind: Text,
        /// the class of reason
        reason: Text,
        /// the id of the document that takes its place
        replaced_by: Option<Text>,
    }
}

/// What a new approval says.
#[derive(Debug)]
pub struct Decision<'a> {
    /// The post that made it anonymous.
    pub anonymised_by: &'a str,
    /// The group that moderated it.
    pub moderated_by: Option<&'a str>,
    /// The post or group that approves.
    pub approved_by: &'a str,
    /// The day.
    pub approved_on: crate::base::Day,
    /// The minute or decision.
    pub reference: &'a str,
}

/// Returns the text of a record with one more approval at its end; nothing before it is changed.
pub fn append(record: &str, digest: Digest, decision: &Decision<'_>) -> String {
    let mut text = record.to_owned();
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    let _ = writeln!(text, "[[approval]]");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key:<13} = {value}");
    };
    line("digest", &quoted(&digest.to_string()));
    line("anonymised_by", &quoted(decision.anonymised_by));
    if let Some(group) = decision.moderated_by {
        line("moderated_by", &quoted(group));
    }
    line("approved_by", &quoted(decision.approved_by));
    line("approved_on", &decision.approved_on.to_string());
    line("reference", &quoted(decision.reference));
    line("checks", &quoted(super::RULE_SET));
    text
}

/// Returns a TOML basic string (TOML 1.0, section "String").
fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{SitePath, Sources};

    #[test]
    fn an_appended_approval_reads_back_and_leaves_the_earlier_ones_alone() {
        let day = "2026-03-12".parse().expect("a day");
        let decision = Decision {
            anonymised_by: "Business \"Manager\"",
            moderated_by: Some("Audit group"),
            approved_by: "Chair\\QA",
            approved_on: day,
            reference: "item\t4",
        };
        let first = append("", Digest::of(b"one"), &decision);
        let both = append(&first, Digest::of(b"two"), &decision);
        assert!(both.starts_with(&first));
        let mut sources = Sources::default();
        let id = sources.add(SitePath::new("content/a.approval.toml").expect("a path"), both);
        let mut findings = Vec::new();
        let record: ApprovalRecord = crate::fields::read_file(sources.get(id), &mut findings).expect("a record");
        assert!(findings.is_empty());
        assert_eq!(record.approvals.len(), 2);
        assert_eq!(&*record.approvals[1].anonymised_by.value, "Business \"Manager\"");
        assert_eq!(&*record.approvals[1].reference.value, "item\t4");
    }
}
