//! What an issue of the newsletter tells of: what somebody chose, then what is new since the last issue.

use std::collections::BTreeSet;

use super::{Library, Page};
use crate::base::Day;
use crate::fields::Text;
use crate::kinds::{Facts, Newsletter};

/// How a document that an issue or a pack names stands today.
#[derive(Clone, Copy, Debug)]
pub enum Standing {
    /// It can be read: its place in the library.
    Public(usize),
    /// It was withdrawn on that day; the place of what can be read instead, if anything can.
    Withdrawn(Day, Option<usize>),
}

/// One item of an issue, as readers are told of it.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// A document that somebody chose, with their words for it.
    Chosen {
        /// Its place in the library.
        at: usize,
        /// What the issue says of it.
        blurb: &'a Text,
        /// The words of the link.
        link: &'a Text,
    },
    /// A document that is new since the last issue; its own summary speaks for it.
    New(usize),
    /// The document was withdrawn on that day; the place of what can be read instead.
    Withdrawn(Day, Option<usize>),
}

impl Library {
    /// Returns how the document of that id stands, or nothing when nobody outside ever knew of it.
    pub fn standing(&self, id: &str) -> Option<Standing> {
        if let Some(at) = self.index_of(id) {
            return Some(match self.pages[at].notice() {
                Some(notice) => Standing::Withdrawn(notice.on, Some(at)),
                None => Standing::Public(at),
            });
        }
        let gone = self.gone(id)?;
        let instead = gone.replaced_by.as_ref().and_then(|new| self.index_of(new));
        Some(Standing::Withdrawn(gone.on, instead))
    }

    /// Returns the items of an issue in order.
    pub fn items<'a>(&self, issue: &'a Newsletter) -> Vec<Told<'a>> {
        let chosen = issue.items.iter().filter_map(|item| {
            Some(match self.standing(&item.document.id)? {
                Standing::Public(at) => Told::Chosen { at, blurb: &item.blurb, link: &item.link_text },
                Standing::Withdrawn(on, instead) => Told::Withdrawn(on, instead),
            })
        });
        let mut items: Vec<Told<'_>> = chosen.collect();
        if issue.since.is_some() {
            let room = Newsletter::MOST.saturating_sub(items.len());
            items.extend(self.new_since_last(issue).into_iter().take(room).map(Told::New));
        }
        items
    }

    /// Returns what was published after the issue before this one and up to its own day, newest first, without what this
    /// or an earlier issue told of.
    pub fn new_since_last(&self, issue: &Newsletter) -> Vec<usize> {
        let earlier = || self.issues().filter(|(_, other)| other.date.value < issue.date.value);
        let last = earlier().map(|(_, other)| other.date.value).max();
        let mut told: BTreeSet<&str> = issue.items.iter().map(|item| &*item.document.id).collect();
        told.extend(earlier().flat_map(|(_, other)| other.items.iter().map(|item| &*item.document.id)));
        // Learning that nobody has looked at again in time goes into no new issue.
        let is_new = |page: &Page| {
            let day = page.published;
            issue.date.value <= page.review_by
                && day <= issue.date.value
                && last.is_none_or(|last| last < day)
                && !told.contains(page.document.id())
        };
        let pages = self.pages.iter().enumerate();
        pages.filter(|(_, page)| is_item(page) && is_new(page) && wanted(issue, page)).map(|(at, _)| at).collect()
    }

    /// Returns every issue of the newsletter, newest first.
    pub fn issues(&self) -> impl Iterator<Item = (usize, &Newsletter)> {
        self.pages.iter().enumerate().filter_map(|(at, page)| match &page.document.facts {
            Facts::Newsletter(issue) => Some((at, issue)),
            _ => None,
        })
    }
}

/// Returns whether an issue may tell of a page without anybody asking for it.
fn is_item(page: &Page) -> bool {
    page.listed() && page.document.kind.about.learning && !matches!(page.document.facts, Facts::Newsletter(_))
}

/// Returns whether an issue wants pages such as this one.
fn wanted(issue: &Newsletter, page: &Page) -> bool {
    let Some(only) = &issue.only else { return true };
    let meta = &page.document.meta;
    let kind = page.document.kind.about.name;
    (only.kinds.is_empty() || only.kinds.iter().any(|wanted| &*wanted.value == kind))
        && (only.themes.is_empty() || meta.themes.iter().any(|own| only.themes.iter().any(|word| word.id == own.id)))
        && (only.roles.is_empty() || meta.roles.iter().any(|own| only.roles.iter().any(|word| word.id == own.id)))
}
