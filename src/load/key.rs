//! A key or a signature that somebody names on the command line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// No key or signature is longer.
const LIMIT: u64 = 64 * 1024;

/// Returns the text of a key or signature file.
///
/// # Errors
///
/// When the disk refuses, or the file is too long or no text.
#[expect(clippy::disallowed_methods, reason = "the one file that stands outside of the site folder and is read")]
pub fn key(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LIMIT).read_to_string(&mut text)?;
    Ok(text)
}
