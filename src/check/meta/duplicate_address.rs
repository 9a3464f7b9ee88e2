//! Two documents at one address.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/duplicate-address", include_str!("duplicate-address.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let mut owners: BTreeMap<String, Vec<(Span, Where)>> = BTreeMap::new();
    for draft in corpus.drafts {
        if let (Some(kind), Some(slug)) = (draft.name.kind, &draft.name.slug) {
            let address = format!("{}/{slug}.html", kind.about.folder);
            owners.entry(address).or_default().push((Span::whole(draft.file), Where::Path));
        }
        for alias in draft.front.iter().flat_map(|front| &front.meta.aliases) {
            // Some servers and file systems do not tell capitals from small letters.
            let address = alias.value.to_lowercase();
            owners.entry(address).or_default().push((alias.span, Where::FrontMatter));
        }
    }
    for (address, places) in owners.iter().filter(|(_, places)| places.len() > 1) {
        for &(here, part) in places {
            let others = places.iter().filter(|(there, _)| *there != here);
            let finding = Finding::new(&CHECK.rule, here, format!("the address `{address}` is taken twice")).at(part);
            let finding = others.fold(finding, |finding, &(there, _)| finding.label(there, "it is taken here as well"));
            findings.push(finding.help("rename one of the files, or give one a `slug` of its own"));
        }
    }
}
