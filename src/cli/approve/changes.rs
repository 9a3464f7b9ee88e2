//! What changed since the last approval, as people read it: fields, files, and the text word by word.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

use super::Candidate;
use crate::base::Digest;
use crate::cli::terminal::{Terminal, count};
use crate::load::kept::{self, Kept};
use crate::parse::{Apart, apart, markdown::assets};
use crate::pipeline::Judged;
use crate::report::{Finding, Severity};

/// Prints a candidate: what it is, what changed since its last approval, and the warnings that are open.
pub(super) fn show(terminal: &Terminal<'_>, judged: &Judged, each: &Candidate<'_>) {
    let title = &each.document.meta.title.value;
    terminal.say(format_args!("{}: {title} ({}), {}", each.path, each.state.reason(), each.digest));
    let last = each.record.and_then(|(record, _)| record.approvals.last());
    let kept = last.and_then(|last| kept::read(&judged.folder.root, Digest::parse(&last.digest.value)?));
    match (last, kept) {
        (None, _) => {}
        (Some(_), None) => {
            terminal.say("  No copy of the text last approved is kept here, so read the whole document.");
        }
        (Some(last), Some(old)) => {
            let lines = changes(judged, each, &old);
            let day = last.approved_on.value.long();
            if lines.is_empty() {
                terminal.say(format_args!("  Nothing that a reader sees has changed since {day}."));
            } else {
                terminal.say(format_args!("  Changed since {day}, with [-old-] and {{+new+}} words:"));
            }
            for line in lines {
                terminal.say(format_args!("  {line}"));
            }
        }
    }
    let waived = judged.answers.waivers().iter().filter(|waiver| waiver.covers(each.path.as_str()));
    for waiver in waived {
        let (rule, post, end) = (&waiver.rule.value, &waiver.by.value, waiver.expires.value.long());
        terminal.say(format_args!("  Waived until {end} by {post}: {rule} ({})", waiver.reason.value));
    }
    let file = each.document.file;
    let is_open = |finding: &&Finding| finding.severity == Severity::Warning && finding.span.file == file;
    let open: Vec<Finding> = judged.findings.iter().filter(is_open).cloned().collect();
    if !open.is_empty() {
        terminal.say(format_args!("  {} open:", count(open.len(), "warning")));
        terminal.findings(&judged.folder.sources, open, 1, false);
    }
}

fn changes(judged: &Judged, each: &Candidate<'_>, old: &Kept) -> Vec<String> {
    let new = apart(&judged.folder.sources.get(each.document.file).text);
    let before = apart(&old.text);
    let mut lines = fields(&before, &new);
    lines.extend(files(judged, each, old));
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
fn files(judged: &Judged, each: &Candidate<'_>, old: &Kept) -> Vec<String> {
    let found = assets(&each.document.body);
    let now: BTreeMap<&str, Option<Digest>> = found
        .iter()
        .filter_map(|(asset, _)| asset.path.as_ref())
        .map(|path| (path.as_str(), judged.folder.assets.get(path).and_then(crate::load::Asset::digest)))
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
