//! A message in the small Markdown of GOV.UK Notify: headings, lists, links, inset text and lines across; no bold text.
//!
//! Source: notifications.service.gov.uk, "Formatting" and "Personalisation", read in November 2026.

use std::fmt::Write;

use super::message::Message;
use super::part::{Fact, Part, Run};

/// Returns the subject, an empty line, and the text to paste.
pub(super) fn notify(message: &Message<'_>, browser: &str, foot: &[Vec<Run>]) -> String {
    let meta = &message.page.document.meta;
    let mut out = format!("{}\n\n", plain(&message.subject));
    let _ = write!(out, "# {}\n\n{}\n\n", plain(&meta.title.value), plain(&message.dateline));
    let _ = write!(out, "{}\n\n", plain(&meta.summary.value));
    if let Some(note) = &message.note {
        let _ = write!(out, "{}\n\n", plain(note));
    }
    let _ = write!(out, "{browser} {}\n\n", message.web);
    parts(&message.parts, "", &mut out);
    out.push_str("---\n\n");
    for line in foot {
        let _ = write!(out, "{}\n\n", runs(line));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn parts(all: &[Part], before: &str, out: &mut String) {
    for part in all {
        match part {
            Part::Heading(2, words) => line(before, &format!("# {}", plain(words)), out),
            Part::Heading(_, words) => line(before, &format!("## {}", plain(words)), out),
            Part::Paragraph(words) => line(before, &runs(words), out),
            Part::Button { words, url } => line(before, &format!("[{}]({})", plain(words), target(url)), out),
            Part::List(start, items) => list(*start, items, before, out),
            Part::Facts(facts) => facts.iter().for_each(|fact| each_fact(fact, before, out)),
            Part::Table { head, rows } => {
                for row in rows {
                    let cells = head.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                    let cells = cells.map(|(name, cell)| format!("{}: {}", runs(name), runs(cell)));
                    line(before, &cells.collect::<Vec<_>>().join("\n"), out);
                }
            }
            Part::Picture { alt, .. } if alt.is_empty() => {}
            Part::Picture { alt, .. } => line(before, &plain(alt), out),
            Part::Panel(inner) => parts(inner, before, out),
            Part::Quote(inner) => parts(inner, "^ ", out),
            Part::Kicker(words) | Part::Code(words) => line(before, &plain(words), out),
            Part::Rule => line("", "---", out),
        }
    }
}

fn line(before: &str, words: &str, out: &mut String) {
    let words = words.trim();
    if !words.is_empty() {
        let _ = write!(out, "{before}{words}\n\n");
    }
}

/// Lists of Notify are one level deep and one line an entry.
fn list(start: Option<u64>, items: &[Vec<Part>], before: &str, out: &mut String) {
    for (at, item) in (start.unwrap_or(0)..).zip(items) {
        let mut inner = String::new();
        parts(item, "", &mut inner);
        let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        match start {
            Some(_) => {
                let _ = writeln!(out, "{before}{at}. {words}");
            }
            None => {
                let _ = writeln!(out, "{before}* {words}");
            }
        }
    }
    out.push('\n');
}

fn each_fact(fact: &Fact, before: &str, out: &mut String) {
    let lines = fact.lines.iter().map(|words| runs(words));
    let words = std::iter::once(plain(&fact.name)).chain(lines).collect::<Vec<_>>().join("\n");
    line(before, &words, out);
}

fn runs(all: &[Run]) -> String {
    let mut out = String::new();
    for run in all {
        match run {
            Run::Text(words) | Run::Code(words) => out.push_str(&plain(words)),
            Run::Strong(inner) | Run::Emphasis(inner) | Run::Strike(inner) => out.push_str(&runs(inner)),
            // Notify makes links of web addresses alone.
            Run::Link { words, url } if url.starts_with("http") => {
                let _ = write!(out, "[{}]({})", runs(words), target(url));
            }
            Run::Link { words, .. } => out.push_str(&runs(words)),
            Run::Break => out.push('\n'),
        }
    }
    out
}

/// Returns words in which Notify finds no placeholder and no link.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '(' | ')') && out.ends_with(c) {
            out.push(' ');
        }
        out.push(if c == '[' {
            '('
        } else if c == ']' {
            ')'
        } else {
            c
        });
    }
    out
}

/// Returns an address that ends where Notify's link does.
fn target(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace(' ', "%20")
}
