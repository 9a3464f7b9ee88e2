//! The end of patience: what stands too deep inside other things is skipped, and said so once.
//!
//! In: elements beyond the limit. Out: one finding.
//! Invariant: the depth of a tree is bounded, so that those who walk it may recurse.

use std::mem;
use std::ops::Range;

use pulldown_cmark::Event;

use super::build::Builder;
use super::mark::MarkKind;
use crate::report::{Finding, Rule};

/// Lists, quotations, boxes or emphasis inside one another beyond any use.
pub static TOO_DEEP: Rule = Rule::error("markdown/too-deep", include_str!("rules/too-deep.md"));

/// How many lists, quotations, containers, footnotes, links and emphases may stand inside one another.
pub(super) const DEEPEST: usize = 32;

/// What has begun and not ended inside a part that is skipped.
#[derive(Debug, Default)]
pub(super) struct Buried {
    pub(super) tags: usize,
    pub(super) containers: usize,
}

impl Builder<'_> {
    pub(super) fn is_buried(&self) -> bool {
        self.buried.tags > 0 || self.buried.containers > 0
    }

    /// Passes over a part that is too deep, up to its end.
    pub(super) fn bury(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(_) => self.buried.tags += 1,
            Event::End(_) => self.buried.tags = self.buried.tags.saturating_sub(1),
            Event::Rule if self.buried.tags == 0 => self.buried_break(range),
            _ => {}
        }
    }

    pub(super) fn too_deep(&mut self, range: &Range<usize>) {
        if !mem::replace(&mut self.is_too_deep, true) {
            let line = range.start..range.end.min(range.start + self.line(range.start).trim_end().len());
            let message = format!("more than {DEEPEST} lists, quotations or boxes stand inside one another");
            let finding = Finding::new(&TOO_DEEP, self.span(&line), message)
                .help("write this part as plain paragraphs; nothing inside it was read");
            self.findings.push(finding);
        }
    }

    /// Counts the containers in a part that is skipped.
    fn buried_break(&mut self, range: &Range<usize>) {
        match self.marks.take(range.start) {
            Some((MarkKind::Open, _)) => self.buried.containers += 1,
            Some((MarkKind::Close, _)) => self.buried.containers = self.buried.containers.saturating_sub(1),
            Some((MarkKind::Deep, _)) | None => {}
        }
    }

    /// Reports the overwritten lines in a stretch where they did not come back.
    pub(super) fn lost_within(&mut self, range: &Range<usize>) {
        for (kind, place) in self.marks.take_within(range) {
            match kind {
                MarkKind::Deep => self.too_deep(&place),
                // A `:::` line in a part that was skipped is not lost: the part is reported.
                _ if self.is_too_deep => {}
                _ => self.misplaced(kind, place),
            }
        }
    }
}
