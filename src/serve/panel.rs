//! What stands beside a page: notes in its text, and the panel with state, findings, changes and the next step.

use std::fmt::Write;

use super::marks::{Marks, public};
use super::pages::{quoted, shown};
use crate::base::OutPath;
use crate::gate::{State, changes_since};
use crate::kinds::Address;
use crate::model::Page;
use crate::render::mark;
use crate::report::{Finding, Severity};

/// Returns the panel of a page with the documents that it holds.
pub(super) fn panel(marks: &Marks<'_>, path: &OutPath, pages: &[&Page]) -> String {
    let mut inside = String::new();
    let link = public(path);
    let _ =
        writeln!(inside, "<p>You see the preview, drafts included. <a href=\"{link}\">What the public sees</a></p>");
    for page in pages {
        document(marks, page, &mut inside);
    }
    let (errors, warnings) = marks.elsewhere(path);
    let elsewhere = match (errors, warnings) {
        (0, 0) => String::new(),
        (errors, warnings) => format!(": {} in other files", numbers(errors, warnings)),
    };
    let _ = writeln!(inside, "<p><a href=\"/_preview/\">Every document</a>{elsewhere}</p>");
    let found: Vec<&Finding> = pages.iter().flat_map(|page| marks.of(page.document.file)).copied().collect();
    // Guests stand on the page of another document: what is not public yet is told first, be it theirs or its own.
    let own = pages.iter().find(|page| page.document.kind.about.address == Address::Page);
    let waiting = own.into_iter().chain(pages).find(|page| page.state != State::Public);
    let (word, tone) = match (pages, own.and(waiting.or(own))) {
        ([], _) => ("Preview", "plain"),
        ([page], _) | (_, Some(page)) => (state_word(page.state), tone(page.state)),
        _ => ("Preview of several documents", "plain"),
    };
    format!(
        "<aside id=\"candour-panel\" class=\"candour candour-{tone}\" lang=\"en\" aria-label=\"Preview\">\n\
         <details id=\"candour-open\"><summary><strong>{word}</strong> <span>{}</span></summary>\n\
         <div class=\"candour-inside\" tabindex=\"0\" role=\"region\" aria-label=\"About this page\">\n{inside}</div>\n\
         </details>\n</aside>\n",
        if found.is_empty() { "nothing to report".to_owned() } else { counted(&found) }
    )
}

/// Writes what is known of one document.
fn document(marks: &Marks<'_>, page: &Page, out: &mut String) {
    let document = &page.document;
    let path = marks.judged.folder.sources.get(document.file).path.as_str();
    let _ = write!(
        out,
        "<section><h2>{}</h2>\n<p><strong>{}</strong>: {}<br><small>{}</small></p>\n",
        shown(&document.meta.title.value),
        state_word(page.state),
        shown(&page.state.reason()),
        shown(path)
    );
    let found = marks.of(document.file);
    let group = |title: &str, severity: &[Severity], out: &mut String| {
        let items: Vec<_> = found.iter().enumerate().filter(|(_, f)| severity.contains(&f.severity)).collect();
        if !items.is_empty() {
            let _ = writeln!(out, "<h3>{title}</h3>\n<ul>");
            for (at, finding) in items {
                let place = place(marks, finding);
                let linked = if marks.has_note(finding, document.file) {
                    format!("<a href=\"#{}\">{place}</a>", id(&mark(document), at))
                } else {
                    place
                };
                let _ =
                    writeln!(out, "<li><p>{}</p><small>{linked}</small>{}</li>", words(finding), more(marks, finding));
            }
            out.push_str("</ul>\n");
        }
    };
    group("What blocks it", &[Severity::Error], out);
    group("To be looked at", &[Severity::Warning, Severity::Info], out);
    changes(marks, page, out);
    step(marks, page, path, out);
    out.push_str("</section>\n");
}

/// Writes what changed since the last approval, in the words of `candour approve`.
fn changes(marks: &Marks<'_>, page: &Page, out: &mut String) {
    if page.state.is_approved() {
        return;
    }
    let Some(record) = marks.record(&page.document) else { return };
    let Some((day, lines)) = changes_since(&marks.judged.folder, &page.document, record) else { return };
    let _ = writeln!(out, "<h3>Changed since its approval of {}</h3>", shown(&day.long()));
    let Some(lines) = lines else {
        out.push_str("<p>No copy of the approved text is kept here, so the whole document has to be read.</p>\n");
        return;
    };
    if lines.is_empty() {
        out.push_str("<p>Nothing that a reader sees.</p>\n");
        return;
    }
    out.push_str("<ul>\n");
    for line in lines {
        let line =
            shown(&line).replace("[-", "<del>").replace("-]", "</del>").replace("{+", "<ins>").replace("+}", "</ins>");
        let _ = writeln!(out, "<li>{line}</li>");
    }
    out.push_str("</ul>\n");
}

