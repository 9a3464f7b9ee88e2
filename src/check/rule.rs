//! One check: a rule, and the function that finds where it is broken.

use rayon::prelude::*;

use super::Corpus;
use crate::disclosure::details::Told;
use crate::disclosure::{MOST, Scene};
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
    /// One text at a time, of which it looks only at the words that may be names.
    Names(fn(&Scene<'_>, &mut Vec<Finding>)),
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

/// The bytes of a text from which on its rules look at it side by side.
const LONG: usize = 100_000;

/// Runs each check of a family that looks at one text.
pub(super) fn look(checks: &[&Check], scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let each = |run: fn(&Scene<'_>, &mut Vec<Finding>), scene: &Scene<'_>| {
        let mut found = Vec::new();
        run(scene, &mut found);
        shorten(&mut found, 0);
        found
    };
    let others = checks.iter().filter_map(|check| if let Run::Text(run) = check.run { Some(run) } else { None });
    let looks: Vec<_> = others.map(|run| (run, scene.again())).collect();
    // Texts of usual length are many, and shared out whole.
    let is_long = scene.reading.text.len() > LONG;
    let together = if is_long { 1 } else { looks.len() };
    let others = || looks.into_par_iter().with_min_len(together).flat_map_iter(|(run, scene)| each(run, &scene));
    // The names are looked for by the first rule that asks, and the next would only wait for them.
    let scene = scene.again();
    let names = move || {
        let runs = checks.iter().filter_map(|check| if let Run::Names(run) = check.run { Some(run) } else { None });
        runs.flat_map(|run| each(run, &scene.again())).collect::<Vec<_>>()
    };
    let (names, others) = if is_long {
        rayon::join(names, || others().collect::<Vec<_>>())
    } else {
        (names(), others().collect::<Vec<_>>())
    };
    findings.extend(names);
    findings.extend(others);
}

/// Keeps the first findings of a rule, which begin at a place, and says whether there are more.
pub(super) fn shorten(findings: &mut Vec<Finding>, from: usize) {
    let is_more = findings.len() > from + MOST;
    findings.truncate(from + MOST);
    if let Some(last) = findings.last_mut().filter(|_| is_more) {
        last.message = format!("{}; and more like it in this file", last.message);
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
