//! The catalogue entry behind a finding.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks publication of the document.
    Error,
    /// Should be answered, does not block.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Returns the word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One rule: its stable code, its usual weight and its page.
///
/// The page is what `candour explain` prints; its "Good" and "Bad" examples are run by the tests.
#[derive(Debug)]
pub struct Rule {
    /// `family/fault`, stable for ever.
    pub code: &'static str,
    /// The weight of its findings.
    pub severity: Severity,
    /// The Markdown page: what, why, bad, good, source.
    pub page: &'static str,
}

impl Rule {
    /// Returns a rule that blocks.
    pub const fn error(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Error, page }
    }

    /// Returns a rule that warns.
    pub const fn warning(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Warning, page }
    }

    /// Returns a rule that informs.
    pub const fn info(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Info, page }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}
