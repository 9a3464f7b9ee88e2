//! Findings become what a person reads at a terminal: the place, the line with a caret, and what to do.
//!
//! In: a view. Out: one block a finding, and the summary.
//! Invariant: a line on which a disclosure rule found something is never shown, whichever rule asks for it.

use std::collections::HashSet;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::excerpt::{Excerpt, are_near, trimmed};
use super::place::Place;
use super::visible::visible;
use super::{Finding, Severity, View, summary};
use crate::base::{FileId, Span};

/// Columns of a line that are shown.
const WIDTH: usize = 100;

/// Prints the findings.
pub(super) fn print(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let printer = Printer::new(view);
    for finding in view.findings.iter() {
        writeln!(out, "{}\n", printer.block(finding))?;
    }
    writeln!(out, "{}", summary(view))
}

/// A second place and its word of explanation.
type Label = (Span, String);

struct Printer<'a> {
    view: &'a View<'a>,
    renderer: Renderer,
    /// Lines that hold what must not be shown.
    hidden: HashSet<(FileId, usize)>,
}

/// The lines of one finding, and the number of the first.
struct Shown {
    excerpt: Excerpt,
    first_line: usize,
    last_line: usize,
}

impl<'a> Printer<'a> {
    fn new(view: &'a View<'a>) -> Self {
        let renderer = if view.colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        Self { view, renderer: renderer.term_width(WIDTH), hidden: hidden_lines(view) }
    }

    fn block(&self, finding: &Finding) -> String {
        let (near, far) = self.labels(finding);
        let shown = self.shown(finding, &near);
        let also = if shown.is_some() { far } else { finding.labels.iter().collect() };
        let also: Vec<_> = also.into_iter().map(|(span, text)| self.also(*span, text)).collect();
        let more = format!("run `candour explain {}`", finding.rule.code);
        let group = level(finding.severity).primary_title(visible(&finding.message)).id(finding.rule.code);
        let group = group.elements(shown.iter().map(|shown| snippet(shown, &near)));
        let group = group.elements(also.iter().map(|text| Level::NOTE.with_name("also").message(text)));
        let group = group.elements(finding.help.iter().map(|help| Level::HELP.message(visible(help))));
        let group = group.element(Level::NOTE.with_name("more").message(more));
        self.with_place(finding, shown.as_ref().map_or(0, |shown| shown.last_line), &self.renderer.render(&[group]))
    }

    /// Returns the rendered block with the place below its title.
    ///
    /// The renderer would count columns in the excerpt, which is cut and spelled out; these are those of the file.
    fn with_place(&self, finding: &Finding, last_line: usize, block: &str) -> String {
        let (title, rest) = block.split_once('\n').unwrap_or((block, ""));
        let place = Place::of(self.view.sources, finding.span).brief();
        let gutter = " ".repeat(last_line.max(1).ilog10() as usize + 1);
        let arrow = if self.view.colour {
            format!("{DEFAULT_LINE_NUM_STYLE}-->{DEFAULT_LINE_NUM_STYLE:#}")
        } else {
            "-->".to_owned()
        };
        format!("{title}\n{gutter}{arrow} {}\n{rest}", visible(&place))
    }

    /// Returns the labels that can be drawn beside the finding, and those that cannot.
    fn labels<'f>(&self, finding: &'f Finding) -> (Vec<&'f Label>, Vec<&'f Label>) {
        let text = &self.view.sources.get(finding.span.file).text;
        let main = trimmed(text, finding.span.range());
        let is_near =
            |span: Span| span.file == finding.span.file && are_near(text, &main, &trimmed(text, span.range()));
        finding.labels.iter().partition(|(span, _)| is_near(*span))
    }

    fn also(&self, span: Span, text: &str) -> String {
        format!("{}: {}", visible(&Place::of(self.view.sources, span).brief()), visible(text))
    }

    fn shown(&self, finding: &Finding, near: &[&Label]) -> Option<Shown> {
        let source = self.view.sources.get(finding.span.file);
        let is_file = finding.span == Span::whole(finding.span.file);
        if !self.view.show_source || is_file || source.text.is_empty() || is_secret(finding) {
            return None;
        }
        let spans = std::iter::once(finding.span).chain(near.iter().map(|(span, _)| *span));
        let spans: Vec<Range<usize>> = spans.map(|span| trimmed(&source.text, span.range())).collect();
        let line = |at: usize| source.position(u32::try_from(at).unwrap_or(u32::MAX)).line;
        let first_line = line(spans.iter().map(|span| span.start).min()?);
        let last_line = line(spans.iter().map(|span| span.end).max()?);
        let is_open = (first_line..=last_line).all(|line| !self.hidden.contains(&(source.id, line)));
        is_open.then(|| Shown { excerpt: Excerpt::new(&source.text, &spans), first_line, last_line })
    }
}

fn snippet<'s>(shown: &'s Shown, near: &[&'s Label]) -> Snippet<'s, Annotation<'s>> {
    let labels = near.iter().map(|(_, text)| visible(text));
    let mut marks = shown.excerpt.marks.iter().cloned();
    let main = marks.next().map(|mark| AnnotationKind::Primary.span(mark));
    let others = marks.zip(labels).map(|(mark, label)| AnnotationKind::Context.span(mark).label(label));
    Snippet::source(&shown.excerpt.text).line_start(shown.first_line).annotations(main).annotations(others)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// Returns whether a finding is about something that could name a person.
fn is_secret(finding: &Finding) -> bool {
    finding.rule.code.starts_with("anon/")
}

fn hidden_lines(view: &View<'_>) -> HashSet<(FileId, usize)> {
    let secret = view.findings.iter().filter(|finding| is_secret(finding));
    let spans =
        secret.flat_map(|finding| std::iter::once(finding.span).chain(finding.labels.iter().map(|(span, _)| *span)));
    let lines = spans.filter(|span| *span != Span::whole(span.file)).flat_map(|span| {
        let place = Place::of(view.sources, span);
        (place.start.line..=place.end.line).map(move |line| (span.file, line))
    });
    lines.collect()
}
