//! The approval record that stands beside a document.

use toml::Spanned;
use toml::de::DeValue;

use crate::base::nearest;
use crate::fields::{Date, Field, Node, Reader, Text, Word};
use crate::record;
use crate::vocabulary::WithdrawalReasons;

record! {
    /// The decisions about one document.
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
        /// the id of the document
        id: Option<Text>,
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
        /// the digest of the entry before this one
        previous: Option<Text>,
        /// an SSH signature of the post that approved
        signature: Option<Text>,
    }
}

record! {
    /// One decision to take a document down.
    pub struct Withdrawal {
        /// the id of the document
        id: Option<Text>,
        /// the day of the decision
        on: Date,
        /// the post that decided
        by: Text,
        /// "withdrawn", "removed" or "replaced"
        kind: Trace,
        /// the class of reason
        reason: Word<WithdrawalReasons>,
        /// the id of the document that takes its place
        replaced_by: Option<Text>,
        /// the addresses at which it could be read
        addresses: Vec<Text>,
        /// the digest of the entry before this one
        previous: Option<Text>,
    }
}

/// What a document leaves behind when it is taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Its page stays, under a notice.
    Withdrawn,
    /// A tombstone without title, text or picture.
    Removed,
    /// The way to the document that takes its place.
    Replaced,
}

impl Trace {
    /// Every kind of trace, the mildest first.
    pub const ALL: [Self; 3] = [Self::Withdrawn, Self::Removed, Self::Replaced];

    /// Returns the word that records say.
    pub fn name(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
            Self::Replaced => "replaced",
        }
    }

    /// Returns the trace that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trace| trace.name() == word)
    }
}

impl Field for Trace {
    const EXPECTED: &'static str = "\"withdrawn\", \"removed\" or \"replaced\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        let trace = Self::parse(&text.value);
        if trace.is_none() {
            let near = nearest(&text.value, Self::ALL.map(Self::name));
            let help =
                near.map_or_else(|| format!("write {}", Self::EXPECTED), |near| format!("did you mean `{near}`?"));
            reader.bad_value(value, format!("`{}` is no kind of withdrawal", text.value), help);
        }
        trace
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}
