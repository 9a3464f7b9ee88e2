//! The list of what candour has written, kept inside the live folder as its mark of ownership.
//!
//! In: a plan and what was made of it, or the file of the last run. Out: the file's text, or its records.
//! Invariant: same files, same text; it holds no date and no path of the computer.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use super::jobs::Made;
use super::refusal::Refusal;
use crate::base::{Digest, OutPath};
use crate::gate::Cleared;
use crate::render::Plan;

/// The name of the file inside the live folder.
pub(super) const NAME: &str = ".candour-manifest.json";
const VERSION: u32 = 1;
const NOT_OURS: &str =
    "use another folder, or restore the file from a backup; if nothing in the folder is needed, empty it";

/// What is known of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
    /// The ids of the documents whose words or pictures it holds, in order.
    pub ids: Vec<String>,
}

/// Every file that candour has written into a folder.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    files: BTreeMap<OutPath, Record>,
    text: Option<String>,
}

#[derive(Deserialize)]
struct Written {
    generator: String,
    version: u32,
    files: BTreeMap<String, WrittenRecord>,
}

#[derive(Deserialize)]
struct WrittenRecord {
    sha256: String,
    size: u64,
    ids: Vec<String>,
}

impl Manifest {
    /// Returns the manifest of a published folder; `None` when it has none.
    ///
    /// # Errors
    ///
    /// When the file is there but is not what candour wrote.
    pub fn load(folder: &Path) -> Result<Option<Self>, Refusal> {
        let path = folder.join(NAME);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&path, text).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Refusal::new(&path, format!("could not be read ({error})"), NOT_OURS)),
        }
    }

    /// Returns the files and what is known of them, in the order of their addresses.
    pub fn files(&self) -> impl Iterator<Item = (&OutPath, &Record)> {
        self.files.iter()
    }

    /// Returns what is known of the file at an address.
    pub fn record(&self, address: &str) -> Option<&Record> {
        self.files.get(&OutPath::new(address)?)
    }

    /// Returns what is known of the file at a planned address.
    pub(super) fn get(&self, path: &OutPath) -> Option<&Record> {
        self.files.get(path)
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the text of the file, if there is or will be one.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Returns the manifest of files just made.
    pub(super) fn of(plan: &Plan<'_, Cleared>, made: &[Made]) -> Self {
        let records = plan.files().iter().zip(made).map(|(file, made)| {
            let ids = file.holds.iter().map(|&id| id.to_owned()).collect();
            (file.path.clone(), Record { digest: made.digest, size: made.size, ids })
        });
        let files: BTreeMap<_, _> = records.collect();
        let text = Some(written(&files));
        Self { files, text }
    }

    fn parse(path: &Path, text: String) -> Result<Self, Refusal> {
        let broken = |why: String| {
            let message = format!("is damaged, so candour no longer knows which files here are its own ({why})");
            Refusal::new(path, message, NOT_OURS)
        };
        let written: Written = serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
        if written.generator != "candour" || written.version != VERSION {
            let message = format!("was made by `{}`, format {}", written.generator, written.version);
            return Err(Refusal::new(path, message, "use another folder, or the program that made it"));
        }
        let files = written.files.into_iter().map(|(address, record)| {
            let digest = Digest::parse(&format!("sha256:{}", record.sha256));
            let (address, digest) = (OutPath::new(&address)?, digest?);
            Some((address, Record { digest, size: record.size, ids: record.ids }))
        });
        let files = files.collect::<Option<_>>().ok_or_else(|| broken("an entry makes no sense".to_owned()))?;
        Ok(Self { files, text: Some(text) })
    }
}

/// Returns the text of a manifest: JSON with one line a file, so that two of them can be compared by eye.
fn written(files: &BTreeMap<OutPath, Record>) -> String {
    let mut text = String::with_capacity(files.len() * 160 + 64);
    let _ = write!(text, "{{\"generator\":\"candour\",\"version\":{VERSION},\"files\":{{");
    for (number, (path, record)) in files.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let (path, ids) = (serde_json::Value::from(path.as_str()), serde_json::Value::from(record.ids.clone()));
        let (hex, size) = (record.digest.hex(), record.size);
        let _ = write!(text, "{comma}\n{path}:{{\"sha256\":\"{hex}\",\"size\":{size},\"ids\":{ids}}}");
    }
    text.push_str("\n}}\n");
    text
}
