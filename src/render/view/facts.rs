//! The front matter of a kind, as templates see it: by the types of its fields, not by hand.

use tera::{Map, Value};

use super::shapes::{date, map};
use crate::fields::Node;
use crate::kinds::Facts;
use crate::model::Standing;
use crate::render::Stage;

/// Returns the facts of a document.
///
/// Words arrive with their labels, references as cards (or not at all when that page is not part of the site), and
/// counts of people never.
pub(in crate::render) fn facts(stage: &Stage<'_>, facts: &Facts) -> Value {
    table(stage, facts.nodes())
}

fn table(stage: &Stage<'_>, fields: Vec<(&'static str, Node<'_>)>) -> Value {
    if let Some(withdrawn) = withdrawn(stage, &fields) {
        return withdrawn;
    }
    let shown = fields.into_iter().filter(|(_, node)| !matches!(node, Node::Count(_)));
    let map: Map = shown.map(|(key, node)| (key.into(), value(stage, node))).collect();
    map.into()
}

/// Returns what stands in place of an item about a document that was withdrawn: the day, and where to read on if there
/// is a place. What the item said of it goes with it.
fn withdrawn(stage: &Stage<'_>, fields: &[(&'static str, Node<'_>)]) -> Option<Value> {
    let id = fields.iter().find_map(|(key, node)| match node {
        Node::Ref { id, .. } if *key == "ref" => Some(*id),
        _ => None,
    })?;
    let Standing::Withdrawn(on, instead) = stage.library.standing(id)? else { return None };
    Some(map([("withdrawn", date(on)), ("instead", instead.map(|at| stage.card(at)).into())]))
}

fn value(stage: &Stage<'_>, node: Node<'_>) -> Value {
    match node {
        Node::Nothing | Node::Count(_) => Value::none(),
        Node::Text(text) => text.value.as_ref().into(),
        Node::Date(day) => date(day.value),
        Node::Number(number) => number.value.into(),
        Node::Flag(flag) => flag.value.into(),
        Node::Url(url) => url.value.as_ref().into(),
        Node::Word { list, id, .. } => stage.words.get(list, id),
        Node::Ref { id, .. } => stage.library.index_of(id).map(|at| stage.card(at)).into(),
        Node::List(items) => {
            let values = items.into_iter().map(|item| value(stage, item));
            values.filter(|value| !value.is_none()).collect::<Vec<_>>().into()
        }
        Node::Table(fields) => table(stage, fields),
    }
}

/// Returns how many words the facts hold that a reader reads.
pub(in crate::render) fn fact_words(facts: &Facts) -> usize {
    let mut count = 0;
    for (key, node) in facts.nodes() {
        node.each(key, &mut |_, node| {
            if let Node::Text(text) = node {
                count += text.value.split_ascii_whitespace().count();
            }
        });
    }
    count
}

/// Returns a judgement's grade in words, with the label of its scale.
pub(super) fn grade(stage: &Stage<'_>, scale: &str, grade: &str) -> Value {
    let word = stage.vocabularies.word("grade-scales", scale);
    let label = word.and_then(|word| word.grades.iter().find(|each| &*each.id.value == grade));
    let label = label.map_or(grade, |grade| &grade.label.value);
    map([("id", grade.into()), ("label", label.into())])
}
