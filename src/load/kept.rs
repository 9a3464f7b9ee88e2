//! What the program keeps for itself in `.candour`: copies of approved texts, so that the next approval can show what has
//! changed, and the digest of each withdrawal, so that nobody can take one back unseen.
//!
//! A copy is named by the digest of its approval and counts only while its bytes still have that digest, so a copy that
//! somebody edited is no copy. It stands in a hidden folder, outside of `content`, and nothing publishes it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::text;
use crate::base::Digest;

/// The folder of the copies, from the site folder.
pub const FOLDER: &str = ".candour/approved";
/// The folder of the withdrawals, from the site folder.
const WITHDRAWN: &str = ".candour/withdrawn";
/// Parts the list of files from the text.
const BORDER: &str = "+++ text +++\n";

/// The text of an earlier approval, and its files.
#[derive(Debug)]
pub struct Kept {
    /// The document, byte for byte.
    pub text: String,
    /// The path and the digest of each file that it embedded or attached, in order.
    pub assets: Vec<(String, Digest)>,
}

/// Returns the path of what is kept of the withdrawal of a document, from the site folder.
pub fn withdrawal_path(id: &str) -> String {
    format!("{WITHDRAWN}/{id}.txt")
}

/// Returns the digest of each withdrawal that was recorded here, by the id of its document.
#[expect(clippy::disallowed_methods, reason = "the order of the files makes no difference to a map")]
pub(super) fn withdrawals(root: &Path) -> BTreeMap<String, Digest> {
    let Ok(entries) = fs::read_dir(root.join(WITHDRAWN)) else { return BTreeMap::new() };
    let kept = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let digest = Digest::parse(text::read(&entry.path()).ok()?.trim())?;
        Some((name.strip_suffix(".txt")?.to_owned(), digest))
    });
    kept.collect()
}

/// Returns the path of a copy from the site folder.
pub fn path(digest: Digest) -> String {
    format!("{FOLDER}/{}.txt", digest.hex())
}

/// Returns the path of a copy from the site folder, and its text.
pub fn text<'a>(digest: Digest, text: &str, assets: impl Iterator<Item = (&'a str, Digest)>) -> (String, String) {
    let mut kept = String::new();
    for (path, digest) in assets {
        let _ = writeln!(kept, "{digest} {path}");
    }
    kept.push_str(BORDER);
    kept.push_str(text);
    (path(digest), kept)
}

/// Returns the copy of the text that has a digest, if there is one and it still has it.
pub fn read(root: &Path, digest: Digest) -> Option<Kept> {
    let kept = text::read(&root.join(path(digest))).ok()?;
    let (list, text) = kept.split_once(BORDER)?;
    let assets: Option<Vec<(String, Digest)>> = list
        .lines()
        .map(|line| line.split_once(' ').and_then(|(digest, path)| Some((path.to_owned(), Digest::parse(digest)?))))
        .collect();
    let assets = assets?;
    let digests: Vec<Digest> = assets.iter().map(|(_, digest)| *digest).collect();
    (Digest::of_document(text.as_bytes(), &digests) == digest).then(|| Kept { text: text.to_owned(), assets })
}
