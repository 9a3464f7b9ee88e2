//! A message as HTML for mail programs: the theme's components, with their style written into each element.

use std::fmt::Write;

use tera::{Context, Value};

use super::message::Message;
use super::part::{Fact, Part, Run};
use super::style::Style;
use crate::base::SitePath;
use crate::render::Stage;
use crate::render::html::escape;
use crate::render::view::map;
use crate::report::Finding;

/// How a picture is found by the mail program: an address, and the size in which it is shown.
pub(super) struct Shown {
    pub url: String,
    pub width: u32,
    pub height: u32,
}

/// What stands around the parts of a message.
pub(super) struct Frame<'a> {
    /// The template: a whole message, or the sheet that is pasted.
    pub template: &'static str,
    /// Who sends it.
    pub sender: &'a str,
    /// The lines at the foot.
    pub foot: &'a [Vec<Run>],
    /// Finds a picture.
    pub picture: &'a dyn Fn(&SitePath) -> Option<Shown>,
}

/// Returns the whole message.
pub(super) fn html(
    stage: &Stage<'_>,
    style: &Style,
    message: &Message<'_>,
    frame: &Frame<'_>,
) -> Result<String, Finding> {
    let mut implicits = Context::new();
    implicits.insert_value("look", style.view());
    let link = style.looks.get("link").map_or("", String::as_str);
    let code = style.looks.get("code").map_or("", String::as_str);
    let writer = Writer { stage, implicits: &implicits, link, code, picture: frame.picture };
    let meta = &message.page.document.meta;
    let foot = frame.foot.iter().map(|line| Value::safe_string(&writer.runs(line)));
    let mut context = Context::new();
    context.insert_value("look", style.view());
    let view = map([
        ("subject", message.subject.as_str().into()),
        ("preheader", message.preheader.as_str().into()),
        ("sender", frame.sender.into()),
        ("dateline", message.dateline.as_str().into()),
        ("title", meta.title.value.as_ref().into()),
        ("summary", meta.summary.value.as_ref().into()),
        ("note", message.note.as_deref().into()),
        ("web", message.web.as_str().into()),
        ("style", Value::safe_string(style.head.trim_end())),
        ("body", Value::safe_string(&writer.parts(&message.parts)?)),
        ("foot", foot.collect::<Vec<_>>().into()),
    ]);
    context.insert_value("mail", view);
    let mut out = Vec::new();
    stage.render(frame.template, &context, &mut out)?;
    Ok(String::from_utf8(out).unwrap_or_default())
}

struct Writer<'w> {
    stage: &'w Stage<'w>,
    implicits: &'w Context,
    link: &'w str,
    code: &'w str,
    picture: &'w dyn Fn(&SitePath) -> Option<Shown>,
}

impl Writer<'_> {
    fn parts(&self, parts: &[Part]) -> Result<String, Finding> {
        parts.iter().map(|part| self.part(part)).collect()
    }

    fn part(&self, part: &Part) -> Result<String, Finding> {
        match part {
            Part::Heading(level, words) => {
                self.component("mail_heading", [("level", (*level).into()), ("words", words.as_str().into())], "")
            }
            Part::Kicker(words) => self.component("mail_kicker", [("words", words.as_str().into())], ""),
            Part::Paragraph(runs) => self.component("mail_paragraph", [], &self.runs(runs)),
            Part::List(start, items) => self.list(*start, items),
            Part::Button { words, url } => {
                self.component("mail_button", [("words", words.as_str().into()), ("url", url.as_str().into())], "")
            }
            Part::Picture { source, alt } => self.image(source, alt),
            Part::Facts(facts) => self.facts(facts),
            Part::Table { head, rows } => self.table(head, rows),
            Part::Panel(inner) => self.component("mail_panel", [], &self.parts(inner)?),
            Part::Quote(inner) => self.component("mail_quote", [], &self.parts(inner)?),
            Part::Code(words) => self.component("mail_code", [("words", words.as_str().into())], ""),
            Part::Rule => self.component("mail_rule", [], ""),
        }
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Part>]) -> Result<String, Finding> {
        let mut inner = String::new();
        for item in items {
            // An entry that is one paragraph is its words; a paragraph inside would stand apart from its mark.
            let words = match item.as_slice() {
                [Part::Paragraph(runs)] => self.runs(runs),
                parts => self.parts(parts)?,
            };
            inner.push_str(&self.component("mail_entry", [], &words)?);
        }
        self.component("mail_list", [("start", start.into())], &inner)
    }

    fn facts(&self, facts: &[Fact]) -> Result<String, Finding> {
        let mut inner = String::new();
        for fact in facts {
            let lines = fact.lines.iter().map(|line| self.runs(line)).collect::<Vec<_>>().join("<br>\n");
            inner.push_str(&self.component("mail_fact", [("name", fact.name.as_str().into())], &lines)?);
        }
        self.component("mail_facts", [], &inner)
    }

    fn table(&self, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Result<String, Finding> {
        let mut inner = self.row(head, |_| Some("col"))?;
        for row in rows {
            inner.push_str(&self.row(row, |at| (at == 0).then_some("row"))?);
        }
        self.component("mail_table", [], &inner)
    }

    fn row(&self, cells: &[Vec<Run>], scope: fn(usize) -> Option<&'static str>) -> Result<String, Finding> {
        let mut inner = String::from("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            inner.push_str(&self.component("mail_cell", [("scope", scope(at).into())], &self.runs(cell))?);
        }
        inner.push_str("</tr>\n");
        Ok(inner)
    }

    fn image(&self, source: &SitePath, alt: &str) -> Result<String, Finding> {
        let Some(shown) = (self.picture)(source) else { return Ok(String::new()) };
        let arguments = [
            ("url", shown.url.into()),
            ("alt", alt.into()),
            ("width", shown.width.into()),
            ("height", shown.height.into()),
        ];
        self.component("mail_picture", arguments, "")
    }

    fn runs(&self, runs: &[Run]) -> String {
        let mut out = String::new();
        self.write_runs(runs, &mut out);
        out
    }

    fn write_runs(&self, runs: &[Run], out: &mut String) {
        let element = |tag: &str, inner: &[Run], out: &mut String| {
            let _ = write!(out, "<{tag}>");
            self.write_runs(inner, out);
            let _ = write!(out, "</{tag}>");
        };
        for run in runs {
            match run {
                Run::Text(text) => escape(text, out),
                Run::Strong(inner) => element("strong", inner, out),
                Run::Emphasis(inner) => element("em", inner, out),
                Run::Strike(inner) => element("s", inner, out),
                Run::Code(text) => {
                    let _ = write!(out, "<code {}>", self.code);
                    escape(text, out);
                    out.push_str("</code>");
                }
                Run::Link { words, url } => {
                    out.push_str("<a href=\"");
                    escape(url, out);
                    let _ = write!(out, "\" {}>", self.link);
                    self.write_runs(words, out);
                    out.push_str("</a>");
                }
                Run::Break => out.push_str("<br>\n"),
            }
        }
    }

    fn component<const N: usize>(
        &self,
        name: &str,
        arguments: [(&'static str, Value); N],
        inner: &str,
    ) -> Result<String, Finding> {
        let mut context = Context::new();
        for (key, value) in arguments {
            context.insert_value(key, value);
        }
        let theme = &self.stage.theme;
        let html = theme.tera.render_component_with_implicits(name, &context, self.implicits, Some(inner), true);
        let html = html.map_err(|error| theme.finding(&error, "email/parts.html", &self.stage.folder.sources))?;
        Ok(html + "\n")
    }
}
