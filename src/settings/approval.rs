//! What an approval needs before it counts.

use super::{Requirement, Signer, Signers};
use crate::fields::{Flag, Map, Number, Text};
use crate::record;

record! {
    /// What an approval needs.
    pub struct ApprovalPolicy {
        /// "record": an approval counts when it stands in the record beside the document; "signature": when it is signed too
        require: Option<Requirement>,
        /// how many different posts must approve, 1 when left out
        minimum: Option<Number>,
        /// what some kinds of document need beyond that, by the name of the kind
        kinds: Map<KindPolicy>,
        /// the public keys of each post that approves, by the name of the post
        signers: Map<Signers>,
    }
}

record! {
    /// What the approval of one kind of document needs.
    pub struct KindPolicy {
        /// how many different posts must approve
        minimum: Option<Number>,
        /// the posts whose own work this kind is, so that they may not approve it
        not_by: Vec<Text>,
        /// true: a post that audited may not approve the audit
        independent: Option<Flag>,
    }
}

impl ApprovalPolicy {
    /// Returns whether an approval counts only when it is signed.
    pub fn needs_signature(&self) -> bool {
        self.require == Some(Requirement::Signature)
    }

    /// Returns what a kind of document needs beyond the rest.
    pub fn of_kind(&self, kind: &str) -> Option<&KindPolicy> {
        self.kinds.0.get(kind)
    }

    /// Returns how many different posts must approve a document of a kind.
    pub fn minimum(&self, kind: &str) -> usize {
        let own = self.of_kind(kind).and_then(|kind| kind.minimum);
        own.or(self.minimum).map_or(1, |number| number.value.max(1) as usize)
    }

    /// Returns the keys of a post, however its name is spaced or capitalised.
    pub fn signers(&self, post: &str) -> impl Iterator<Item = &Signer> {
        let wanted = folded(post);
        self.signers.0.iter().filter(move |(name, _)| folded(name) == wanted).flat_map(|(_, signers)| &signers.0)
    }
}

/// Returns the name of a post without what makes no difference: capitals and spaces.
fn folded(post: &str) -> Vec<String> {
    post.split_whitespace().map(str::to_lowercase).collect()
}
