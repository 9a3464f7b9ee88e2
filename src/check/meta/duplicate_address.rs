//! Two documents at one address.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::base::Span;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/duplicate-address", include_str!("duplicate-address.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let wanted = corpus.drafts.iter().map(|draft| draft.notes.keep("meta/duplicate-address", (), |()| wanted(draft)));
    let wanted: Vec<_> = wanted.collect();
    let each = || wanted.iter().flat_map(|wanted| &wanted.1);
    let mut known = FxHashSet::default();
    let twice: FxHashSet<&str> =
        each().map(|(address, ..)| &**address).filter(|address| !known.insert(*address)).collect();
    let mut owners: BTreeMap<&str, Vec<(Span, Where)>> = BTreeMap::new();
    for (address, span, part) in each().filter(|(address, ..)| twice.contains(&**address)) {
        owners.entry(address).or_default().push((*span, *part));
    }
    for (address, places) in owners {
        for &(here, part) in &places {
            let others = places.iter().filter(|(there, _)| *there != here);
            let finding = Finding::new(&CHECK.rule, here, format!("the address `{address}` is taken twice")).at(part);
            let finding = others.fold(finding, |finding, &(there, _)| finding.label(there, "it is taken here as well"));
            findings.push(finding.help("rename one of the files, or give one a `slug` of its own"));
        }
    }
}

/// Returns the addresses that a draft wants, each with the place that says so.
fn wanted(draft: &Draft) -> Vec<(Box<str>, Span, Where)> {
    let mut wanted = Vec::new();
    if let (Some(kind), Some(slug)) = (draft.name.kind, &draft.name.slug) {
        let address = format!("{}/{slug}.html", kind.about.folder);
        wanted.push((address.into(), Span::whole(draft.file), Where::Path));
    }
    for alias in draft.front.iter().flat_map(|front| &front.meta.aliases) {
        // Some servers and file systems do not tell capitals from small letters.
        wanted.push((alias.value.to_lowercase().into(), alias.span, Where::FrontMatter));
    }
    wanted
}