/// Writes what to do next, with a command to copy when there is one.
fn step(marks: &Marks<'_>, page: &Page, path: &str, out: &mut String) {
    let errors = marks.of(page.document.file).iter().filter(|finding| finding.blocks()).count();
    let site = marks.site_option();
    let path = quoted(path);
    let last = marks.record(&page.document).and_then(|record| record.approvals.last());
    let post = |post: Option<&str>, usual: &str| quoted(post.unwrap_or(usual));
    let approve = || {
        format!(
            "candour approve{site} {path} --as {} --anonymised-by {} --reference \"MEETING, DATE, ITEM\"",
            post(last.map(|last| &*last.approved_by.value), "POST"),
            post(last.map(|last| &*last.anonymised_by.value), "POST")
        )
    };
    let (words, command) = match page.state {
        _ if errors > 0 => ("Put right what blocks it; this page follows each time that you save.".to_owned(), None),
        State::Waiting | State::Changed { .. } => {
            ("When the group has decided, record it:".to_owned(), Some(approve()))
        }
        State::Seconding { .. } => ("Another post approves:".to_owned(), Some(approve())),
        State::Refused => (
            "Its record is not in order. See what stands against it:".to_owned(),
            Some(format!("candour check{site} {path}")),
        ),
        State::Public => ("It is on the site from the next build:".to_owned(), Some(format!("candour build{site}"))),
        State::Scheduled { from } => (format!("Nothing: a build on or after {} publishes it.", from.long()), None),
        State::Expired { .. } => ("Nothing, or a later `publish_until` and a new approval.".to_owned(), None),
        State::Withdrawn { .. } => {
            ("Nothing: it was taken down. To publish it again, it needs a new approval:".to_owned(), Some(approve()))
        }
    };
    let _ = writeln!(out, "<h3>Next step</h3>\n<p>{}</p>", shown(&words));
    if let Some(command) = command {
        let _ = writeln!(out, "<pre class=\"candour-command\" tabindex=\"0\"><code>{}</code></pre>", shown(&command));
    }
}

/// Returns a finding as a note in the text.
pub(super) fn note(marks: &Marks<'_>, name: &str, at: usize, finding: &Finding) -> String {
    format!(
        "<aside class=\"candour candour-note candour-{}\" id=\"{}\" lang=\"en\" aria-label=\"Note of the preview\"><p>{}</p><p><small>{}</small></p>{}</aside>\n",
        finding.severity.name(),
        id(name, at),
        words(finding),
        place(marks, finding),
        more(marks, finding)
    )
}

fn id(name: &str, at: usize) -> String {
    format!("candour-{}-{at}", name.replace('/', "-"))
}

fn words(finding: &Finding) -> String {
    let mut html = format!("<strong>{}:</strong> {}", heading(finding.severity), shown(&finding.message));
    if let Some(help) = &finding.help {
        let _ = write!(html, "<span class=\"candour-help\">{}</span>", shown(help));
    }
    html
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

fn place(marks: &Marks<'_>, finding: &Finding) -> String {
    let source = marks.judged.folder.sources.get(finding.span.file);
    if finding.span.end == 0 {
        return shown(source.path.as_str());
    }
    let position = source.position(finding.span.start);
    format!("{}, line {}, column {}", shown(source.path.as_str()), position.line, position.column)
}

/// Returns the rule behind a finding; what a disclosure rule matched is shown to whoever asks.
fn more(marks: &Marks<'_>, finding: &Finding) -> String {
    let code = finding.rule.code;
    let rule = format!("<small><a href=\"/_preview/rules/{code}.txt\">Why: {code}</a></small>");
    let matched = marks.judged.folder.sources.get(finding.span.file).slice(finding.span);
    if code.starts_with("anon/") && !matched.is_empty() {
        return format!(
            "<details class=\"candour-match\"><summary>Show what was found</summary><p><code>{}</code></p></details>{rule}",
            shown(matched)
        );
    }
    rule
}

/// Returns how much was found, in words.
pub(super) fn counted(found: &[&Finding]) -> String {
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    numbers(count(Severity::Error), count(Severity::Warning) + count(Severity::Info))
}

fn numbers(errors: usize, warnings: usize) -> String {
    let number = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, warnings) => number(warnings, "warning"),
        (errors, 0) => number(errors, "error"),
        (errors, warnings) => format!("{}, {}", number(errors, "error"), number(warnings, "warning")),
    }
}

/// Returns what a document is today, in the words of the preview.
pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::Public => "Public",
        State::Waiting | State::Seconding { .. } => "Not approved",
        State::Changed { .. } => "Changed, not approved",
        State::Scheduled { .. } => "Approved, not yet public",
        State::Expired { .. } => "No longer public",
        State::Withdrawn { .. } => "Withdrawn",
        State::Refused => "Refused",
    }
}

fn tone(state: State) -> &'static str {
    match state {
        State::Public | State::Scheduled { .. } => "good",
        State::Refused | State::Withdrawn { .. } => "error",
        _ => "warning",
    }
}
