//! What an attached file tells of people: its texts under the same rules, and what it hides.

use super::answers::{Answers, mark};
use super::scene::Scene;
use crate::base::{FileId, Span};
use crate::lexicon::Flags;
use crate::reading::attachment::{self, Attachment, Concern, Holds, Part, Weight};
use crate::reading::{Case, Form};
use crate::report::{Finding, Rule, Severity, Where};

/// A file that tells of people, hides something, or cannot be read.
pub(super) static ATTACHMENT: Rule = Rule::error("anon/attachment", include_str!("rules/attachment.md"));

/// Names of programs and of nobody, which such files give as their author.
const NOBODY: &[&str] = &[
    "python-docx",
    "openpyxl",
    "microsoft office user",
    "user",
    "admin",
    "administrator",
    "author",
    "anonymous",
    "unknown",
    "owner",
    "windows user",
    "title 1",
    "steve canny",
    "libreoffice",
    "apache poi",
    "word",
    "excel",
    "powerpoint",
    "presentation",
    "powerpoint presentation",
    "adobe",
    "canva",
    "google docs",
    "default",
    "none",
    "n/a",
    "test",
];

/// Looks at one file; `inspect` runs the rules over each of its texts.
pub fn attached(
    file: FileId,
    path: &str,
    bytes: &[u8],
    answers: &Answers,
    inspect: &dyn Fn(&Scene<'_>, &mut Vec<Finding>),
) -> Vec<Finding> {
    let span = Span::whole(file);
    let name = path.rsplit('/').next().unwrap_or(path);
    let Attachment { parts, concerns } = match attachment::read(name, bytes) {
        Ok(attachment) => attachment,
        Err(unreadable) => {
            let finding = Finding::new(&ATTACHMENT, span, format!("this file cannot be checked: {unreadable}"));
            return vec![finding.at(Where::Attachment).help(unreadable.help())];
        }
    };
    let mut findings: Vec<Finding> = concerns.iter().map(|concern| hides(span, path, concern)).collect();
    for part in &parts {
        findings.extend(says(file, path, part, answers, inspect));
    }
    findings.dedup_by(|a, b| a.message == b.message);
    findings
}

/// Returns the finding of something that no text shows.
fn hides(span: Span, path: &str, concern: &Concern) -> Finding {
    let mut finding = Finding::new(&ATTACHMENT, span, format!("this file holds more than it shows: {concern}"));
    if concern.weight() == Weight::Ask {
        finding.severity = Severity::Warning;
        finding.mark = Some(mark(ATTACHMENT.code, path, &concern.to_string(), 0));
    }
    finding.at(Where::Attachment).help(concern.help())
}

/// Returns what one text of a file tells.
fn says(
    file: FileId,
    path: &str,
    part: &Part,
    answers: &Answers,
    inspect: &dyn Fn(&Scene<'_>, &mut Vec<Finding>),
) -> Vec<Finding> {
    // Sources end at 4 GiB and attachments far below, so that a text always fits.
    let scene = Scene::new(file, "", &part.text, Form::Plain, answers, false);
    let mut found = Vec::new();
    inspect(&scene, &mut found);
    let person = part.place.holds() == Holds::Person && is_somebody(&scene, &part.text);
    let metadata = part.place.is_metadata();
    let at = if metadata { Where::Metadata } else { Where::Attachment };
    let mut told: Vec<Finding> = found
        .into_iter()
        .filter(|finding| !person && finding.severity != Severity::Info)
        // A question about a word in what a program wrote of itself would be asked of every file.
        .filter(|finding| !(metadata && finding.rule.code == "anon/name-question" && !is_name_of_two(&scene)))
        .map(|finding| {
            let mut told = Finding::new(&ATTACHMENT, Span::whole(file), format!("{}: {}", part.place, finding.message));
            told.severity = finding.severity;
            told.mark = Some(mark(ATTACHMENT.code, path, &told.message, 0));
            told.at(at).maybe_help(finding.help)
        })
        .collect();
    if person {
        let message = format!("{}: this names a person", part.place);
        let help = "clear the file's properties before you attach it (in Word: File, Info, Inspect Document)";
        told.push(Finding::new(&ATTACHMENT, Span::whole(file), message).at(Where::Metadata).help(help));
    }
    told
}

/// Returns whether a field that holds a person holds one, and not an office or a program.
fn is_somebody(scene: &Scene<'_>, text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    !lower.is_empty() && !NOBODY.contains(&lower.as_str()) && (!scene.sightings().is_empty() || is_name_of_two(scene))
}

/// Returns whether a text is two or three capitals of which the first can be a first name.
fn is_name_of_two(scene: &Scene<'_>) -> bool {
    let tokens = &scene.reading.tokens;
    let capital = tokens.iter().all(|token| matches!(token.case, Case::Capital | Case::Letter | Case::Mixed));
    let settled = scene.marks.iter().any(|mark| mark.is_settled());
    let first =
        tokens.first().is_some_and(|token| token.flags.any(Flags::FIRST | Flags::EITHER | Flags::PLACE_OR_NAME));
    (2..=3).contains(&tokens.len()) && capital && first && !settled
}
