//! SSH signatures and public keys as they are written down, in their one true form.
//!
//! The forms are those of OpenSSH: PROTOCOL.sshsig for signatures, a line of a `.pub` file for keys.

use ssh_key::{LineEnding, PublicKey, SshSig};

/// Reads an armoured signature; spaces around its lines, which editors and mail programs add, do no harm.
pub fn signature(text: &str) -> Option<SshSig> {
    SshSig::from_pem(unwrapped(text)).ok()
}

/// Returns a signature in its one true form, with the line ends of Unix; `None` when it cannot be read.
pub fn armoured(text: &str) -> Option<String> {
    signature(text)?.to_pem(LineEnding::LF).ok()
}

/// Reads a public key, only as OpenSSH itself would write it: the library passes over some bytes that say nothing.
pub fn public_key(text: &str) -> Option<PublicKey> {
    let key = PublicKey::from_openssh(text).ok()?;
    let written = key.to_openssh().ok()?;
    written.split(' ').take(2).eq(text.split(' ').take(2)).then_some(key)
}

/// Returns how many bytes at the start of a text are a whole signature or key, which say nothing to a reader.
///
/// Only what is in its one true form counts, so that nothing can be written between its letters.
pub fn sealed(text: &str) -> usize {
    if text.trim_start().starts_with("-----BEGIN SSH SIGNATURE-----") {
        let own = |armoured: String| armoured.trim_end() == unwrapped(text).trim();
        return if armoured(text).is_some_and(own) { text.len() } else { 0 };
    }
    if !text.starts_with("ssh-") && !text.starts_with("ecdsa-") && !text.starts_with("sk-") {
        return 0;
    }
    let end = text.match_indices(' ').nth(1).map_or(text.len(), |(at, _)| at);
    public_key(text).map_or(0, |_| end)
}

/// Returns an armoured signature without space around its lines.
fn unwrapped(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        lines.push_str(line.trim());
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::sealed;

    const SIGNATURE: &str = "-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgi0UoqNsMAqhm/58MbpKNQ5nMVW
Guuz5V5ZZzgLjxa8QAAAAQY2FuZG91ci1hcHByb3ZhbAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEABx/AB12CDE/xxx/AB12CDE/xxx/AB12CDE/xxDRQpTH28Dm
nSTtNrEcCCUjAcFh40WIrKHXnjYOZ/JtaZakkG
-----END SSH SIGNATURE-----
";
    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIItFKKjbDAKoZv+fDG6SjUOZzFVhrrs+VeWWc4C48WvE";

    #[test]
    fn whole_signatures_and_keys_say_nothing() {
        assert_eq!(sealed(SIGNATURE), SIGNATURE.len());
        assert_eq!(sealed(KEY), KEY.len());
        assert_eq!(sealed(&format!("{KEY} chair@example.org")), KEY.len());
    }

    #[test]
    fn what_is_written_beside_or_into_them_is_read() {
        assert_eq!(sealed(&format!("Words\n{SIGNATURE}")), 0);
        assert_eq!(sealed(&format!("{SIGNATURE}Words\n")), 0);
        assert_eq!(sealed(&SIGNATURE.replace("\nGuuz", "\nWords: here\n\nGuuz")), 0);
        assert_eq!(sealed(&SIGNATURE.replace("AAAAAAAAAAG", "")), 0);
        assert_eq!(sealed("ssh-keys are kept by the chair"), 0);
        assert_eq!(sealed(&KEY.replace("IIt", "II t")), 0);
        assert_eq!(sealed("Words"), 0);
    }
}
