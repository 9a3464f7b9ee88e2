//! What changed since the last approval, on the terminal of whoever approves.

use super::Candidate;
use crate::cli::terminal::{Terminal, count};
use crate::gate::changes_since;
use crate::pipeline::Judged;
use crate::report::{Finding, Severity};

/// Prints a candidate: what it is, what changed since its last approval, and the warnings that are open.
pub(super) fn show(terminal: &Terminal<'_>, judged: &Judged, each: &Candidate<'_>) {
    let title = &each.document.meta.title.value;
    terminal.say(format_args!("{}: {title} ({}), {}", each.path, each.state.reason(), each.digest));
    match each.record.and_then(|(record, _)| changes_since(&judged.folder, each.document, record)) {
        None => {}
        Some((_, None)) => {
            terminal.say("  No copy of the text last approved is kept here, so read the whole document.");
        }
        Some((day, Some(lines))) => {
            let day = day.long();
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
