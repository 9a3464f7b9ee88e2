//! One check: a rule, and the function that finds where it is broken.

use super::Corpus;
use crate::disclosure::Scene;
use crate::disclosure::details::Told;
use crate::parse::Draft;
use crate::report::{Finding, Rule};

/// One check.
#[derive(Debug)]
pub struct Check {
    /// The rule.
    pub rule: Rule,
    pub(super) run: Run,
}

/// What a check looks at.
#[derive(Debug)]
pub(super) enum Run {
    /// One text at a time, as its readers receive it.
    Text(fn(&Scene<'_>, &mut Vec<Finding>)),
    /// The details that one text tells, which say something only together.
    Details(fn(&[Told], &mut Vec<Finding>)),
    /// One document at a time, in any order.
    Document(fn(&Corpus<'_>, &Draft, &mut Vec<Finding>)),
    /// All documents together.
    Corpus(fn(&Corpus<'_>, &mut Vec<Finding>)),
}

impl Check {
    /// Runs over one document, if that is what it looks at.
    pub(super) fn document(&self, corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
        if let Run::Document(run) = self.run {
            run(corpus, draft, findings);
        }
    }

    /// Runs over all documents together, if that is what it looks at.
    pub(super) fn corpus(&self, corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
        if let Run::Corpus(run) = self.run {
            run(corpus, findings);
        }
    }
}

/// Declares the rules of a family, in the order that an author should read them.
macro_rules! family {
    ($($rule:ident,)*) => {
        $(mod $rule;)*

        /// The checks of this family.
        pub(super) const CHECKS: &[&super::Check] = &[$(&$rule::CHECK,)*];
    };
}
pub(super) use family;
