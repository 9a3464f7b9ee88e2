//! The public keys that sign for a post, and from when until when.

use ssh_key::{Algorithm, EcdsaCurve};
use toml::Spanned;
use toml::de::DeValue;

use crate::base::{Day, Span, seal};
use crate::fields::{Date, Field, Many, Node, Reader, Text};
use crate::record;

record! {
    /// The keys of one post for a stretch of time.
    pub struct Signer {
        /// its public keys, each a line as in a `.pub` file
        keys: Many<PublicKey>,
        /// the first day on which they may sign
        from: Option<Date>,
        /// the last day on which they may sign
        until: Option<Date>,
    }
}

impl Signer {
    /// Returns whether its keys may sign on a day.
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from.value <= day) && self.until.is_none_or(|until| day <= until.value)
    }
}

/// The keys of one post: one table, or several when keys have changed over time.
#[derive(Debug)]
pub struct Signers(pub Vec<Signer>);

impl Field for Signers {
    const EXPECTED: &'static str = "a table with `keys`";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.get_ref().as_array().is_some() {
            return Vec::<Signer>::read(value, reader).map(Self);
        }
        Signer::read(value, reader).map(|signer| Self(vec![signer]))
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}

/// An SSH public key of a kind that may sign.
#[derive(Debug)]
pub struct PublicKey {
    /// The key.
    pub value: ssh_key::PublicKey,
    /// The place, quotes included.
    pub span: Span,
}

impl Field for PublicKey {
    const EXPECTED: &'static str = "a public key in \"quotes\", such as \"ssh-ed25519 AAAA…\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        let Some(key) = seal::public_key(&text.value) else {
            let help = "copy the whole line of the key's `.pub` file, which begins with its kind, such as ssh-ed25519";
            reader.bad_value(value, "this is not a public key", help);
            return None;
        };
        if !may_sign(&key.algorithm()) {
            let message = format!("a key of the kind `{}` cannot sign approvals", key.algorithm());
            reader.bad_value(value, message, "make one with `ssh-keygen -t ed25519`");
            return None;
        }
        Some(Self { value: key, span: text.span })
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}

/// Returns whether keys of a kind may sign: Ed25519 and ECDSA, in hardware too; no RSA.
pub fn may_sign(algorithm: &Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::Ed25519
            | Algorithm::SkEd25519
            | Algorithm::SkEcdsaSha2NistP256
            | Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 | EcdsaCurve::NistP384 }
    )
}
