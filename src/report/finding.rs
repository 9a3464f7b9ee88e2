//! What is wrong with the content, as data.

use serde::Serialize;

use super::{Rule, Severity};
use crate::base::{Sources, Span};

/// Which part of a document a finding speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// The Markdown text.
    #[default]
    Body,
    /// The TOML block at the top, or a TOML file.
    FrontMatter,
    /// The name of the file or folder.
    Path,
    /// A picture or attached file.
    Attachment,
    /// What a file says about itself.
    Metadata,
}

/// One thing for a person to put right.
///
/// `message` says what is there, `help` what to do: lower case, no full stop, for an editor who is not a programmer.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule behind it.
    pub rule: &'static Rule,
    /// Its weight here.
    pub severity: Severity,
    /// The place.
    pub span: Span,
    /// The part of the document.
    pub part: Where,
    /// What is there.
    pub message: String,
    /// Other places that belong to it, each with a word of explanation.
    pub labels: Vec<(Span, String)>,
    /// What to do.
    pub help: Option<String>,
    /// What a waiver of it is called; a mark holds no text and survives edits elsewhere.
    pub mark: Option<String>,
}

impl Finding {
    /// Returns a finding of `rule` at `span`, in the body of a document.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            part: Where::Body,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            mark: None,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, when there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Says which part of the document is meant.
    #[must_use]
    pub fn at(mut self, part: Where) -> Self {
        self.part = part;
        self
    }

    /// Returns whether it blocks publication.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Findings in the order that people read them: by file, then place, then rule; without repeats.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Returns the findings, put in order.
    pub fn new(sources: &Sources, mut findings: Vec<Finding>) -> Self {
        let key = |f: &Finding| (f.span.start, f.span.end, f.rule.code);
        findings.sort_by(|a, b| {
            let path = |f: &Finding| &sources.get(f.span.file).path;
            path(a).cmp(path(b)).then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.cmp(&b.message))
        });
        findings.dedup_by(|a, b| a.span == b.span && a.rule == b.rule && a.message == b.message);
        Self(findings)
    }

    /// Returns the findings in order.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// Returns how many there are of one weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Returns whether any finding blocks publication.
    pub fn blocks(&self) -> bool {
        self.0.iter().any(Finding::blocks)
    }

    /// Returns whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
