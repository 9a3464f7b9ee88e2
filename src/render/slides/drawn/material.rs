//! What documents hold that a session can use.

use std::collections::BTreeSet;

use crate::fields::Text;
use crate::kinds::{Facts, Finding};
use crate::model::Page;
use crate::render::Stage;

/// One sentence of learning.
pub(super) struct Lesson<'s> {
    pub text: &'s str,
    /// How it came about, or what it means.
    pub more: Vec<&'s str>,
    /// The document that says it.
    pub page: &'s Page,
}

/// What documents hold, in the order of the documents; nothing twice.
#[derive(Default)]
pub(super) struct Material<'s> {
    pub messages: Vec<Lesson<'s>>,
    pub strengths: Vec<Lesson<'s>>,
    pub improvements: Vec<Lesson<'s>>,
    pub questions: Vec<Lesson<'s>>,
    /// What each role should do; the first of every role before the second of any.
    pub actions: Vec<(String, &'s str)>,
    seen: BTreeSet<&'s str>,
}

impl<'s> Material<'s> {
    /// Gathers from documents, and from the findings that audits among them name.
    pub(super) fn of(stage: &'s Stage<'s>, sources: &[&'s Page]) -> Self {
        let mut material = Self::default();
        let mut actions: Vec<(usize, String, &'s str)> = Vec::new();
        for page in sources {
            match &page.document.facts {
                Facts::Audit(audit) => {
                    material.all(&audit.key_messages, page, |own| &mut own.messages);
                    for reference in audit.strengths.iter().chain(&audit.improvements) {
                        material.find(stage, &reference.id);
                    }
                }
                Facts::Briefing(briefing) => {
                    material.all(&briefing.key_messages, page, |own| &mut own.messages);
                    material.all(&briefing.questions, page, |own| &mut own.questions);
                    for asked in briefing.what_to_do.iter() {
                        let role = stage.words.label("roles", &asked.role.id);
                        let all = asked.actions.iter().enumerate();
                        actions.extend(all.map(|(turn, action)| (turn, role.clone(), &*action.value)));
                    }
                }
                Facts::Finding(finding) => material.finding(finding, page),
                Facts::GoodPractice(practice) => {
                    let more = vec![&*practice.how_achieved.value, &*practice.difference.value];
                    material.add(&practice.what.value, more, page, |own| &mut own.strengths);
                }
                _ => {}
            }
        }
        // Where no document has key messages, its summary says why the theme matters.
        if material.messages.is_empty() {
            for page in sources {
                material.add(&page.document.meta.summary.value, Vec::new(), page, |own| &mut own.messages);
            }
        }
        let mut named = BTreeSet::new();
        let mut given: Vec<_> = actions
            .into_iter()
            .map(|(turn, role, action)| (turn.max(usize::from(!named.insert(role.clone()))), role, action))
            .collect();
        given.sort_by_key(|(turn, ..)| *turn);
        material.actions = given.into_iter().map(|(_, role, action)| (role, action)).collect();
        material
    }

    /// Adds a finding that an audit names, if it is public and may be used.
    fn find(&mut self, stage: &'s Stage<'s>, id: &str) {
        let page = stage.library.by_id(id).filter(|page| usable(stage, page));
        if let Some((page, Facts::Finding(finding))) = page.map(|page| (page, &page.document.facts)) {
            self.finding(finding, page);
        }
    }

    fn finding(&mut self, finding: &'s Finding, page: &'s Page) {
        let impact = Some(&finding.impact_on_child);
        let (how, place): (_, fn(&mut Self) -> &mut Vec<Lesson<'s>>) = match &*finding.form.id {
            "strength" => (&finding.how_achieved, |own| &mut own.strengths),
            _ => (&finding.why, |own| &mut own.improvements),
        };
        let more = how.as_ref().into_iter().chain(impact).map(|text| &*text.value).collect();
        self.add(&finding.statement.value, more, page, place);
    }

    fn all(&mut self, texts: &'s [Text], page: &'s Page, place: fn(&mut Self) -> &mut Vec<Lesson<'s>>) {
        for text in texts {
            self.add(&text.value, Vec::new(), page, place);
        }
    }

    fn add(&mut self, text: &'s str, more: Vec<&'s str>, page: &'s Page, place: fn(&mut Self) -> &mut Vec<Lesson<'s>>) {
        if self.seen.insert(text) {
            place(self).push(Lesson { text, more, page });
        }
    }
}

/// Returns whether a document may go into something new: it is neither withdrawn nor overdue for review.
pub(in crate::render) fn usable(stage: &Stage<'_>, page: &Page) -> bool {
    page.notice().is_none() && !page.review_overdue(stage.today)
}
