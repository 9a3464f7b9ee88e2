//! A reference or link to a document or place that does not exist.

use crate::base::{Span, nearest};
use crate::check::Corpus;
use crate::check::corpus::{each_value, has_anchor};
use crate::check::rule::{Check, Run};
use crate::fields::Node;
use crate::parse::Draft;
use crate::parse::markdown::{Block, Inline, Target, each_inline};
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/dangling", include_str!("dangling.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    if let Some(front) = &draft.front {
        each_value(front, &mut |_, node| {
            let &Node::Ref { id, span, .. } = node else { return };
            if corpus.by_id(id).is_none() {
                findings.push(no_such_id(corpus, id, span).at(Where::FrontMatter));
            }
        });
    }
    each_inline(&draft.body, &mut |inline| {
        if let Inline::Link(link) = inline {
            findings.extend(follow(corpus, draft, &link.to, link.span));
        }
    });
}

fn no_such_id(corpus: &Corpus<'_>, id: &str, span: Span) -> Finding {
    let near = nearest(id, corpus.ids()).map(|near| format!("did you mean `{near}`?"));
    let finding = Finding::new(&CHECK.rule, span, format!("no document has the id `{id}`"));
    finding.help("check the `id` line of the document that is meant").maybe_help(near)
}

/// Returns what keeps a link from leading anywhere.
fn follow(corpus: &Corpus<'_>, draft: &Draft, to: &Target, span: Span) -> Option<Finding> {
    let (target, anchor) = match to {
        Target::Anchor(anchor) => (draft, Some(anchor)),
        Target::Id { id, anchor } => match corpus.by_id(id) {
            Some(target) => (target, anchor.as_ref()),
            None => return Some(no_such_id(corpus, id, span)),
        },
        Target::File { written, path, anchor } => {
            let Some(target) = path.as_ref().and_then(|path| corpus.by_path(path)) else {
                let finding = Finding::new(&CHECK.rule, span, format!("there is no document at `{written}`"));
                return Some(finding.help("check the path, or link by id: `[words](id:briefing-neglect)`"));
            };
            (target, anchor.as_ref())
        }
        Target::Asset(_) | Target::External(_) => return None,
    };
    let anchor = anchor.filter(|anchor| !has_anchor(&target.body, anchor))?;
    let mut anchors = Vec::new();
    crate::parse::markdown::each_block(&target.body, &mut |block| {
        if let Block::Heading { id, .. } = block {
            anchors.push(id.to_string());
        }
    });
    let near = nearest(anchor, anchors.iter().map(String::as_str)).map(|near| format!("did you mean `#{near}`?"));
    let finding = Finding::new(&CHECK.rule, span, format!("the document has no heading `#{anchor}`"));
    Some(finding.help("an anchor is the heading in small letters with hyphens between its words").maybe_help(near))
}
