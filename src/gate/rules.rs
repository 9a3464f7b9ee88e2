//! The rules about approvals.

use crate::report::Rule;

/// An approval record beside no document.
pub(super) static ORPHAN: Rule = Rule::warning("approval/orphan", include_str!("rules/orphan.md"));
/// A record that was never merged.
pub(super) static CONFLICT: Rule = Rule::error("approval/conflict", include_str!("rules/conflict.md"));
/// An entry that does not follow the one before it.
pub(super) static CHAIN: Rule = Rule::error("approval/chain", include_str!("rules/chain.md"));
/// A record that has lost a withdrawal.
pub(super) static CUT_SHORT: Rule = Rule::error("approval/cut-short", include_str!("rules/cut-short.md"));
/// An entry dated before the one that it follows.
pub(super) static ORDER: Rule = Rule::error("approval/order", include_str!("rules/order.md"));
/// A signed record that somebody edited.
pub(super) static ALTERED: Rule = Rule::error("approval/altered", include_str!("rules/altered.md"));
/// An approval of another document.
pub(super) static OTHER_DOCUMENT: Rule =
    Rule::error("approval/other-document", include_str!("rules/other-document.md"));
/// One post in two of the three parts.
pub(super) static SAME_POST: Rule = Rule::error("approval/same-post", include_str!("rules/same-post.md"));
/// One post that approves twice.
pub(super) static TWICE: Rule = Rule::warning("approval/twice", include_str!("rules/twice.md"));
/// A post that approves its own kind of work.
pub(super) static OWN_WORK: Rule = Rule::error("approval/own-work", include_str!("rules/own-work.md"));
/// A decision that has not been taken yet.
pub(super) static FUTURE: Rule = Rule::error("approval/future", include_str!("rules/future.md"));
/// A decision older than the text.
pub(super) static BEFORE_TEXT: Rule = Rule::error("approval/before-text", include_str!("rules/before-text.md"));
/// A digest that is none.
pub(super) static BAD_DIGEST: Rule = Rule::error("approval/bad-digest", include_str!("rules/bad-digest.md"));
/// An approval without the signature that settings ask for.
pub(super) static UNSIGNED: Rule = Rule::error("approval/unsigned", include_str!("rules/unsigned.md"));
/// A signature that does not hold.
pub(super) static BAD_SIGNATURE: Rule = Rule::error("approval/bad-signature", include_str!("rules/bad-signature.md"));
/// A signature by a key that may not sign.
pub(super) static UNKNOWN_SIGNER: Rule =
    Rule::error("approval/unknown-signer", include_str!("rules/unknown-signer.md"));
/// Settings for a kind that does not exist.
pub(super) static UNKNOWN_KIND: Rule = Rule::error("approval/unknown-kind", include_str!("rules/unknown-kind.md"));
/// A withdrawal in favour of a document that is not there.
pub(super) static REPLACEMENT: Rule = Rule::warning("withdrawal/replacement", include_str!("rules/replacement.md"));

/// Learning that is overdue for review in a new issue or pack.
pub(super) static OVERDUE_ITEM: Rule = Rule::error("approval/overdue-item", include_str!("rules/overdue-item.md"));
/// Learning that was taken down in a new issue or pack.
pub(super) static WITHDRAWN_ITEM: Rule =
    Rule::error("approval/withdrawn-item", include_str!("rules/withdrawn-item.md"));
/// Something that is not public in what would be published.
pub(super) static LEAK: Rule = Rule::error("proof/leak", include_str!("rules/leak.md"));
/// An identifier in what would be published, that stands in no document.
pub(super) static IDENTIFIER: Rule = Rule::error("proof/identifier", include_str!("rules/identifier.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[
    &ORPHAN,
    &CONFLICT,
    &CHAIN,
    &CUT_SHORT,
    &ORDER,
    &ALTERED,
    &OTHER_DOCUMENT,
    &SAME_POST,
    &TWICE,
    &OWN_WORK,
    &FUTURE,
    &BEFORE_TEXT,
    &BAD_DIGEST,
    &UNSIGNED,
    &BAD_SIGNATURE,
    &UNKNOWN_SIGNER,
    &UNKNOWN_KIND,
    &REPLACEMENT,
    &OVERDUE_ITEM,
    &WITHDRAWN_ITEM,
    &LEAK,
    &IDENTIFIER,
];
