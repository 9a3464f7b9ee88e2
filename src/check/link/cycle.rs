//! A chain of documents that leads back to its start.

use std::collections::HashMap;

use crate::base::Span;
use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/cycle", include_str!("cycle.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    // Each document follows few others, so the chains are walked from every start, and each step is taken once.
    let mut follows: HashMap<&str, Vec<(&str, Span)>> = HashMap::new();
    for draft in corpus.drafts {
        let (Some(front), Some(id)) = (&draft.front, &draft.name.id) else { continue };
        each_value(front, &mut |_, node| {
            if let &Node::Ref { id: other, span, lineage: true, .. } = node {
                follows.entry(&id.value).or_default().push((other, span));
            }
        });
    }
    let mut done: HashMap<&str, bool> = HashMap::new();
    let starts = corpus.drafts.iter().filter_map(|draft| draft.name.id.as_ref()).map(|id| &*id.value);
    for start in starts {
        let mut trail: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((id, next)) = trail.pop() {
            if next == 0 {
                if done.contains_key(id) {
                    continue;
                }
                done.insert(id, false);
            }
            let Some(&(other, span)) = follows.get(id).and_then(|steps| steps.get(next)) else {
                done.insert(id, true);
                continue;
            };
            trail.push((id, next + 1));
            match done.get(other) {
                None => trail.push((other, 0)),
                Some(true) => {}
                Some(false) => findings.push(cycle(&trail, other, span, &follows)),
            }
        }
    }
}

/// Returns the finding for a step that leads back to `start`, with each step between as a second place.
fn cycle(trail: &[(&str, usize)], start: &str, span: Span, follows: &HashMap<&str, Vec<(&str, Span)>>) -> Finding {
    let from = trail.iter().position(|(id, _)| *id == start).unwrap_or(0);
    let message = format!("this leads back to `{start}`, so neither document comes first");
    let finding = Finding::new(&CHECK.rule, span, message).at(Where::FrontMatter);
    let steps = trail[from..].iter().filter_map(|&(id, next)| follows.get(id)?.get(next.checked_sub(1)?));
    let labelled = steps.filter(|(_, place)| *place != span);
    let finding = labelled.fold(finding, |finding, (id, place)| finding.label(*place, format!("then to `{id}`")));
    finding.help("remove the reference from the older document")
}
