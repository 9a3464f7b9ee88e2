//! A chain of documents that leads back to its start.

use rustc_hash::FxHashMap;

use crate::base::Span;
use crate::check::Corpus;
use crate::check::corpus::each_value;
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::parse::Front;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/cycle", include_str!("cycle.md")), run: Run::Corpus(run) };

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    // Each document follows few others, so the chains are walked from every start, and each step is taken once.
    let steps = corpus.drafts.iter().filter_map(|draft| {
        let (front, id) = (draft.front.as_ref()?, draft.name.id.as_ref()?);
        let steps = draft.notes.keep("link/cycle", (), |()| followed(front));
        (!steps.1.is_empty()).then_some((&*id.value, steps))
    });
    let steps: Vec<_> = steps.collect();
    let mut follows: FxHashMap<&str, Vec<(&str, Span)>> = FxHashMap::default();
    for (id, steps) in &steps {
        follows.entry(id).or_default().extend(steps.1.iter().map(|(other, span)| (&**other, *span)));
    }
    let mut done: FxHashMap<&str, bool> = FxHashMap::default();
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

/// Returns the documents that one follows, each with the place that says so.
fn followed(front: &Front) -> Vec<(Box<str>, Span)> {
    let mut followed = Vec::new();
    each_value(front, &mut |_, node| {
        if let &Node::Ref { id: other, span, lineage: true, .. } = node {
            followed.push((other.into(), span));
        }
    });
    followed
}

/// Returns the finding for a step that leads back to `start`, with each step between as a second place.
fn cycle(trail: &[(&str, usize)], start: &str, span: Span, follows: &FxHashMap<&str, Vec<(&str, Span)>>) -> Finding {
    let from = trail.iter().position(|(id, _)| *id == start).unwrap_or(0);
    let message = format!("this leads back to `{start}`, so neither document comes first");
    let finding = Finding::new(&CHECK.rule, span, message).at(Where::FrontMatter);
    let steps = trail[from..].iter().filter_map(|&(id, next)| follows.get(id)?.get(next.checked_sub(1)?));
    let labelled = steps.filter(|(_, place)| *place != span);
    let finding = labelled.fold(finding, |finding, (id, place)| finding.label(*place, format!("then to `{id}`")));
    finding.help("remove the reference from the older document")
}
