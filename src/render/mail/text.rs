//! A message as plain text: lines of 76 columns, links numbered and listed at the end.
//!
//! Plain words only: no mark that a screen reader would spell out stands where a blank line does.

use std::fmt::Write;

use super::message::Message;
use super::part::{Fact, Part, Run};

/// How wide a line is; mail programs quote with two more.
const WIDTH: usize = 76;

/// What stands around the parts of a message.
pub(super) struct Around<'a> {
    /// Who sends it.
    pub sender: &'a str,
    /// The words before the address of the web page.
    pub browser: &'a str,
    /// The heading of the list of links.
    pub links: &'a str,
    /// The lines at the foot.
    pub foot: &'a [Vec<Run>],
}

/// Returns the whole message.
pub(super) fn text(message: &Message<'_>, around: &Around<'_>) -> String {
    let mut writer = Writer { out: String::new(), links: Vec::new() };
    writer.lines("", "", around.sender);
    writer.lines("", "", &message.dateline);
    writer.gap();
    let title = &*message.page.document.meta.title.value;
    writer.lines("", "", title);
    writer.out.push_str(&"-".repeat(title.chars().count().min(WIDTH)));
    writer.out.push_str("\n\n");
    writer.lines("", "", &message.page.document.meta.summary.value);
    writer.gap();
    if let Some(note) = &message.note {
        writer.lines("", "", note);
        writer.gap();
    }
    writer.lines("", "", &format!("{} {}", around.browser, message.web));
    writer.gap();
    writer.parts(&message.parts, "");
    writer.out.push_str("-- \n");
    for line in around.foot {
        let words = writer.runs(line);
        writer.lines("", "", &words);
    }
    if !writer.links.is_empty() {
        let heading = around.links;
        let links = std::mem::take(&mut writer.links);
        writer.gap();
        writer.out.push_str(heading);
        writer.out.push('\n');
        for (at, url) in links.iter().enumerate() {
            let _ = writeln!(writer.out, "[{}] {url}", at + 1);
        }
    }
    writer.out
}

struct Writer {
    out: String,
    links: Vec<String>,
}

impl Writer {
    fn parts(&mut self, parts: &[Part], indent: &str) {
        for part in parts {
            self.part(part, indent);
        }
    }

    fn part(&mut self, part: &Part, indent: &str) {
        match part {
            Part::Heading(level, words) => {
                self.lines(indent, indent, words);
                if *level == 2 {
                    let line = "-".repeat(words.chars().count().min(WIDTH - indent.len()));
                    self.lines(indent, indent, &line);
                }
            }
            Part::Kicker(words) => {
                self.lines(indent, indent, words);
                return;
            }
            Part::Paragraph(runs) => {
                let words = self.runs(runs);
                self.lines(indent, indent, &words);
            }
            Part::Button { words, url } => {
                let mark = self.mark(url);
                self.lines(indent, indent, &format!("{words}{mark}"));
            }
            Part::List(start, items) => self.list(*start, items, indent),
            Part::Facts(facts) => self.facts(facts, indent),
            Part::Table { head, rows } => self.table(head, rows, indent),
            Part::Picture { alt, .. } if alt.is_empty() => return,
            Part::Picture { alt, .. } => self.lines(indent, indent, alt),
            Part::Panel(inner) => return self.parts(inner, indent),
            Part::Quote(inner) => return self.parts(inner, &format!("{indent}  ")),
            Part::Code(text) => text.lines().for_each(|line| self.push(indent, line)),
            Part::Rule => self.push(indent, "* * *"),
        }
        self.gap();
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Part>], indent: &str) {
        for (at, item) in (start.unwrap_or(0)..).zip(items) {
            let mark = start.map_or_else(|| "- ".to_owned(), |_| format!("{at}. "));
            let inner = format!("{indent}{}", " ".repeat(mark.len()));
            let from = self.out.len();
            self.parts(item, &inner);
            // The mark takes the place of the first line's indent.
            if self.out.len() > from {
                self.out.replace_range(from..from + inner.len(), &format!("{indent}{mark}"));
                self.ungap();
            }
        }
    }

    fn facts(&mut self, facts: &[Fact], indent: &str) {
        for fact in facts {
            self.lines(indent, indent, &fact.name);
            let inner = format!("{indent}  ");
            for line in &fact.lines {
                let words = self.runs(line);
                self.lines(&inner, &inner, &words);
            }
        }
    }

    /// A row reads as its cells, each under the name of its column.
    fn table(&mut self, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], indent: &str) {
        for row in rows {
            for (name, cell) in head.iter().zip(row) {
                let (name, words) = (self.runs(name), self.runs(cell));
                if !words.is_empty() {
                    let hanging = format!("{indent}  ");
                    self.lines(indent, &hanging, &format!("{name}: {words}"));
                }
            }
            self.gap();
        }
        self.ungap();
    }

    fn runs(&mut self, runs: &[Run]) -> String {
        let mut out = String::new();
        for run in runs {
            match run {
                Run::Text(text) | Run::Code(text) => out.push_str(text),
                Run::Strong(inner) | Run::Emphasis(inner) | Run::Strike(inner) => out.push_str(&self.runs(inner)),
                Run::Link { words, url } => {
                    out.push_str(&self.runs(words));
                    if !url.starts_with("tel:") && !url.starts_with("mailto:") {
                        out.push_str(&self.mark(url));
                    }
                }
                Run::Break => out.push('\n'),
            }
        }
        out
    }

    /// Returns the number of a link; the same address has the same number.
    fn mark(&mut self, url: &str) -> String {
        let known = self.links.iter().position(|known| known == url);
        let at = known.unwrap_or_else(|| {
            self.links.push(url.to_owned());
            self.links.len() - 1
        });
        format!(" [{}]", at + 1)
    }

    /// Writes words in lines that are no wider than [`WIDTH`], unless one word is.
    fn lines(&mut self, first: &str, others: &str, words: &str) {
        let mut indent = first;
        for line in words.split('\n') {
            let mut out = String::from(indent);
            let mut width = indent.chars().count();
            let mut empty = true;
            for word in line.split_whitespace() {
                let length = word.chars().count();
                if !empty && width + 1 + length > WIDTH {
                    self.push("", &out);
                    out = String::from(others);
                    width = others.chars().count();
                    empty = true;
                }
                if !empty {
                    out.push(' ');
                    width += 1;
                }
                out.push_str(word);
                width += length;
                empty = false;
            }
            if !empty {
                self.push("", &out);
            }
            indent = others;
        }
    }

    fn push(&mut self, indent: &str, line: &str) {
        self.out.push_str(indent);
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// Leaves one blank line.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Takes a blank line back, so that the entries of a list stand together.
    fn ungap(&mut self) {
        if self.out.ends_with("\n\n") {
            self.out.pop();
        }
    }
}
