//! What signs an approval: a key file, a running agent, or a signature that somebody brings.

use std::path::Path;

use ssh_key::{HashAlg, LineEnding, PrivateKey, SshSig};

use super::agent::Agent;
use crate::base::{Day, seal};
use crate::gate::NAMESPACE;
use crate::load;
use crate::settings::{ApprovalPolicy, may_sign};

/// What signs an approval.
pub(super) enum Signing {
    /// Nothing does.
    Nothing,
    /// A private key from a file.
    Key(Box<PrivateKey>),
    /// A key that an agent holds.
    Agent(Agent, Box<ssh_key::PublicKey>),
    /// A signature that was made elsewhere.
    Given(String),
}

impl Signing {
    /// Returns the key in a file: a private one, or a public one whose private half an agent holds.
    pub(super) fn with_key(file: &Path) -> Result<Self, String> {
        let shown = file.display();
        let text = load::key(file).map_err(|error| format!("the key `{shown}` could not be read: {error}"))?;
        if let Ok(public) = ssh_key::PublicKey::from_openssh(text.trim()) {
            return Self::with_agent(Agent::open()?, public);
        }
        let key = PrivateKey::from_openssh(text.as_bytes()).map_err(|_| {
            format!("`{shown}` is no SSH key; make one with `ssh-keygen -t ed25519`, and keep it for the post alone")
        })?;
        refuse_kind(&key.algorithm())?;
        if key.is_encrypted() {
            // Whoever asks for a passphrase has to keep it safe; the agent is made for that.
            let public = key.public_key().clone();
            let help = format!("this key has a passphrase: run `ssh-add {shown}` first, and then this again");
            return Agent::open().and_then(|agent| Self::with_agent(agent, public)).map_err(|_| help);
        }
        Ok(Self::Key(Box::new(key)))
    }

    /// Returns the key of a running agent that may sign for a post.
    pub(super) fn with_agent_for(policy: &ApprovalPolicy, post: &str, day: Day) -> Result<Self, String> {
        let mut agent = Agent::open().map_err(|why| format!("candour.toml asks for signatures: {why}"))?;
        let held = agent.keys()?;
        let keys = policy.signers(post).filter(|signer| signer.is_valid_on(day)).flat_map(|signer| signer.keys.iter());
        let usable = keys.map(|key| &key.value).find(|key| held.iter().any(|held| held == key.key_data()));
        match usable {
            Some(key) => Ok(Self::Agent(agent, Box::new(key.clone()))),
            None => Err(format!(
                "the agent holds no key that may sign for `{post}`; add it with `ssh-add`, or name it with `--key`"
            )),
        }
    }

    /// Returns a signature that was made elsewhere.
    pub(super) fn given(file: &Path) -> Result<Self, String> {
        let shown = file.display();
        let text = load::key(file).map_err(|error| format!("the signature `{shown}` could not be read: {error}"))?;
        seal::armoured(&text).map(Self::Given).ok_or_else(|| format!("`{shown}` is no SSH signature, or is cut short"))
    }

    /// Returns the signature of a statement; `None` when nothing signs.
    pub(super) fn sign(&self, statement: &[u8]) -> Result<Option<String>, String> {
        let signature = match self {
            Self::Nothing => return Ok(None),
            Self::Given(text) => return Ok(Some(text.clone())),
            Self::Key(key) => key.sign(NAMESPACE, HashAlg::Sha512, statement).map_err(|error| error.to_string()),
            Self::Agent(agent, key) => signed_by_agent(agent, key, statement),
        };
        let text = signature.and_then(|signature| signature.to_pem(LineEnding::LF).map_err(|error| error.to_string()));
        text.map(Some).map_err(|error| format!("the approval could not be signed: {error}"))
    }

    fn with_agent(mut agent: Agent, key: ssh_key::PublicKey) -> Result<Self, String> {
        refuse_kind(&key.algorithm())?;
        if agent.keys()?.iter().any(|held| held == key.key_data()) {
            return Ok(Self::Agent(agent, Box::new(key)));
        }
        Err("the agent does not hold that key; add it with `ssh-add`".to_owned())
    }
}

fn signed_by_agent(agent: &Agent, key: &ssh_key::PublicKey, statement: &[u8]) -> Result<SshSig, String> {
    let text = |error: ssh_key::Error| error.to_string();
    let data = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, statement).map_err(text)?;
    let signature = agent.sign(key.key_data(), &data)?;
    SshSig::new(key.key_data().clone(), NAMESPACE, HashAlg::Sha512, signature).map_err(text)
}

fn refuse_kind(algorithm: &ssh_key::Algorithm) -> Result<(), String> {
    if may_sign(algorithm) {
        return Ok(());
    }
    Err(format!("a key of the kind `{algorithm}` cannot sign approvals; make one with `ssh-keygen -t ed25519`"))
}
