//! What changed in a document since its last approval, as people read it: fields, files, and the text word by word.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

use super::ApprovalRecord;
use crate::base::{Day, Digest};
use crate::check::Document;
use crate::load::Folder;
use crate::load::kept::{self, Kept};
use crate::parse::{Apart, apart, markdown::assets};

/// Returns the day of the last approval, and a line for each change since, with `[-old-]` and `{+new+}` words; no lines
/// at all when no copy of the approved text is kept here, and nothing when the document was never approved.
pub fn changes_since(
    folder: &Folder,
    document: &Document,
    record: &ApprovalRecord,
) -> Option<(Day, Option<Vec<String>>)> {
    let last = record.approvals.last()?;
    let kept = Digest::parse(&last.digest.value).and_then(|digest| kept::read(&folder.root, digest));
    Some((last.approved_on.value, kept.map(|old| changes(folder, document, &old))))
}

fn changes(folder: &Folder, document: &Document, old: &Kept) -> Vec<String> {
    let new = apart(&folder.sources.get(document.file).text);
    let before = apart(&old.text);
    let mut lines = fields(&before, &new);
    lines.extend(files(folder, document, old));
    lines.extend(words(&before.lines.join("\n"), &new.lines.join("\n")));
    lines
}

/// Returns a line for each key of the front matter that was added, changed or removed.
fn fields(old: &Apart, new: &Apart) -> Vec<String> {
    let keys: BTreeSet<&String> = old.fields.keys().chain(new.fields.keys()).collect();
    let mut lines = Vec::new();
    for key in keys {
        let [before, after] = [old, new].map(|side| side.fields.get(key).map(shown).unwrap_or_default());
        if before != after {
            lines.extend(words(&before, &after).into_iter().map(|line| format!("{key}: {line}")));
        }
    }
    lines
}

fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.replace('\n', " "),
        toml::Value::Datetime(day) => day.to_string(),
        toml::Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        toml::Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{key} = {}", shown(value)));
            format!("({})", pairs.collect::<Vec<_>>().join("; "))
        }
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// Returns a line for each picture or attachment that was added, changed or removed.
fn files(folder: &Folder, document: &Document, old: &Kept) -> Vec<String> {
    let found = assets(&document.body);
    let now: BTreeMap<&str, Option<Digest>> = found
        .iter()
        .filter_map(|(asset, _)| asset.path.as_ref())
        .map(|path| (path.as_str(), folder.assets.get(path).and_then(crate::load::Asset::digest)))
        .collect();
    let mut lines: Vec<String> = Vec::new();
    for (path, digest) in &now {
        match old.assets.iter().find(|(name, _)| name == path) {
            None => lines.push(format!("{{+{path}+}} is new")),
            Some((_, before)) if Some(*before) != *digest => lines.push(format!("{path} is another file")),
            Some(_) => {}
        }
    }
    let gone = old.assets.iter().filter(|(name, _)| !now.contains_key(name.as_str()));
    lines.extend(gone.map(|(name, _)| format!("[-{name}-] is gone")));
    lines
}

/// Returns the lines that differ, with the words of the old and the new one marked.
fn words(old: &str, new: &str) -> Vec<String> {
    let diff = TextDiff::from_words(old, new);
    let mut text = String::new();
    let mut open = ChangeTag::Equal;
    let (start, end) = (
        |tag| match tag {
            ChangeTag::Delete => "[-",
            ChangeTag::Insert => "{+",
            ChangeTag::Equal => "",
        },
        |tag| match tag {
            ChangeTag::Delete => "-]",
            ChangeTag::Insert => "+}",
            ChangeTag::Equal => "",
        },
    );
    for change in diff.iter_all_changes() {
        if change.tag() != open {
            text.push_str(end(open));
            open = change.tag();
            text.push_str(start(open));
        }
        // A mark never runs on over the end of a line, so that each line can be read alone.
        let lines = change.value().split('\n').collect::<Vec<_>>();
        text.push_str(&lines.join(&format!("{}\n{}", end(open), start(open))));
    }
    text.push_str(end(open));
    let text = text.replace("[--]", "").replace("{++}", "");
    let marked = |line: &&str| line.contains("[-") || line.contains("{+");
    text.lines().filter(marked).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[&str]) {
        assert_eq!(words(old, new), expected, "{old:?} -> {new:?}");
    }

    #[test]
    fn words_that_changed_are_marked_and_lines_that_did_not_are_left_out() {
        check("one\ntwo three\nfour", "one\ntwo five\nfour", &["two [-three-]{+five+}"]);
        check("one\ntwo", "one", &["[-two-]"]);
        check("", "new words", &["{+new words+}"]);
        check("same", "same", &[]);
    }
}
