//! A running ssh-agent: which keys it holds, and what it signs (draft-ietf-sshm-ssh-agent).
//!
//! It listens on a socket file of this computer, named by `SSH_AUTH_SOCK`; nothing goes over a network.

use ssh_key::Signature;
use ssh_key::public::KeyData;

/// Asks for the keys, and its answer.
const REQUEST_IDENTITIES: u8 = 11;
const IDENTITIES_ANSWER: u8 = 12;
/// Asks for a signature, and its answer.
const SIGN_REQUEST: u8 = 13;
const SIGN_RESPONSE: u8 = 14;
/// No honest answer is longer.
const LIMIT: usize = 256 * 1024;

/// A running agent.
pub(super) struct Agent {
    #[cfg(unix)]
    socket: std::path::PathBuf,
}

impl Agent {
    /// Returns the agent of this session.
    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "this is the one home of the agent's address")]
    pub(super) fn open() -> Result<Self, String> {
        let socket = std::env::var("SSH_AUTH_SOCK").ok().filter(|path| !path.is_empty());
        let socket = socket.ok_or("no ssh-agent is running; start one, or name a key with `--key`")?;
        Ok(Self { socket: socket.into() })
    }

    /// Returns why there is no agent.
    #[cfg(not(unix))]
    pub(super) fn open() -> Result<Self, String> {
        Err("an ssh-agent can be asked on Linux and macOS only; name a key without a passphrase with `--key`"
            .to_owned())
    }

    /// Returns the public keys that it holds; those of an unknown kind are left out.
    pub(super) fn keys(&mut self) -> Result<Vec<KeyData>, String> {
        let answer = self.ask(&[REQUEST_IDENTITIES])?;
        let mut rest = expect(&answer, IDENTITIES_ANSWER).ok_or("the ssh-agent does not say which keys it holds")?;
        let mut keys = Vec::new();
        let damaged = || "the ssh-agent gave an answer that makes no sense".to_owned();
        for _ in 0..number(&mut rest).ok_or_else(damaged)? {
            let key = bytes(&mut rest).ok_or_else(damaged)?;
            bytes(&mut rest).ok_or_else(damaged)?;
            keys.extend(ssh_key::PublicKey::from_bytes(key).ok().map(|key| key.key_data().clone()));
        }
        Ok(keys)
    }

    /// Returns the signature of some bytes by a key that it holds.
    pub(super) fn sign(&self, key: &KeyData, data: &[u8]) -> Result<Signature, String> {
        let key = ssh_key::PublicKey::from(key.clone()).to_bytes().map_err(|error| error.to_string())?;
        let mut request = vec![SIGN_REQUEST];
        for part in [&key[..], data] {
            request.extend(length(part.len()));
            request.extend(part);
        }
        request.extend(length(0));
        let answer = self.ask(&request)?;
        let mut rest = expect(&answer, SIGN_RESPONSE).ok_or("the ssh-agent would not sign")?;
        let signature = bytes(&mut rest).ok_or("the ssh-agent gave no signature")?;
        Signature::try_from(signature).map_err(|error| format!("the signature of the ssh-agent is damaged: {error}"))
    }

    #[cfg(unix)]
    fn ask(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        use std::io::{Read, Write};
        let talk = || -> std::io::Result<Vec<u8>> {
            let mut stream = std::os::unix::net::UnixStream::connect(&self.socket)?;
            stream.write_all(&[&length(request.len())[..], request].concat())?;
            let mut size = [0; 4];
            stream.read_exact(&mut size)?;
            let size = u32::from_be_bytes(size) as usize;
            let mut answer = Vec::new();
            stream.take(size.min(LIMIT) as u64).read_to_end(&mut answer)?;
            Ok(answer)
        };
        talk().map_err(|error| format!("the ssh-agent could not be reached: {error}"))
    }

    #[cfg(not(unix))]
    fn ask(&self, _request: &[u8]) -> Result<Vec<u8>, String> {
        Err("there is no ssh-agent".to_owned())
    }
}

/// Returns what follows the kind of a message, if it is of that kind.
fn expect(message: &[u8], kind: u8) -> Option<&[u8]> {
    message.split_first().filter(|(found, _)| **found == kind).map(|(_, rest)| rest)
}

fn length(size: usize) -> [u8; 4] {
    u32::try_from(size).unwrap_or(u32::MAX).to_be_bytes()
}

/// Takes a number off the front.
fn number(rest: &mut &[u8]) -> Option<u32> {
    let (head, tail) = rest.split_first_chunk::<4>()?;
    *rest = tail;
    Some(u32::from_be_bytes(*head))
}

/// Takes a string of bytes off the front.
fn bytes<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let size = number(rest)? as usize;
    let (head, tail) = rest.split_at_checked(size)?;
    *rest = tail;
    Some(head)
}
