//! The text of records: what is appended, what is signed, and what the next entry carries the digest of.

use std::fmt::Write;

use super::history::Decided;
use super::{Approval, Trace, Withdrawal};
use crate::base::{Day, Digest};

/// The first line of what is signed, so that the signature means this and nothing else.
const HEADING: &str = "candour approval, version 1";

/// What an approval says, before it stands in a record.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// The id of the document.
    pub id: &'a str,
    /// The digest of the document and its files.
    pub digest: Digest,
    /// The post that made it anonymous.
    pub anonymised_by: &'a str,
    /// The group that moderated it.
    pub moderated_by: Option<&'a str>,
    /// The post or group that approves.
    pub approved_by: &'a str,
    /// The day.
    pub approved_on: Day,
    /// The minute or decision.
    pub reference: &'a str,
    /// The digest of the entry before this one.
    pub previous: Option<Digest>,
}

/// What a withdrawal says, before it stands in a record.
#[derive(Clone, Copy, Debug)]
pub struct Takedown<'a> {
    /// The id of the document.
    pub id: &'a str,
    /// The day.
    pub on: Day,
    /// The post that decides.
    pub by: &'a str,
    /// What stays behind.
    pub kind: Trace,
    /// The class of reason.
    pub reason: &'a str,
    /// The id of the document that takes its place.
    pub replaced_by: Option<&'a str>,
    /// The addresses at which it could be read.
    pub addresses: &'a [String],
    /// The digest of the entry before this one.
    pub previous: Option<Digest>,
}

/// Returns the text of a record with one more entry at its end; nothing before it is changed.
pub fn append(record: &str, entry: &str) -> String {
    let mut text = record.to_owned();
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    text + entry
}

impl Decision<'_> {
    /// Returns what a key signs: every value of the approval, one a line.
    pub fn statement(&self) -> String {
        format!("{HEADING}\n{}", self.lines())
    }

    /// Returns the text of the entry.
    pub fn entry(&self, signature: Option<&str>) -> String {
        let mut text = format!("[[approval]]\n{}", self.lines());
        if let Some(signature) = signature {
            // An armoured signature has only letters, digits, + / = and hyphens, and one line for every 70 of them.
            let _ = writeln!(text, "signature     = \"\"\"\n{}\n\"\"\"", signature.trim());
        }
        text
    }

    fn lines(&self) -> String {
        let (digest, previous) = (self.digest.to_string(), self.previous.map(|digest| digest.to_string()));
        approval_lines(&[
            ("id", Some(self.id)),
            ("digest", Some(&digest)),
            ("anonymised_by", Some(self.anonymised_by)),
            ("moderated_by", self.moderated_by),
            ("approved_by", Some(self.approved_by)),
            ("approved_on", Some(&self.approved_on.to_string())),
            ("reference", Some(self.reference)),
            ("checks", Some(super::RULE_SET)),
            ("previous", previous.as_deref()),
        ])
    }
}

impl Takedown<'_> {
    /// Returns the text of the entry.
    pub fn entry(&self) -> String {
        let (addresses, previous) = (listed(self.addresses), self.previous.map(|digest| quoted(&digest.to_string())));
        withdrawal_text(&[
            ("id", Some(quoted(self.id))),
            ("on", Some(self.on.to_string())),
            ("by", Some(quoted(self.by))),
            ("kind", Some(quoted(self.kind.name()))),
            ("reason", Some(quoted(self.reason))),
            ("replaced_by", self.replaced_by.map(quoted)),
            ("addresses", addresses),
            ("previous", previous),
        ])
    }
}

impl Approval {
    /// Returns what a key of the post must have signed.
    pub(super) fn statement(&self) -> String {
        format!("{HEADING}\n{}", self.lines())
    }

    fn lines(&self) -> String {
        let text = |text: &Option<crate::fields::Text>| text.as_ref().map(|text| text.value.clone());
        let (id, group, previous) = (text(&self.id), text(&self.moderated_by), text(&self.previous));
        approval_lines(&[
            ("id", id.as_deref()),
            ("digest", Some(&self.digest.value)),
            ("anonymised_by", Some(&self.anonymised_by.value)),
            ("moderated_by", group.as_deref()),
            ("approved_by", Some(&self.approved_by.value)),
            ("approved_on", Some(&self.approved_on.value.to_string())),
            ("reference", Some(&self.reference.value)),
            ("checks", Some(&self.checks.value)),
            ("previous", previous.as_deref()),
        ])
    }

    /// Returns its text as this program writes it; `signature` takes the place of its own, when there is one.
    pub(super) fn canonical(&self, signature: Option<&str>) -> String {
        let mut text = format!("[[approval]]\n{}", self.lines());
        if let Some(signature) = signature.or(self.signature.as_ref().map(|text| &*text.value)) {
            let _ = writeln!(text, "signature     = \"\"\"\n{}\n\"\"\"", signature.trim());
        }
        text
    }
}

impl Withdrawal {
    /// Returns its text as this program writes it.
    pub(super) fn canonical(&self) -> String {
        let text = |text: &Option<crate::fields::Text>| text.as_ref().map(|text| quoted(&text.value));
        let addresses: Vec<String> = self.addresses.iter().map(|text| text.value.to_string()).collect();
        withdrawal_text(&[
            ("id", text(&self.id)),
            ("on", Some(self.on.value.to_string())),
            ("by", Some(quoted(&self.by.value))),
            ("kind", Some(quoted(self.kind.name()))),
            ("reason", Some(quoted(&self.reason.id))),
            ("replaced_by", text(&self.replaced_by)),
            ("addresses", listed(&addresses)),
            ("previous", text(&self.previous)),
        ])
    }
}

impl Decided<'_> {
    /// Returns the digest that the next entry carries: of the text as this program writes it.
    pub(super) fn digest(&self) -> Digest {
        let text = match self {
            Self::Approval(approval) => approval.canonical(None),
            Self::Withdrawal(withdrawal) => withdrawal.canonical(),
        };
        Digest::of(text.as_bytes())
    }
}

/// Returns the keys and values of an approval; the only one that stands without quotes is the date.
fn approval_lines(lines: &[(&str, Option<&str>)]) -> String {
    let mut text = String::new();
    for (key, value) in lines.iter().filter_map(|(key, value)| Some((key, (*value)?))) {
        let value = if *key == "approved_on" { value.to_owned() } else { quoted(value) };
        let _ = writeln!(text, "{key:<13} = {value}");
    }
    text
}

fn withdrawal_text(lines: &[(&str, Option<String>)]) -> String {
    let mut text = String::from("[[withdrawal]]\n");
    for (key, value) in lines.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        let _ = writeln!(text, "{key:<13} = {value}");
    }
    text
}

fn listed(values: &[String]) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    (!values.is_empty()).then(|| format!("[{}]", values.join(", ")))
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
