//! SSH signatures of approvals: what is signed, and whether it was signed by a key of the post, in time.
//!
//! The format is that of `ssh-keygen -Y sign` (OpenSSH, PROTOCOL.sshsig).

use ssh_key::Algorithm;

use super::record::Approval;
use super::rules::{BAD_SIGNATURE, UNKNOWN_SIGNER, UNSIGNED};
use crate::base::seal;
use crate::report::{Finding, Where};
use crate::settings::ApprovalPolicy;

/// What a signature is for; one made for anything else is refused.
pub const NAMESPACE: &str = "candour-approval";

/// Checks the signature of an approval; reports why it does not count.
pub(super) fn check(approval: &Approval, policy: &ApprovalPolicy, findings: &mut Vec<Finding>) {
    let post = &approval.approved_by.value;
    let mut report = |finding: Finding, help: &str| findings.push(finding.at(Where::FrontMatter).help(help));
    let again = "approve the document again with a key of that post";
    let Some(signature) = &approval.signature else {
        let message = format!("this approval of `{post}` is not signed, and candour.toml asks for signatures");
        return report(Finding::new(&UNSIGNED, approval.approved_by.span, message), again);
    };
    let bad = |message: &str| Finding::new(&BAD_SIGNATURE, signature.span, message);
    let Some(read) = seal::signature(&signature.value) else {
        return report(bad("this signature is damaged or cut short"), again);
    };
    if read.namespace() != NAMESPACE {
        let message = format!("this signature was made for `{}`, not for an approval", read.namespace());
        return report(bad(&message), "sign again, with the namespace `candour-approval`");
    }
    let unknown = |message: String| Finding::new(&UNKNOWN_SIGNER, signature.span, message);
    let is_key =
        |signer: &&crate::settings::Signer| signer.keys.iter().any(|key| key.value.key_data() == read.public_key());
    let signers: Vec<_> = policy.signers(post).filter(is_key).collect();
    if signers.is_empty() {
        let other = policy.signers.0.iter().find(|(_, signers)| signers.0.iter().any(|signer| is_key(&signer)));
        let message = other.map_or_else(
            || "this key belongs to no post that may sign".to_owned(),
            |(other, _)| format!("this is a key of `{other}`, and the approval names `{post}`"),
        );
        return report(unknown(message), "sign with a key that candour.toml lists for the post, or add the key there");
    }
    let day = approval.approved_on.value;
    if !signers.iter().any(|signer| signer.is_valid_on(day)) {
        let message = format!("this key of `{post}` could not sign on {}", day.long());
        return report(
            unknown(message),
            "sign with a key that is valid on that day; `from` and `until` say when it is",
        );
    }
    // The library checks what was signed, not whether a person touched the hardware key; OpenSSH asks for both.
    let hardware = matches!(read.algorithm(), Algorithm::SkEd25519 | Algorithm::SkEcdsaSha2NistP256);
    let bytes = read.signature_bytes();
    let touched = bytes.len().checked_sub(5).is_some_and(|at| bytes[at] & 1 == 1);
    if hardware && !touched {
        return report(bad("nobody touched the hardware key when this was signed"), "sign again, and touch the key");
    }
    let key = ssh_key::PublicKey::from(read.public_key().clone());
    if key.verify(NAMESPACE, approval.statement().as_bytes(), &read).is_err() {
        report(bad("this signature is over another statement than this approval"), again);
    }
}
